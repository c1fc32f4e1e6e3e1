package brief

import (
	"math"
	"strings"
)

// ICD203 is the scale of the US Intelligence Community Directive 203 (2015), first row of terms.
func ICD203(ref string) Scale {
	return Scale{Name: "ICD 203", Ref: ref, Bands: []Band{
		{"almost no chance", .01, .05},
		{"very unlikely", .05, .20},
		{"unlikely", .20, .45},
		{"roughly even chance", .45, .55},
		{"likely", .55, .80},
		{"very likely", .80, .95},
		{"almost certain", .95, .99},
	}}
}

// PHIA is the probability yardstick of the UK's Professional Head of Intelligence Assessment
// (March 2025). It leaves gaps on purpose: a number inside one has no term.
func PHIA(ref string) Scale {
	return Scale{Name: "PHIA", Ref: ref, Bands: []Band{
		{"remote chance", 0, .05},
		{"highly unlikely", .10, .20},
		{"unlikely", .25, .35},
		{"realistic possibility", .40, .4999},
		{"likely or probably", .55, .75},
		{"highly likely", .80, .90},
		{"almost certain", .95, 1},
	}}
}

// Term is the word for a probability: the band that holds it. A value on the edge of two bands
// belongs to the one nearer to an even chance; below the first band and above the last the
// outermost term stands; in a gap there is none.
func (s Scale) Term(p float64) string {
	if len(s.Bands) == 0 || math.IsNaN(p) || p < 0 || p > 1 {
		return ""
	}
	best, far := "", math.Inf(1)
	for _, b := range s.Bands {
		if p >= b.Low && p <= b.High {
			if d := math.Abs((b.Low+b.High)/2 - .5); d < far {
				best, far = b.Term, d
			}
		}
	}
	switch first, last := s.Bands[0], s.Bands[len(s.Bands)-1]; {
	case best != "":
		return best
	case p < first.Low:
		return first.Term
	case p > last.High:
		return last.Term
	}
	return ""
}

// Band finds a term.
func (s Scale) Band(term string) (Band, bool) {
	for _, b := range s.Bands {
		if strings.EqualFold(b.Term, term) {
			return b, true
		}
	}
	return Band{}, false
}

// holds says whether the number may stand beside the term; the outermost terms reach to 0 and 1.
func (s Scale) holds(term string, p float64) bool {
	b, ok := s.Band(term)
	if !ok {
		return false
	}
	low, high := b.Low, b.High
	if b == s.Bands[0] {
		low = 0
	}
	if b == s.Bands[len(s.Bands)-1] {
		high = 1
	}
	const slack = 1e-9
	return p >= low-slack && p <= high+slack
}

// termsIn lists the scale's terms in a text, longest first so that "very likely" is not also
// "likely"; a term must stand as whole words.
func (s Scale) termsIn(text string) []string {
	text = " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), notWord), " ") + " "
	var found []string
	for _, term := range s.byLength() {
		for strings.Contains(text, " "+term+" ") {
			found = append(found, term)
			text = strings.Replace(text, " "+term+" ", " | ", 1)
		}
	}
	return found
}

func (s Scale) byLength() []string {
	var terms []string
	for _, b := range s.Bands {
		terms = append(terms, b.Term)
	}
	for i := range terms { // few and short: insertion by length, stable
		for j := i; j > 0 && len(terms[j]) > len(terms[j-1]); j-- {
			terms[j], terms[j-1] = terms[j-1], terms[j]
		}
	}
	return terms
}

func notWord(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r == '\'' || r == '-' || r > 127)
}
