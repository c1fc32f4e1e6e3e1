package prose

import (
	"math"
	"slices"
	"strings"
	"sync"

	"tightrope/check/cue"
	"tightrope/fact"
)

var tokenWord = cue.Of(`[a-z][a-z]+`)

var stop = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`the and for with per from into that this are was were has have had its their they them which who whom
		than then more less over under about share total number rate rates annual people population country countries world year years
		percent percentage data based estimated including each every between since among used using does not any all one two`) {
		out[w] = true
	}
	return out
})

// stem cuts the endings of English words, so that "deaths" meets "died" no better than before
// but "employed" meets "employment".
func stem(w string) string {
	for _, e := range []string{"ments", "ment", "ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "ly", "y", "e", "er"} {
		if t, ok := strings.CutSuffix(w, e); ok && len(t) >= 4 {
			return t
		}
	}
	return w
}

// alike are words that claims and titles use for the same thing. Each line is one thing.
var alike = []string{
	"die dead death deaths died dies lose killed fatal mortality toll",
	"doctor doctors physician physicians medical",
	"obese obesity overweight",
	"electricity power energy",
	"farming agriculture agricultural farmers",
	"aid assistance oda gni",
	"police officers",
	"war wars conflict conflicts armed soldiers combatants battle",
	"terror terrorism terrorist attacks",
	"job jobs work working employment employed labour labor",
	"emissions co2 carbon greenhouse",
	"murder homicide homicides murders",
	"child children infant under-five",
	"poor poverty",
	"vaccine vaccinated immunization vaccination",
	"school schooling education enrolment",
	"internet online",
	"milk dairy", "fish fishing fisheries capture catch",
	"military defence defense army spending",
	"renewable renewables", "nuclear atomic", "coal", "oil petroleum",
	"income gdp economy growth", "prison prisoners incarceration jail", "suicide suicides",
	"refugees migrants immigration asylum migration", "forest forests deforestation tree",
	"cancer malignant neoplasms neoplasm tumour", "fossil", "water drinking", "sanitation toilets", "hiv aids", "malaria", "tuberculosis",
}

var canon = func() map[string]string {
	m := map[string]string{}
	for _, line := range alike {
		w := strings.Fields(line)
		for _, x := range w {
			m[stem(x)] = stem(w[0])
		}
	}
	return m
}

// words are the telling words of a text, stemmed, with synonyms brought together.
func words(text string, same map[string]string) []string {
	var out []string
	for _, w := range tokenWord.All(strings.ToLower(text)) {
		if len(w) < 3 || stop()[w] {
			continue
		}
		s := stem(w)
		if c, ok := same[s]; ok {
			s = c
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// topic is the telling words of a title as they stand in texts, stemmed but not brought
// together, longest first.
func topic(s Series) []string {
	var out []string
	for _, w := range tokenWord.All(strings.ToLower(s.Title + " " + lastPart(s.ID))) {
		if len(w) >= 4 && !stop()[w] {
			out = append(out, stem(w))
		}
	}
	return out
}

func lastPart(id string) string {
	_, after, ok := strings.Cut(id, "--")
	if ok {
		return strings.ReplaceAll(after, "-", " ")
	}
	return strings.ReplaceAll(id, "-", " ")
}

// Library is series that can be searched by the words of a sentence.
type Library struct {
	series []Series
	title  [][]string
	text   [][]string
	weight map[string]float64
	same   map[string]string
}

// NewLibrary indexes series by the words of their titles and descriptions.
func NewLibrary(series []Series) *Library {
	l := &Library{series: series, weight: map[string]float64{}, same: canon()}
	for _, s := range series {
		t := words(s.Title+" "+strings.ReplaceAll(s.ID, "-", " "), l.same)
		d := words(s.Description+" "+s.Unit, l.same)
		l.title, l.text = append(l.title, t), append(l.text, d)
		all := append(slices.Clone(t), d...)
		slices.Sort(all)
		for _, w := range slices.Compact(all) {
			l.weight[w]++
		}
	}
	for w, n := range l.weight {
		l.weight[w] = math.Log(float64(len(series)+1) / n)
	}
	return l
}

// Scored is a series with how well it fits a sentence, 0 to 1.
type Scored struct {
	Series Series
	Score  float64
}

// Choose ranks the series by the words that they share with a sentence, rare words counting
// more and titles three times as much as descriptions; the first n of them.
func (l *Library) Choose(text string, n int) []Scored {
	want := words(text, l.same)
	var out []Scored
	for i, s := range l.series {
		score, norm := 0.0, 0.0
		for _, w := range l.title[i] {
			norm += l.weight[w]
			if _, ok := slices.BinarySearch(want, w); ok {
				score += 3 * l.weight[w]
			}
		}
		for _, w := range l.text[i] {
			if _, ok := slices.BinarySearch(want, w); ok {
				score += 0.5 * l.weight[w]
			}
		}
		if score > 0 {
			out = append(out, Scored{s, score / (6 + norm)})
		}
	}
	slices.SortStableFunc(out, func(a, b Scored) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(a.Series.ID, b.Series.ID)
	})
	return out[:min(n, len(out))]
}

// Judge chooses among all series and judges on the best that can hold a part of the sentence.
// Where even the best has little to do with the sentence, nothing is checked.
func (l *Library) Judge(text string, date fact.Date) Answer {
	var best Answer
	found := false
	for i, c := range l.fitting(text, date) {
		if c.Score < 0.2 {
			break
		}
		a := Judge(text, date, l.with(text, c))
		a.Confidence *= c.Score * math.Pow(0.9, float64(i))
		if !found || best.Verdict == fact.NotCheckable && a.Verdict != fact.NotCheckable {
			best, found = a, true
		}
		if best.Verdict != fact.NotCheckable {
			break
		}
	}
	if !found {
		best.Verdict, best.Reason, best.Settle = fact.NotCheckable, "No series has much to do with the sentence.", "a series of what it speaks of"
	}
	return best
}

// fitting is the best series by words, with those put back whose unit cannot hold the numbers
// of the sentence: a percentage is not looked for in a series of tonnes.
func (l *Library) fitting(text string, date fact.Date) []Scored {
	s := parse(text, date)
	out := l.Choose(text, 12)
	for i, c := range out {
		fit, n := 0, 0
		for _, p := range s.parts {
			if p.form == level {
				n++
				if _, _, ok := wanted(p, c.Series); ok {
					fit++
				}
			}
		}
		if n > 0 {
			out[i].Score *= 0.4 + 0.6*float64(fit)/float64(n)
		}
	}
	slices.SortStableFunc(out, func(a, b Scored) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
	return out[:min(5, len(out))]
}

// with adds to a chosen series those that the sentence names in the same breath: of the same
// unit, with a title that differs in a word that the sentence has.
func (l *Library) with(text string, c Scored) []Series {
	out := []Series{c.Series}
	for _, o := range l.Choose(text, 8) {
		if o.Series.ID != c.Series.ID && o.Series.Unit == c.Series.Unit && o.Score > 0.8*c.Score && strings.Contains(text, " and ") {
			out = append(out, o.Series)
			break
		}
	}
	return out
}
