package brief

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tightrope/fact"
)

// references is the first half of E7: every id leads to an explanation, and on from there.
func (l *linter) references() {
	known := map[string]bool{}
	for _, e := range l.b.headings() {
		known[e.ID] = true
	}
	for _, id := range l.ids {
		if _, ok := l.byID[id.v]; !ok && !known[id.v] {
			l.report("E7", id.where, "%q is not explained", id.v)
		}
	}
	l.sameTie()
	seen := map[string]bool{}
	for _, e := range l.b.Annex {
		if seen[e.ID] {
			l.report("E7", "annex["+e.ID+"]", "stands twice")
		}
		seen[e.ID] = true
		for _, in := range e.Inputs {
			if _, ok := l.byID[in]; !ok {
				l.report("E7", "annex["+e.ID+"]", "rests on %q, which is not explained", in)
			}
		}
		if _, ok := l.sources[e.Source]; e.Source != "" && !ok {
			l.report("E7", "annex["+e.ID+"]", "source %q is not in the list", e.Source)
		}
	}
}

// sameTie wants an id to stand for one tie: two rows of one id rest on the same evidence.
func (l *linter) sameTie() {
	first := map[string]LedgerRow{}
	for i, pair := range l.b.Ledger.Pairs {
		for k, r := range pair.Rows {
			if f, ok := first[r.Tie]; ok && !slices.Equal(f.Rests, r.Rests) {
				l.report("E7", fmt.Sprintf("ledger.pairs[%d].rows[%d]", i, k), "%q stands for two ties that rest on other evidence", r.Tie)
			}
			first[r.Tie] = r
		}
	}
}

// quotes is the second half of E7: the words are the bytes of the article at their place.
func (l *linter) quotes() {
	text := ""
	if a := l.b.Head.Article; a != nil {
		text = a.Text
	}
	exact := func(where, quote string, s *fact.Span) {
		if s == nil {
			return
		}
		if s.BStart < 0 || s.BStart >= s.BEnd || s.BEnd > len(text) || text[s.BStart:s.BEnd] != quote {
			l.report("E7", where, "the quotation is not the article's bytes %d to %d", s.BStart, s.BEnd)
		}
	}
	for i, r := range l.b.Claims.Rows {
		where := fmt.Sprintf("claims.rows[%d]", i)
		if r.Span == nil && l.b.Head.Article != nil {
			l.report("E7", where, "a claim of the article without its place in the text")
		}
		exact(where, r.Quote, r.Span)
	}
	for _, e := range l.b.Annex {
		exact("annex["+e.ID+"]", e.Quote, e.Span)
	}
}

// alternatives is E8.
func (l *linter) alternatives() {
	a := l.b.Alternatives
	if len(l.b.Judgments) == 0 && len(a.Hypotheses) == 0 {
		return
	}
	if len(a.Hypotheses) < 2 {
		l.report("E8", "alternatives", "%d hypotheses: want at least two", len(a.Hypotheses))
		return
	}
	again := Alternatives{Hypotheses: slices.Clone(a.Hypotheses), Evidence: slices.Clone(a.Evidence)}
	if err := again.Score(); err != nil {
		l.report("E8", "alternatives", "%v", err)
		return
	}
	if len(a.Evidence) == 0 {
		l.report("E8", "alternatives", "no evidence is rated, so nothing is scored")
	}
	for i, h := range again.Hypotheses {
		if math.Abs(h.Score-a.Hypotheses[i].Score) > 1e-9 {
			l.report("E8", "alternatives", "%s scores %.4f, not %.4f", h.ID, h.Score, a.Hypotheses[i].Score)
		}
	}
	switch {
	case again.Leader != a.Leader:
		l.report("E8", "alternatives.leader", "the leader is %q: by what counts against them it is %q", a.Leader, again.Leader)
	case len(a.LeaderWhy) == 0:
		l.report("E8", "alternatives.leader_why", "why it leads, or why none does, is not said")
	}
}

// diagnostic is E9: behind each judgment stands an item that tells the hypotheses apart.
func (l *linter) diagnostic() {
	var tells []string
	for _, r := range l.b.Alternatives.Evidence {
		if r.Diagnostic > 0 && !r.FamilyRepeat {
			tells = append(tells, r.ID)
		}
	}
	l.each(func(where string, j Judgment) {
		if !slices.ContainsFunc(j.Evidence, func(id string) bool { return slices.Contains(tells, id) }) {
			l.report("E9", where+".evidence", "none of its evidence tells the hypotheses apart")
		}
	})
}

// families is E10.
func (l *linter) families() {
	article := ""
	if l.b.Head.Article != nil {
		article = l.b.Head.Article.Ref
	}
	l.each(func(where string, j Judgment) {
		n := len(Families(j.Evidence, l.explain, l.source, article))
		if n != j.Families {
			l.report("E10", where+".families", "its evidence comes from %d families of sources, not %d", n, j.Families)
		}
		if n <= 1 && !slices.Contains(j.Flags, SingleFamily) {
			l.report("E10", where+".flags", "it rests on one family of sources: flag it %q", SingleFamily)
		}
	})
	for i, r := range l.b.Claims.Rows {
		for k, v := range r.Values {
			if article != "" && slices.Contains(leaves(v.Rows, l.explain), article) {
				l.report("E10", fmt.Sprintf("claims.rows[%d].values[%d]", i, k), "the article is its own witness")
			}
		}
	}
}

// SingleFamily is the flag of a judgment whose evidence comes from one family of sources.
const SingleFamily = "single family"

// Families lists the families of sources behind ids, sorted: those of the observations, events
// and items that the ids are or rest on, as explain and source find them. The article that is
// examined is no witness. How a model computes is not a source of evidence.
func Families(ids []string, explain func(string) (fact.Explanation, bool), source func(string) (fact.Source, bool), article string) []string {
	var out []string
	for _, id := range leaves(ids, explain) {
		if s, ok := source(id); ok && id != article {
			out = append(out, s.FamilyKey())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// leaves lists the sources of the rows that the ids are or rest on.
func leaves(ids []string, explain func(string) (fact.Explanation, bool)) []string {
	var out []string
	seen := map[string]bool{}
	var walk func(id string)
	walk = func(id string) {
		e, ok := explain(id)
		if !ok || seen[id] {
			return
		}
		seen[id] = true
		if e.Source != "" && slices.Contains([]string{"observation", "event", "item"}, e.Kind) {
			out = append(out, e.Source)
		}
		for _, in := range e.Inputs {
			walk(in)
		}
	}
	for _, id := range ids {
		walk(id)
	}
	return out
}

func (l *linter) explain(id string) (fact.Explanation, bool) {
	e, ok := l.byID[id]
	return e, ok
}

func (l *linter) source(id string) (fact.Source, bool) {
	s, ok := l.sources[id]
	return s, ok
}

// bases is E13.
func (l *linter) bases() {
	for _, f := range l.figures {
		if f.v.Unit == "share" && f.v.Value != nil && f.v.Denominator == "" {
			l.report("E13", f.where, "%s of what? the share names no denominator", f.v.Show)
		}
	}
	for i, r := range l.b.Claims.Rows {
		inside, outside := sides(r.Values, true)
		if r.Verdict == fact.DependsOnBasis && (inside == 0 || outside == 0) {
			inside, outside = sides(r.Values, false) // no basis decides alone: both sides are shown
		}
		where := fmt.Sprintf("claims.rows[%d]", i)
		switch {
		case r.Verdict == fact.DependsOnBasis && (inside == 0 || outside == 0):
			l.report("E13", where, "it depends on the basis, but only one side is shown")
		case r.Verdict == fact.Supported && outside > 0, r.Verdict == fact.Contradicted && inside > 0:
			l.report("E13", where, "%s, but a basis that decides disagrees", strings.ToLower(string(r.Verdict)))
		}
	}
	for i, pair := range l.b.Ledger.Pairs {
		for k, r := range pair.Rows {
			if n := l.sharesBehind(r); n > 1 && len(r.Figures) < 2 {
				l.report("E13", fmt.Sprintf("ledger.pairs[%d].rows[%d]", i, k), "it rests on %d shares on different bases and shows %d", n, len(r.Figures))
			}
		}
	}
}

// sides counts the values that agree with the claim and those that differ.
func sides(values []ClaimValue, deciding bool) (inside, outside int) {
	for _, v := range values {
		switch {
		case v.Figure.Value == nil || (deciding && !v.Decides):
		case v.Inside:
			inside++
		default:
			outside++
		}
	}
	return inside, outside
}

// sharesBehind counts the bases of the shares that a tie rests on and that have different values.
func (l *linter) sharesBehind(r LedgerRow) int {
	values := map[string]string{}
	for _, id := range r.Rests {
		if e, ok := l.byID[id]; ok && e.Kind == "observation" && e.Unit == "share" && len(bareNumbers(e.Value)) > 0 {
			values[e.Basis] = e.Value
		}
	}
	distinct := map[string]bool{}
	for _, v := range values {
		distinct[v] = true
	}
	return len(distinct)
}

// periods is E14.
func (l *linter) periods() {
	for i, r := range l.b.Claims.Rows {
		for k, v := range r.Values {
			where := fmt.Sprintf("claims.rows[%d].values[%d]", i, k)
			apart := !r.Period.IsZero() && !v.Figure.Period.IsZero() && !r.Period.Overlaps(v.Figure.Period)
			switch {
			case apart && !v.OtherPeriod:
				l.report("E14", where, "it speaks of %s, the claim of %s: mark it as another period", v.Figure.Period, r.Period)
			case v.OtherPeriod && v.Decides:
				l.report("E14", where, "a value of another period decides")
			}
		}
	}
}
