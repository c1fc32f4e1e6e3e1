package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens cuts a text into words, numbers, symbols and punctuation. A word split by hyphens
// becomes several tokens, the later ones marked Hyphen, so that "cease-fire" reads as "cease
// fire" and "2017-2021" as two years. "'s", "n't" and the like are tokens of their own.
func tokens(text string, out []Token) []Token {
	if cap(out) == 0 {
		out = make([]Token, 0, len(text)/5+8)
	}
	z := tokeniser{text: text, out: out, apart: standsApart(text)}
	z.folded.Grow(len(text)/8 + 32)
	z.run()
	return z.out
}

type tokeniser struct {
	text   string
	out    []Token
	folded strings.Builder // the words that are not in the text as the lexicon spells them
	depth  int             // of brackets
	glue   bool            // the last byte was not space
	dash   bool            // a hyphen was passed over after the last token
	apart  bool            // marks stand between spaces, as in texts that were cut into words before
}

func (z *tokeniser) run() {
	for i := 0; i < len(z.text); {
		r, n := rune(z.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(z.text[i:])
		}
		switch {
		case isSpace(r):
			if isBreak(r) {
				z.depth = 0
			}
			z.glue, z.dash = false, false
			i += n
		case isWordRune(r) && !isDigit(r):
			i = z.word(i)
		case isDigit(r):
			i = z.number(i)
		default:
			i = z.mark(i, r, n)
		}
	}
}

// emit adds a token whose folded form is the same bytes folded.
func (z *tokeniser) emit(start, end int, kind TokenKind, flags TokenFlag) {
	bare := end
	if flags&Abbrev != 0 && !initials(z.text[start:end]) {
		bare-- // "Mr." is looked up as "mr", but "U.S." as "u.s."
	}
	z.emitAs(start, end, kind, flags, z.text[start:bare])
}

// emitAs adds a token with the given form.
func (z *tokeniser) emitAs(start, end int, kind TokenKind, flags TokenFlag, form string) {
	if !plain(form) {
		at := z.folded.Len()
		appendFold(&z.folded, form)
		form = z.folded.String()[at:]
	}
	z.add(start, end, kind, flags, form)
}

// add adds a token whose folded form is known.
func (z *tokeniser) add(start, end int, kind TokenKind, flags TokenFlag, norm string) {
	if z.glue {
		flags |= Glued
	}
	if z.dash {
		flags |= Hyphen
	}
	if z.depth > 0 {
		flags |= InBracket
	}
	z.out = append(z.out, Token{Start: int32(start), End: int32(end), Kind: kind, Flags: flags, Quote: -1, Norm: norm})
	z.glue, z.dash = true, false
}

// word reads letters, digits after letters, inner apostrophes and the full stops of
// abbreviations.
func (z *tokeniser) word(start int) int {
	i := start
	upper, lower := 0, 0
	for ; i < len(z.text); i++ { // the usual case: plain letters
		if c := z.text[i]; 'a' <= c && c <= 'z' {
			lower++
		} else if 'A' <= c && c <= 'Z' {
			upper++
		} else {
			break
		}
	}
	for i < len(z.text) && !endsPlain(z.text[i]) {
		r, n := utf8.DecodeRuneInString(z.text[i:])
		if !isWordRune(r) {
			hidden := r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) && isWordRune(runeAt(z.text, i+n)) // a soft hyphen
			if !hidden && (!isApostrophe(r) || !z.innerApostrophe(start, i, n)) {
				break
			}
		} else if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
		i += n
	}
	if lower == i-start && !z.apart && i < len(z.text) && (z.text[i] == ' ' || z.text[i] == ',') { // most words
		z.add(start, i, Word, 0, z.text[start:i])
		return i
	}
	var flags TokenFlag
	if c := z.text[start]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf && unicode.IsUpper(runeAt(z.text, start)) {
		flags |= Capital
	}
	if upper > 1 && lower == 0 {
		flags |= Upper
	}
	end := i
	if i < len(z.text) && z.text[i] == '.' {
		if j := z.abbreviation(start, i); j > i {
			end = j
			flags |= Abbrev
		}
	}
	if z.apart && z.looseStop(start, i) {
		z.emitAs(start, i+2, Word, flags|Abbrev, z.text[start:i])
		return i + 2
	}
	if k := notEnding(z.text[start:end]); k > 0 {
		z.emit(start, end-k, Word, flags)
		z.emit(end-k, end, Word, 0)
		return z.after(end)
	}
	z.emit(start, end, Word, flags)
	return z.after(end)
}

// endsPlain says whether a byte ends a word and belongs to nothing that could go on.
func endsPlain(c byte) bool { return c == ' ' || c == ',' || c == '.' || c == '\n' }

// innerApostrophe says whether the apostrophe at i belongs to the word, as in O'Brien,
// Sana'a and don't, and not to a possessive, an elision or a quotation.
func (z *tokeniser) innerApostrophe(start, i, n int) bool {
	rest := z.text[i+n:]
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) {
		return false
	}
	k := 0
	for k < len(rest) {
		r, m := utf8.DecodeRuneInString(rest[k:])
		if !isWordRune(r) {
			break
		}
		k += m
	}
	switch strings.ToLower(rest[:k]) {
	case "s", "re", "ve", "ll", "d", "m":
		return false
	}
	return i > start
}

// notEnding is the length of "n't" at the end of a word, or 0.
func notEnding(s string) int {
	if n := len(s); n < 4 || s[n-1]|' ' != 't' {
		return 0
	}
	for _, suffix := range [...]string{"n't", "n’t", "N'T", "N’T"} {
		if strings.HasSuffix(s, suffix) && len(s) > len(suffix) {
			return len(suffix)
		}
	}
	return 0
}

// after reads what can follow a word without space: a possessive or a hyphen.
func (z *tokeniser) after(i int) int {
	if i >= len(z.text) || endsPlain(z.text[i]) {
		return i
	}
	r, n := utf8.DecodeRuneInString(z.text[i:])
	if isApostrophe(r) {
		k := i + n
		for k < len(z.text) && isLetterByte(z.text[k]) {
			k++
		}
		switch strings.ToLower(z.text[i+n : k]) {
		case "s":
			z.out[len(z.out)-1].Flags |= Possessive
			z.emit(i, k, Word, 0)
			return z.after(k)
		case "re", "ve", "ll", "d", "m":
			z.emit(i, k, Word, 0)
			return k
		}
		return i
	}
	return z.hyphen(i, r, n)
}

// hyphen passes over a hyphen or short dash between two word characters.
func (z *tokeniser) hyphen(i int, r rune, n int) int {
	if !isHyphen(r) || i+n >= len(z.text) {
		return i
	}
	next, _ := utf8.DecodeRuneInString(z.text[i+n:])
	if isWordRune(next) {
		z.dash = true
		return i + n
	}
	return i
}

// number reads digits with separators inside, and letters that are written to them: 40,000,
// 1.3, 21st, 3m, F16 begins with a letter and is a word.
func (z *tokeniser) number(start int) int {
	i := start
	kind := Number
	for i < len(z.text) {
		c := z.text[i]
		switch {
		case c >= '0' && c <= '9':
			i++
			continue
		case (c == '.' || c == ',') && i+1 < len(z.text) && z.text[i+1] >= '0' && z.text[i+1] <= '9':
			i++
			continue
		}
		break
	}
	if i == start { // a digit of another script
		_, n := utf8.DecodeRuneInString(z.text[i:])
		i += n
	}
	var flags TokenFlag
	if z.minus(start) {
		flags |= Negative
	}
	if end := z.looseDigits(i); end > i {
		z.emitAs(start, end, kind, flags, strings.ReplaceAll(z.text[start:end], " ", ""))
		return z.after(end)
	}
	j := i
	for j < len(z.text) {
		r, n := utf8.DecodeRuneInString(z.text[j:])
		if !isWordRune(r) {
			break
		}
		j += n
	}
	switch suffix := strings.ToLower(z.text[i:j]); suffix {
	case "":
		z.emit(start, i, kind, flags)
	case "st", "nd", "rd", "th", "s":
		z.emit(start, j, kind, flags)
	default: // 3m, 20mm, 9am: a number and a unit
		z.emit(start, i, kind, flags)
		z.emit(i, j, Word, 0)
	}
	return z.after(j)
}

// minus says whether a minus sign stands directly before the number and after space.
func (z *tokeniser) minus(start int) bool {
	if z.dash || len(z.out) == 0 {
		return false
	}
	last := z.out[len(z.out)-1]
	s := z.text[last.Start:last.End]
	if int(last.End) != start || (s != "-" && s != "−" && s != "–") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(z.text[:last.Start])
	return last.Start == 0 || isSpace(before) || before == '('
}

func (z *tokeniser) mark(i int, r rune, n int) int {
	if foldRune(r) == 0 || r == utf8.RuneError && n == 1 || unicode.IsControl(r) {
		return i + n // marks of direction, joiners, broken bytes
	}
	if r == '_' {
		return i + n // joins words as a blank does
	}
	if z.apart && !z.glue && isHyphen(r) && len(z.out) > 0 && z.looseHyphen(i+n) {
		z.glue, z.dash = true, true
		return i + n + 1
	}
	kind := Punct
	if unicode.Is(unicode.Sc, r) || r == '%' || r == '‰' || r == '°' || r == '€' {
		kind = Symbol
	}
	end := i + n
	if r == '.' || r == '-' { // "..." and "--" are one mark
		for end < len(z.text) && z.text[end] == byte(r) {
			end++
		}
	}
	if r == '[' || r == '(' {
		z.emit(i, end, kind, 0)
		z.depth++
		return end
	}
	if (r == ']' || r == ')') && z.depth > 0 {
		z.depth--
	}
	if isApostrophe(r) && z.looseS(end) { // "Baghdad ’ s", as some archives write it
		z.out[len(z.out)-1].Flags |= Possessive
		end += strings.IndexAny(z.text[end:], "sS") + 1
		z.out = append(z.out, Token{Start: int32(i), End: int32(end), Kind: Word, Quote: -1, Norm: "'s"})
		z.glue = true
		return end
	}
	if isApostrophe(r) && z.glue && len(z.out) > 0 && strings.HasSuffix(z.lastNorm(), "s") {
		z.out[len(z.out)-1].Flags |= Possessive
	}
	z.emit(i, end, kind, 0)
	if kind == Symbol {
		return z.hyphen(end, runeAt(z.text, end), 1)
	}
	return end
}

func (z *tokeniser) lastNorm() string {
	t := z.out[len(z.out)-1]
	return Fold(z.text[t.Start:t.End])
}

func (z *tokeniser) looseS(end int) bool {
	if z.glue || len(z.out) == 0 || end+2 > len(z.text) || z.text[end] != ' ' {
		return false
	}
	if c := z.text[end+1]; c != 's' && c != 'S' {
		return false
	}
	return end+2 == len(z.text) || !isWordRune(runeAt(z.text, end+2))
}

func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func isSpace(r rune) bool {
	return r == ' ' || (r < ' ' || r > '~') && unicode.IsSpace(r)
}
func isBreak(r rune) bool  { return r == '\n' || r == '\u2029' }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' || r > 127 && unicode.IsDigit(r) }
func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' || r == '−' }

func isLetterByte(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '´' || r == '`'
}

// isWordRune says whether a rune can stand inside a word: letters, digits, combining marks.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	if r == 'ʼ' {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
