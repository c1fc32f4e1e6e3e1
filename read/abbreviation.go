package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are words whose full stop is part of them and does not end a sentence when a
// name or number follows.
var abbreviations = newQuickSet(`mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig hon rev st
	mt ft jr sr no nos vs etc eg ie cf al vol pp fig ca approx dept est inc ltd co corp bros
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
	u.s u.n u.k e.u ph d.c a.m p.m sen reps sens gens govs messrs mmes pres amb min`)

// titleAbbreviations never end a sentence: a name follows.
var titleAbbreviations = wordSet(`mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig hon rev st mt
	reps sens gens govs messrs mmes pres amb no nos vs`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviation returns the byte after the full stop at dot if the word that begins at start is
// an abbreviation that takes it, and dot if it is not. Initials are read on: "U.S.A.".
func (z *tokeniser) abbreviation(start, dot int) int {
	word := z.text[start:dot]
	if utf8.RuneCountInString(word) == 1 && unicode.IsLetter(runeAt(z.text, start)) {
		return z.initials(dot)
	}
	w := Fold(word)
	if !abbreviations.has(w) {
		return dot
	}
	if w == "no" && !z.digitFollows(dot+1) {
		return dot
	}
	switch w { // also plain words: only before a name or a number
	case "sun", "sat", "mar", "mon", "min", "co", "st", "al", "fig", "est", "ca", "rep", "gen", "wed", "no", "mt", "ft", "col", "pres":
		first := runeAt(word, 0)
		if !unicode.IsUpper(first) && w != "no" && w != "ca" && w != "al" {
			return dot
		}
	}
	return dot + 1
}

// initials reads "U.S." from its first full stop on. One letter alone keeps its full stop only
// before another word, as in "George W. Bush".
func (z *tokeniser) initials(dot int) int {
	end := dot + 1
	letters := 1
	for end+1 < len(z.text) {
		r, n := utf8.DecodeRuneInString(z.text[end:])
		if !unicode.IsLetter(r) || end+n >= len(z.text) || z.text[end+n] != '.' {
			break
		}
		end += n + 1
		letters++
	}
	if letters > 1 {
		return end
	}
	next := strings.TrimLeft(z.text[end:min(len(z.text), end+3)], " ")
	if r, _ := utf8.DecodeRuneInString(next); end < len(z.text) && unicode.IsUpper(r) {
		return end
	}
	return dot
}

func (z *tokeniser) digitFollows(i int) bool {
	rest := strings.TrimLeft(z.text[i:min(len(z.text), i+3)], " ")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// initials says whether a word is made of single letters with full stops.
func initials(s string) bool {
	letters, dots := 0, 0
	for _, r := range s {
		if r == '.' {
			dots++
		} else {
			letters++
		}
	}
	return dots > 0 && letters == dots
}
