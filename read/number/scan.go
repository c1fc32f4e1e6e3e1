package number

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind of token: a run of letters, a numeral, or one other rune.
type kind uint8

const (
	word kind = iota + 1
	digits
	mark
)

// token is a piece of the text with its bytes and, for a numeral, what it is worth.
type token struct {
	start, end int
	kind       kind
	gap        bool    // white space stands before it
	upper      bool    // a word that begins with a capital
	low        string  // a word in lower case; the text of a mark
	value      float64 // of a numeral
	step       float64 // the worth of its last written digit
	plain      bool    // digits only: could be a year
	lex        lex     // what a word means to numbers
}

// scan cuts the text into tokens, in the memory of others that nobody needs any more. It keeps every
// byte that is not white space.
func scan(text string, old []token) []token {
	toks := slices.Grow(old[:0], len(text)/5+1)
	words := lexicon()
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			toks = append(toks, token{start: i, end: i + 1, kind: mark, low: "?"})
			i++
			continue
		}
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			i += n
			continue
		}
		t := token{start: i, gap: i == 0 || spaceBefore(text, i)}
		switch {
		case isDigit(r), r == '.' && i+1 < len(text) && isDigit(rune(text[i+1])) && t.gap:
			t.kind = digits
			t.end = scanNumeral(text, i, &t)
		case vulgar(r) != 0:
			t.kind, t.end, t.value = digits, i+n, vulgar(r)
		case unicode.IsLetter(r):
			t.kind, t.upper = word, unicode.IsUpper(r)
			t.end = scanWord(text, i)
			t.low = strings.ToLower(text[i:t.end])
			t.lex = words[t.low]
		default:
			t.kind, t.end, t.low = mark, i+n, text[i:i+n]
			if d, ok := dash[r]; ok {
				t.low = d
			}
		}
		toks = append(toks, t)
		i = t.end
	}
	return toks
}

// dash maps the many dashes to two: the hyphen that joins and the one that breaks.
var dash = map[rune]string{'‐': "-", '‑': "-", '‒': "-", '–': "–", '−': "-", '—': "—", '’': "'", '‘': "'", '⁄': "/", '∼': "~", '≈': "~"}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func spaceBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsSpace(r)
}

// scanWord runs over letters, combining marks and the dots inside "U.S." or "p.m.".
func scanWord(text string, i int) int {
	start := i
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			i += n
		case r == '.' && i-lastDot(text, start, i) == 1 && i+1 < len(text) && isASCIILetter(text[i+1]) && (i+2 >= len(text) || !isASCIILetter(text[i+2])):
			i++
		case r == '.' && i-lastDot(text, start, i) == 1 && strings.IndexByte(text[start:i], '.') >= 0:
			return i + 1
		default:
			return i
		}
	}
	return i
}

// lastDot is the place after the last dot before i, at most two bytes back: enough to tell
// a single letter between dots.
func lastDot(text string, start, i int) int {
	for j := i - 1; j >= start && j >= i-2; j-- {
		if text[j] == '.' {
			return j + 1
		}
		if j == start {
			return start
		}
	}
	return i - 2
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// scanNumeral reads digits with grouping commas or spaces and a decimal point.
func scanNumeral(text string, i int, t *token) int {
	var clean [40]byte
	k := 0
	put := func(b byte) {
		if k < len(clean) {
			clean[k] = b
		}
		k++
	}
	j := i
	for j < len(text) && isDigit(rune(text[j])) {
		put(text[j])
		j++
	}
	head, grouped := j-i, false
	for head >= 1 && head <= 3 {
		g := groupMark(text, j)
		if g == 0 || !threeDigits(text, j+g) {
			break
		}
		for d := j + g; d < j+g+3; d++ {
			put(text[d])
		}
		j, grouped = j+g+3, true
	}
	t.plain, t.step = !grouped, 1
	if n := decimalComma(text, j); !grouped && n > 0 {
		put('.')
		for j++; n > 0; n-- {
			put(text[j])
			t.step /= 10
			j++
		}
		t.plain = false
	}
	if j+1 < len(text) && text[j] == '.' && isDigit(rune(text[j+1])) {
		put('.')
		for j++; j < len(text) && isDigit(rune(text[j])); j++ {
			put(text[j])
			t.step /= 10
		}
		t.plain = false
		// A second point makes it an address or a version, not a number.
		if j+1 < len(text) && text[j] == '.' && isDigit(rune(text[j+1])) {
			k = len(clean) + 1
			for j < len(text) && (text[j] == '.' || isDigit(rune(text[j]))) {
				j++
			}
		}
	}
	v, err := strconv.ParseFloat(string(clean[:min(k, len(clean))]), 64)
	if err != nil || k > len(clean) {
		t.kind = mark // too long to be a quantity that anybody meant
		return j
	}
	t.value = v
	return j
}

// decimalComma counts the one or two digits behind a comma at j where a word for millions or a percentage
// follows, as much of Europe writes a fraction: "1,8 million", "12,5 %". Elsewhere a comma parts two numbers.
func decimalComma(text string, j int) int {
	if j+2 >= len(text) || text[j] != ',' {
		return 0
	}
	n := 0
	for j+1+n < len(text) && isDigit(rune(text[j+1+n])) {
		n++
	}
	if n < 1 || n > 2 {
		return 0
	}
	rest := strings.TrimLeft(text[j+1+n:min(len(text), j+n+16)], " \u00a0")
	for _, unit := range [...]string{"million", "billion", "trillion", "percent", "per cent", "%"} {
		if strings.HasPrefix(rest, unit) {
			return n
		}
	}
	return 0
}

// groupMark is the length of a thousands mark at j: a comma, or a no-break or thin space.
func groupMark(text string, j int) int {
	if j >= len(text) {
		return 0
	}
	if text[j] == ',' {
		return 1
	}
	for _, s := range []string{"\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(text[j:], s) {
			return len(s)
		}
	}
	return 0
}

func threeDigits(text string, j int) bool {
	if j+3 > len(text) {
		return false
	}
	for _, b := range []byte(text[j : j+3]) {
		if !isDigit(rune(b)) {
			return false
		}
	}
	return j+3 == len(text) || !isDigit(rune(text[j+3]))
}

// vulgar is the worth of a one-rune fraction, or 0.
func vulgar(r rune) float64 {
	switch r {
	case '½':
		return 1. / 2
	case '⅓':
		return 1. / 3
	case '⅔':
		return 2. / 3
	case '¼':
		return 1. / 4
	case '¾':
		return 3. / 4
	case '⅕':
		return 1. / 5
	case '⅖':
		return 2. / 5
	case '⅗':
		return 3. / 5
	case '⅘':
		return 4. / 5
	case '⅛':
		return 1. / 8
	case '⅜':
		return 3. / 8
	case '⅝':
		return 5. / 8
	case '⅞':
		return 7. / 8
	}
	return 0
}
