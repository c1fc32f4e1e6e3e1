package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldPairs maps letters with marks to plain ones, so that Orbán is found as Orban. Only
// letters of Latin scripts as the press writes names in them; others keep their form.
const foldPairs = "àaáaâaãaäaåaāaăaąaạaảaấaầaậaắaặa" + "çcćcĉcċcčc" + "ďdđdðd" +
	"èeéeêeëeēeĕeėeęeěeếeềeểeễeệeẹeəa" + "ĝgğgġgģgǧg" + "ĥhħhḥhḫh" +
	"ìiíiîiïiĩiīiĭiįiıiịiỉi" + "ĵj" + "ķkḱk" + "ĺlļlľlŀlłl" + "ñnńnņnňnŋnṇn" +
	"òoóoôoõoöoøoōoŏoőoọoốoồoổoộoơoớoờoởoợo" + "ŕrŗrřr" + "śsŝsşsšsșsṣs" + "ţtťtŧtțtṭt" +
	"ùuúuûuüuũuūuŭuůuűuųuưuứuừuửuựuụu" + "ŵw" + "ýyÿyŷyỳyỹy" + "źzżzžzẓz"

// foldTable indexes foldPairs by code point below its size; 0 means "keep".
var foldTable = func() (t [0x1F00]byte) {
	var from rune
	for i, r := range []rune(foldPairs) {
		if i%2 == 0 {
			from = r
			continue
		}
		t[from] = byte(r)
	}
	return t
}()

// foldRune gives the lower-case form of a letter without its mark, and 0 for a mark that
// stands alone.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', '`', '´', '′', 'ʹ', 'ʿ', 'ʾ', '＇':
		return '\''
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
		return 0
	}
	r = unicode.ToLower(r)
	if int(r) < len(foldTable) && foldTable[r] != 0 {
		return rune(foldTable[r])
	}
	return r
}

// Fold writes a word as the lexicon spells it: lower case, no marks, straight apostrophes.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	appendFold(&b, s)
	return b.String()
}

// plain says whether a word is written as Fold would write it, in ASCII.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func appendFold(b *strings.Builder, s string) {
	if s == "" {
		return
	}
	if c := s[0]; 'A' <= c && c <= 'Z' && plain(s[1:]) { // Iran
		b.WriteByte(c + 'a' - 'A')
		b.WriteString(s[1:])
		return
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case 'ß':
			b.WriteString("ss")
		case 'æ', 'Æ':
			b.WriteString("ae")
		case 'œ', 'Œ':
			b.WriteString("oe")
		case 'þ', 'Þ':
			b.WriteString("th")
		default:
			if f := foldRune(r); f != 0 {
				b.WriteRune(f)
			}
		}
	}
}
