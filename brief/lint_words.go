package brief

import (
	"regexp"
	"strings"
)

var (
	hedgeWord  = regexp.MustCompile(`(?i)\b(may|might|could|possibly|perhaps|maybe)\b`)
	adviceWord = regexp.MustCompile(`(?i)\b(should|ought to|must|need to|needs to|recommend|recommends|had better)\b`)
	loadedWord = regexp.MustCompile(`(?i)\b(brutal|heroic|evil|shocking|disastrous|reckless|rogue|ruthless|barbaric|courageous|cynical|` +
		`shameful|outrageous|terrible|horrific|glorious|treacherous|cowardly|despicable|fanatical|notorious|infamous|unbreakable|unshakable|so-called)\b`)
	twoPropositions = regexp.MustCompile(`;|\band that\b|\bbut\b|\bwhereas\b`)
	manyDecimals    = regexp.MustCompile(`\d\.(\d+)`)
)

// hedges is W1: a sentence of judgment that hedges and has neither term nor number.
func (l *linter) hedges() {
	l.judged(func(where string, t Text) {
		for _, s := range sentences(t.own()) {
			if h := hedgeWord.FindString(s); h != "" && len(l.b.Scale.termsIn(s)) == 0 && !strings.Contains(s, "%") {
				l.report("W1", where, "%q without a term of likelihood", h)
			}
		}
	})
}

// loaded is W2: words that judge instead of describe, and advice.
func (l *linter) loaded() {
	for _, t := range l.texts {
		if w := loadedWord.FindString(t.v.own()); w != "" {
			l.report("W2", t.where, "loaded word %q", w)
		}
	}
	l.judged(func(where string, t Text) {
		if w := adviceWord.FindString(t.own()); w != "" {
			l.report("W2", where, "advice: %q", w)
		}
	})
}

// message is W3: within sixty words stands the term or number of the brief, or, when it gives
// none, the name of the balancer.
func (l *linter) message() {
	var words []string
	for _, s := range l.b.BottomLine.Statements {
		words = append(words, strings.Fields(s.Text.String())...)
	}
	first := strings.Join(words[:min(60, len(words))], " ")
	want := l.b.Head.Balancer.Name
	if p := l.b.BottomLine.Likelihood; p != nil {
		want = p.Term
		if want == "" {
			want = p.Show
		}
	}
	if first == "" || !strings.Contains(strings.ToLower(first), strings.ToLower(want)) {
		l.report("W3", "bottom_line", "%q is not in the first sixty words", want)
	}
}

// propositions is W4.
func (l *linter) propositions() {
	l.each(func(where string, j Judgment) {
		text := j.Text.String()
		if n := len(strings.Fields(text)); n > 40 {
			l.report("W4", where+".text", "%d words: want at most forty", n)
		}
		if w := twoPropositions.FindString(text); w != "" {
			l.report("W4", where+".text", "%q joins two propositions", w)
		}
	})
}

// precision is W7: a probability to more than whole percent, a share to more than a tenth of a
// percent, another figure to more than four places after the point.
func (l *linter) precision() {
	check := func(where, show, unit string) {
		m := manyDecimals.FindStringSubmatch(show)
		if m == nil {
			return
		}
		most := map[string]int{"probability": 0, "share": 1, "change": 1}
		limit, ok := most[unit]
		if !ok {
			limit = 4
		}
		if len(m[1]) > limit {
			l.report("W7", where, "%q is more exact than its data", show)
		}
	}
	for _, f := range l.figures {
		if f.v.Value != nil {
			check(f.where, f.v.Show, f.v.Unit)
		}
	}
	l.each(func(where string, j Judgment) { check(where+".likelihood", j.Likelihood.Show, "probability") })
}
