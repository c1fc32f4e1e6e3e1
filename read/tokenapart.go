package read

import "unicode/utf8"

// standsApart says whether a text was cut into words before, with its marks between spaces, as
// archives of sentences have it: "the rebel - held town , 1 , 200 people". The first comma or full
// stop before a space decides.
func standsApart(text string) bool {
	for i := 1; i < len(text); i++ {
		if c := text[i]; c != ',' && c != '.' {
			continue
		}
		if i+1 == len(text) || text[i+1] == ' ' {
			return text[i-1] == ' '
		}
	}
	return false
}

// looseHyphen says whether a hyphen between spaces that ends before byte end joins two words.
func (z *tokeniser) looseHyphen(end int) bool {
	last := &z.out[len(z.out)-1]
	if last.Kind != Word && last.Kind != Number || end+1 >= len(z.text) || z.text[end] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(z.text[end+1:])
	return isWordRune(r)
}

// looseStop says whether the word from start to end is an abbreviation whose full stop stands
// behind a space: "Mr . Brown".
func (z *tokeniser) looseStop(start, end int) bool {
	if end+3 >= len(z.text) || z.text[end] != ' ' || z.text[end+1] != '.' || z.text[end+2] != ' ' {
		return false
	}
	c := z.text[end+3]
	return titleAbbreviations[Fold(z.text[start:end])] && ('A' <= c && c <= 'Z')
}

// looseDigits is the end of a number that goes on behind " , " with three digits or behind " . "
// with any, or i where none does.
func (z *tokeniser) looseDigits(i int) int {
	for z.apart && i+3 < len(z.text) && z.text[i] == ' ' && z.text[i+2] == ' ' && (z.text[i+1] == ',' || z.text[i+1] == '.') {
		j := i + 3
		for j < len(z.text) && z.text[j] >= '0' && z.text[j] <= '9' {
			j++
		}
		if j == i+3 || z.text[i+1] == ',' && j != i+6 || j < len(z.text) && z.text[j] != ' ' {
			break
		}
		i = j
	}
	return i
}
