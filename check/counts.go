package check

import (
	"fmt"
	"slices"

	"tightrope/check/cue"
	"tightrope/expose"
	"tightrope/fact"
)

const (
	voteCount = "vote count" // how often an actor voted in one way
)

var (
	cueAbstained = cue.Of(`(?i)\babstain\w*|\babstention`)
	cueAgainst   = cue.Of(`(?i)\b(?:voted? |votes )?(?:against|no)\b`)
	cueLast      = cue.Of(`(?i)\b(?:least|lowest|fewest|furthest|farthest|most (?:distant|dissimilar)|last)\b`)
)

// disputeSeries counts the militarised disputes of the pair, each once, by year.
func (b *bench) disputeSeries(f frame) []series {
	type key struct{ source, reporter string }
	found := map[key]map[string]*fact.Observation{}
	var keys []key
	for _, k := range []storedKey{{"dispute", f.subject, f.partner}, {"dispute", f.partner, f.subject}} {
		for _, i := range b.stored[k] {
			o := &b.obs[i]
			if !o.Known() {
				continue
			}
			g := key{o.Source, o.Reporter}
			if found[g] == nil {
				found[g] = map[string]*fact.Observation{}
				keys = append(keys, g)
			}
			id := o.Item + "|" + o.Period.String()
			if old := found[g][id]; old == nil || old.Value < o.Value {
				found[g][id] = o
			}
		}
	}
	var out []series
	for _, g := range keys {
		out = append(out, b.disputesOf(f, g.source, g.reporter, found[g]))
	}
	return out
}

func (b *bench) disputesOf(f frame, source, reporter string, rows map[string]*fact.Observation) series {
	ids := make([]string, 0, len(rows))
	for id := range rows {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	s := series{
		key: "disputes " + source + reporter, source: source, unit: "count", kind: standing,
		basis: b.source(source) + ", militarised disputes between the two",
	}
	if reporter != "" {
		s.basis += ", " + reporter
	}
	s.first, s.last = b.extentOf("dispute", source)
	for y := s.first; y <= s.last; y++ {
		s.years = append(s.years, y)
	}
	s.at = func(w window) (expose.Figure, error) {
		from, to := w.period.From.Year, lastYear(w.period)
		if from < s.first || to > s.last {
			return expose.Figure{}, fmt.Errorf("the data go from %d to %d: %w", s.first, s.last, expose.ErrUnknown)
		}
		fig := expose.Figure{Unit: "count", Coverage: 1, Formula: "number of disputes, each once"}
		seen := map[string]bool{}
		for _, id := range ids {
			o := rows[id]
			if y := o.Period.From.Year; y < from || y > to {
				continue
			}
			fig.Rows = append(fig.Rows, o.ID)
			if !seen[o.Item] {
				seen[o.Item] = true
				fig.Value++
			}
		}
		fig.N = len(fig.Rows)
		return fig, nil
	}
	return s
}

// extentOf is the first and last year that a source has rows of a measure in.
func (b *bench) extentOf(measure, source string) (first, last int) {
	for i := range b.obs {
		o := &b.obs[i]
		if o.Measure != measure || o.Source != source {
			continue
		}
		y := o.Period.From.Year
		if first == 0 || y < first {
			first = y
		}
		last = max(last, y)
	}
	return first, last
}

// voteCountSeries counts how often the subject voted in the way that the words name.
func (b *bench) voteCountSeries(f frame) []series {
	way, name := 1.0, "yes"
	switch {
	case cueAbstained.In(f.words):
		way, name = 2, "abstained"
	case cueAgainst.In(f.words):
		way, name = 3, "no"
	}
	var out []series
	for _, src := range b.voteSources() {
		mine := b.ballots[src][f.subject]
		if len(mine) == 0 {
			continue
		}
		s := series{
			key: "count " + src, source: src, unit: f.unit, kind: voting,
			basis: fmt.Sprintf("%s, recorded votes of %s, %s", b.source(src), b.opt.Name(f.subject), name),
		}
		for _, v := range mine {
			s.years = append(s.years, v.session)
		}
		slices.Sort(s.years)
		s.years = slices.Compact(s.years)
		s.first, s.last = s.years[0], s.years[len(s.years)-1]
		s.at = func(w window) (expose.Figure, error) {
			fig := expose.Figure{Unit: f.unit, Coverage: 1, Formula: "votes " + name}
			for _, v := range mine {
				if v.session < w.from || v.session > w.to {
					continue
				}
				fig.N++
				if v.value == way {
					fig.Value++
					fig.Rows = append(fig.Rows, v.row)
				}
			}
			if fig.N < LeastVotes {
				return fig, fmt.Errorf("%d votes, fewer than %d: %w", fig.N, LeastVotes, expose.ErrUnknown)
			}
			if f.unit == "share" {
				fig.Value /= float64(fig.N)
				fig.Formula += fmt.Sprintf(" of %d", fig.N)
			}
			return fig, nil
		}
		out = append(out, s)
	}
	return out
}

// agreementRank is the place of the partner among all states by how often they voted as the
// subject did: from the top, or from the bottom where the words say "least".
func (b *bench) agreementRank(f frame) []series {
	least := cueLast.In(f.words)
	var out []series
	for _, src := range b.voteSources() {
		if len(b.ballots[src]) < breadth {
			continue
		}
		s, ok := b.agreementIn(src, f)
		if !ok {
			continue
		}
		s.unit, s.key = "rank", "rank of agreement "+src
		s.basis = fmt.Sprintf("%s, rank of %s among all states by identical votes with %s", b.source(src), b.opt.Name(f.partner), b.opt.Name(f.subject))
		if least {
			s.basis += ", from the bottom"
		}
		s.at = func(w window) (expose.Figure, error) { return b.rankAgreement(src, f, w, least) }
		out = append(out, s)
	}
	return out
}

func (b *bench) rankAgreement(src string, f frame, w window, least bool) (expose.Figure, error) {
	var values []float64
	at := -1
	var rows []string
	for _, id := range sortedIDs(b.ballots[src]) {
		if id == f.subject {
			continue
		}
		other := f
		other.partner = id
		s, ok := b.agreementIn(src, other)
		if !ok {
			continue
		}
		fig, err := s.at(w)
		if err != nil {
			continue
		}
		if id == f.partner {
			at, rows = len(values), fig.Rows
		}
		if least {
			fig.Value = -fig.Value
		}
		values = append(values, fig.Value)
	}
	if at < 0 || len(values) < breadth {
		return expose.Figure{}, fmt.Errorf("%d states can be ranked: %w", len(values), expose.ErrUnknown)
	}
	p := expose.RankOf(values, at)
	return expose.Figure{
		Value: float64(p.Rank), Unit: "rank", N: p.Of, Coverage: 1, Rows: rows,
		Formula: fmt.Sprintf("rank of %s among %d states by the share of identical votes with %s", f.partner, p.Of, f.subject),
	}, nil
}

func sortedIDs(m map[fact.ActorID][]ballot) []fact.ActorID {
	out := make([]fact.ActorID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// yesNoSeries is what holds between two whatever their order: rivalry, contiguity, common
// language, joint memberships. A source names the pair in one order or in both.
func (b *bench) yesNoSeries(f frame) []series {
	out := b.storedPair(f)
	if len(out) > 0 {
		return out
	}
	swapped := f
	swapped.subject, swapped.partner = f.partner, f.subject
	return b.storedPair(swapped)
}
