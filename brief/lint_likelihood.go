package brief

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// terms is E1: exactly one term or number, in the sentence and in the data, and they agree.
func (l *linter) terms() {
	l.each(func(where string, j Judgment) {
		found := l.b.Scale.termsIn(j.Text.own())
		p := j.Likelihood
		switch {
		case p.Term == "" && p.Value == nil:
			l.report("E1", where, "neither a likelihood term nor a number")
		case len(found) > 1:
			l.report("E1", where+".text", "more than one likelihood term: %s", strings.Join(found, ", "))
		case len(found) == 1 && !strings.EqualFold(found[0], p.Term):
			l.report("E1", where+".text", "the sentence says %q, the data %q", found[0], p.Term)
		case len(found) == 0 && p.Term != "":
			l.report("E1", where+".text", "the term %q is not in the sentence", p.Term)
		case p.Value != nil && !strings.Contains(j.Text.String(), p.Show):
			l.report("E1", where+".text", "the number %s is not in the sentence", p.Show)
		}
		l.agrees(where+".likelihood", p)
	})
	if p := l.b.BottomLine.Likelihood; p != nil {
		l.agrees("bottom_line.likelihood", *p)
	}
}

func (l *linter) agrees(where string, p Likelihood) {
	if p.Value == nil {
		return
	}
	v := *p.Value
	switch {
	case math.IsNaN(v) || v < 0 || v > 1:
		l.report("E1", where, "the number is %g: want a probability from 0 to 1", v)
	case p.Term != "" && !l.b.Scale.holds(p.Term, v):
		l.report("E1", where, "%s is not %q on the scale %s: want %q", percentWord(v), p.Term, l.b.Scale.Name, l.b.Scale.Term(v))
	case !showsPercent(p.Show, v):
		l.report("E1", where, "shown as %q, but the number is %s", p.Show, percentWord(v))
	case p.Low != nil && *p.Low > v+1e-9, p.High != nil && *p.High < v-1e-9:
		l.report("E1", where, "the number lies outside its own interval")
	}
}

func percentWord(v float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v*100), ".0") + " %"
}

var firstNumber = regexp.MustCompile(`[-−+]?\d[\d,]*(\.\d+)?`)

// shownNumber reads the first number of a shown figure, and how exactly it is written.
func shownNumber(s string) (v, unit float64, ok bool) {
	m := firstNumber.FindString(s)
	if m == "" {
		return 0, 0, false
	}
	m = strings.NewReplacer(",", "", "−", "-", "+", "").Replace(m)
	if _, err := fmt.Sscanf(m, "%g", &v); err != nil {
		return 0, 0, false
	}
	_, decimals, _ := strings.Cut(m, ".")
	return v, math.Pow(10, -float64(len(decimals))), true
}

// showsPercent says whether a percentage is the fraction, rounded as it is written; "under
// 1 %" and "over 99 %" are true of what lies beyond.
func showsPercent(show string, v float64) bool {
	n, unit, ok := shownNumber(show)
	switch {
	case !ok:
		return false
	case strings.HasPrefix(show, "under "):
		return v*100 <= n
	case strings.HasPrefix(show, "over "):
		return v*100 >= n
	}
	return math.Abs(n-v*100) <= unit/2+1e-9
}

// otherTerms are the terms of other standard scales and of the other row of ICD 203.
var otherTerms = []string{
	"remote", "remote chance", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain",
	"highly unlikely", "realistic possibility", "highly likely", "likely or probably",
	"almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
}

// looseTerms are words for a likelihood that stand on no scale.
var looseTerms = []string{
	"possible", "doubtful", "conceivable", "conceivably", "inevitable", "inevitably", "probably", "good chance", "slim chance", "chances are",
	"odds are", "bound to", "certain to", "impossible", "plausible", "better than even",
}

// scale is E2, and W10 beside it: one scale, printed, and no word of another.
func (l *linter) scale() {
	s := l.b.Scale
	if (len(l.b.Judgments) > 0 || l.b.BottomLine.Likelihood != nil) && (s.Name == "" || len(s.Bands) < 2 || s.Ref == "") {
		l.report("E2", "scale", "the scale is not printed: want its name, bands and source")
	}
	foreign := Scale{}
	for _, t := range otherTerms {
		if _, ok := s.Band(t); !ok {
			foreign.Bands = append(foreign.Bands, Band{Term: t})
		}
	}
	loose := Scale{}
	for _, t := range looseTerms {
		loose.Bands = append(loose.Bands, Band{Term: t})
	}
	l.judged(func(where string, t Text) {
		rest := strings.ToLower(t.own())
		for _, term := range s.byLength() { // so that "highly" before "likely" is seen for what it is
			if !slices.Contains(foreign.termsIn(rest), term) {
				rest = dropTerm(rest, term, foreign)
			}
		}
		for _, term := range foreign.termsIn(rest) {
			l.report("E2", where, "%q is a term of another scale than %s", term, s.Name)
		}
		for _, term := range loose.termsIn(rest) {
			l.report("W10", where, "%q is a likelihood word outside the scale %s", term, s.Name)
		}
	})
}

// dropTerm takes a term of the brief's scale out of a text unless a longer foreign term holds it.
func dropTerm(text, term string, foreign Scale) string {
	for _, f := range foreign.termsIn(text) {
		if strings.Contains(f, term) {
			return text
		}
	}
	return strings.ReplaceAll(" "+text+" ", " "+term+" ", " | ")
}

// judged runs over every text that is a judgment.
func (l *linter) judged(f func(where string, t Text)) {
	l.each(func(where string, j Judgment) { f(where+".text", j.Text) })
	for _, s := range l.statements {
		if s.v.Tag == IsJudgment {
			f(s.where, s.v.Text)
		}
	}
}

var confidenceWord = regexp.MustCompile(`(?i)\b(low|moderate|medium|high)\s+confidence\b|\bconfiden(ce|t)\b`)

// confidence is E3 and E4: confidence in a sentence of its own, with its reason.
func (l *linter) confidence() {
	for _, t := range l.texts {
		for _, sentence := range sentences(t.v.own()) {
			if confidenceWord.MatchString(sentence) && len(l.b.Scale.termsIn(sentence)) > 0 {
				l.report("E3", t.where, "confidence and likelihood in one sentence: %q", sentence)
			}
		}
	}
	l.each(func(where string, j Judgment) {
		c := j.Confidence
		if first := sentences(c.Reason.own()); len(first) > 0 && len(l.b.Scale.termsIn(first[0])) > 0 {
			l.report("E3", where+".confidence", "the reason for the confidence speaks of likelihood: %q", first[0])
		}
		switch {
		case !slices.Contains([]string{"low", "moderate", "high"}, c.Level):
			l.report("E4", where+".confidence", "level %q: want low, moderate or high", c.Level)
		case len(c.Reason) == 0:
			l.report("E4", where+".confidence", "no reason")
		case len(c.Because) == 0:
			l.report("E4", where+".confidence", "the reason speaks of none of: count, independence, age, gaps")
		}
		for _, g := range c.Because {
			if !slices.Contains([]string{"count", "independence", "age", "gaps"}, g) {
				l.report("E4", where+".confidence", "ground %q: want count, independence, age or gaps", g)
			}
		}
	})
}

// sentences splits at a stop, question or exclamation mark before a space.
func sentences(s string) []string {
	var out []string
	for {
		i := strings.IndexAny(s, ".?!")
		for i >= 0 && i+1 < len(s) && s[i+1] != ' ' {
			j := strings.IndexAny(s[i+1:], ".?!")
			if j < 0 {
				i = -1
				break
			}
			i += 1 + j
		}
		if i < 0 || i+1 >= len(s) {
			break
		}
		out, s = append(out, strings.TrimSpace(s[:i+1])), s[i+1:]
	}
	if s = strings.TrimSpace(s); s != "" {
		out = append(out, s)
	}
	return out
}

// outcomes is E5: a date after the brief's own, and an outcome that anybody can see.
func (l *linter) outcomes() {
	l.each(func(where string, j Judgment) {
		switch {
		case j.Horizon.Date.IsZero():
			l.report("E5", where+".horizon", "no horizon date")
		case j.Horizon.Ref == "":
			l.report("E5", where+".horizon", "the horizon date leads nowhere")
		case !j.Horizon.Date.Last().After(l.b.Head.AsOf.Date):
			l.report("E5", where+".horizon", "the horizon %s is not after the date of the brief, %s", j.Horizon.Date, l.b.Head.AsOf.Date)
		}
		if len(strings.Fields(j.Outcome.String())) < 4 {
			l.report("E5", where+".outcome", "no outcome that can be seen: say what would be observed, and where")
		}
		if j.Actor == "" {
			l.report("E5", where+".actor", "no actor")
		}
	})
}
