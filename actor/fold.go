package actor

import "strings"

// plain gives the Latin letters without marks that stand for marked ones.
var plain = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'ə': "a", 'æ': "ae",
	'ç': "c", 'ć': "c", 'č': "c", 'ď': "d", 'đ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e",
	'ğ': "g", 'ģ': "g", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'ı': "i", 'į': "i",
	'ķ': "k", 'ļ': "l", 'ł': "l", 'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n",
	'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'œ': "oe",
	'ř': "r", 'ś': "s", 'ş': "s", 'š': "s", 'ș': "s", 'ß': "ss", 'ť': "t", 'ţ': "t", 'ț': "t", 'þ': "th",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ų': "u",
	'ý': "y", 'ÿ': "y", 'ź': "z", 'ż': "z", 'ž': "z",
}

// fold makes spellings that a reader would take for the same alike: case, marks,
// punctuation, "&", the word "the", "St" for "Saint" and SIPRI's trailing stars do not matter.
// Combining marks (U+0300 to U+036F) are dropped.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	word := func(t string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(t)
	}
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			word(string(c))
		case c == '&':
			gap = true
			word("and")
			gap = true
		case c == '\'' || c == '’' || c == 'ʻ' || c == '.' || c == '*':
		case c >= 0x300 && c <= 0x36f:
		case plain[c] != "":
			word(plain[c])
		case c > 0x7f && c != 0xa0 && c != '–' && c != '—':
			word(string(c))
		default:
			gap = true
		}
	}
	t := b.String()
	if strings.Contains(t, "the") {
		t = strings.TrimSpace(strings.ReplaceAll(" "+t+" ", " the ", " "))
	}
	if rest, ok := strings.CutPrefix(t, "st "); ok {
		t = "saint " + rest
	}
	return t
}
