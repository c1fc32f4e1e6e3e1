package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"tightrope/check/cue"
	"tightrope/expose"
	"tightrope/fact"
)

// LeastVotes is how many shared votes an agreement must rest on.
const LeastVotes = 20

// ballot is how one state voted on one roll call: 1 yes, 2 abstain, 3 no.
type ballot struct {
	roll  string // the item of the row: a resolution or a roll call
	value float64
	row   string
	when  fact.Date

	session int
}

// roll is one roll call of one source.
type roll struct {
	item    string
	date    fact.Date
	session int
	words   string // title and notes
	tally   [4]int // by value: yes 1, abstain 2, no 3
}

// indexVotes arranges the rows of measure "vote" by source and state.
func (b *bench) indexVotes() {
	b.ballots = map[string]map[fact.ActorID][]ballot{}
	b.rolls = map[string][]roll{}
	type key struct {
		source, item string
		date         fact.Date
	}
	seen := map[key]int{}
	for i := range b.obs {
		o := &b.obs[i]
		if o.Measure != "vote" {
			continue
		}
		if b.ballots[o.Source] == nil {
			b.ballots[o.Source] = map[fact.ActorID][]ballot{}
		}
		k := key{o.Source, o.Item, o.Period.From}
		at, ok := seen[k]
		if !ok {
			at = len(b.rolls[o.Source])
			seen[k] = at
			b.rolls[o.Source] = append(b.rolls[o.Source], roll{o.Item, o.Period.From, sessionOf(o), o.Item + " " + o.Note, [4]int{}})
		}
		if o.Known() && (o.Value == 1 || o.Value == 2 || o.Value == 3) {
			b.rolls[o.Source][at].tally[int(o.Value)]++
			b.ballots[o.Source][o.From] = append(b.ballots[o.Source][o.From], ballot{o.Item, o.Value, o.ID, o.Period.From, b.rolls[o.Source][at].session})
		}
	}
	for s := range b.rolls {
		slices.SortFunc(b.rolls[s], func(x, y roll) int {
			return cmp.Or(cmp.Compare(x.date.Days(), y.date.Days()), cmp.Compare(x.item, y.item))
		})
	}
	for _, by := range b.ballots {
		for _, list := range by {
			slices.SortFunc(list, compareBallot)
		}
	}
}

func compareBallot(x, y ballot) int {
	return cmp.Or(cmp.Compare(x.when.Days(), y.when.Days()), cmp.Compare(x.roll, y.roll))
}

var sessionWord = cue.Of(`(?i)\bsession[ :=]*(\d{1,2})\b`)

// sessionOf is the session of the General Assembly in which a vote fell: as the row says, else
// by its date. A session opens on the Tuesday of the third week of September, counting from
// the first week with a working day. Source: rule 1 of the Assembly's rules of procedure.
func sessionOf(o *fact.Observation) int {
	for _, s := range []string{o.Locator, o.Note, o.Item} {
		if m := sessionWord.Parts(s); m != nil {
			n, _ := strconv.Atoi(m[1])
			return n
		}
	}
	d := o.Period.From
	if d.IsZero() {
		return 0
	}
	n := d.Year - 1945
	if d.Month != 0 && d.Before(opening(d.Year)) {
		n--
	}
	return n
}

func opening(year int) fact.Date {
	first := time.Date(year, 9, 1, 0, 0, 0, 0, time.UTC)
	for first.Weekday() == time.Saturday || first.Weekday() == time.Sunday {
		first = first.AddDate(0, 0, 1)
	}
	monday := first.AddDate(0, 0, -int(first.Weekday()-time.Monday))
	open := monday.AddDate(0, 0, 15)
	return fact.Date{Year: year, Month: 9, Day: open.Day()}
}

// agreementSeries is how often the two voted alike: from the roll calls of every source, and
// from rows that state it. Distance of ideal points goes with it for trends.
func (b *bench) agreementSeries(f frame) []series {
	var out []series
	sources := make([]string, 0, len(b.ballots))
	for s := range b.ballots {
		sources = append(sources, s)
	}
	slices.Sort(sources)
	for _, src := range sources {
		if s, ok := b.agreementIn(src, f); ok {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		out = append(out, b.statedAgreement(f)...)
	}
	if f.form == trend {
		out = append(out, b.idealSeries(f)...)
	}
	return out
}

func (b *bench) agreementIn(src string, f frame) (series, bool) {
	x, y := b.ballots[src][f.subject], b.ballots[src][f.partner]
	if len(x) == 0 || len(y) == 0 {
		return series{}, false
	}
	s := series{
		key: "agreement " + src, source: src, unit: "share", kind: voting,
		basis: b.source(src) + ", identical votes of the recorded votes that both cast",
	}
	for _, r := range b.rolls[src] {
		s.years = append(s.years, r.session)
	}
	slices.Sort(s.years)
	s.years = slices.Compact(s.years)
	s.first, s.last = s.years[0], s.years[len(s.years)-1]
	s.at = func(w window) (expose.Figure, error) {
		fig := expose.Figure{Unit: "share"}
		alike, either := 0, 0
		for _, side := range [][]ballot{x, y} {
			for _, v := range side {
				if v.session >= w.from && v.session <= w.to {
					either++
				}
			}
		}
		for i, j := 0, 0; i < len(x) && j < len(y); {
			switch c := compareBallot(x[i], y[j]); {
			case c < 0:
				i++
			case c > 0:
				j++
			default:
				if n := x[i].session; n >= w.from && n <= w.to {
					fig.N++
					if x[i].value == y[j].value {
						alike++
					}
					fig.Rows = append(fig.Rows, x[i].row, y[j].row)
				}
				i++
				j++
			}
		}
		if fig.N < LeastVotes {
			return expose.Figure{}, fmt.Errorf("%d shared votes, fewer than %d: %w", fig.N, LeastVotes, expose.ErrUnknown)
		}
		fig.Value = float64(alike) / float64(fig.N)
		fig.Coverage = 1
		fig.Note = fmt.Sprintf("n = %d, %.0f %% of the roll calls in which either voted", fig.N, 100*float64(fig.N)/float64(max(either-fig.N, 1)))
		fig.Formula = fmt.Sprintf("%d identical votes of %d shared", alike, fig.N)
		if len(fig.Rows) > expose.MaxRows {
			fig.Rows = fig.Rows[:expose.MaxRows]
		}
		return fig, nil
	}
	return s, true
}

// statedAgreement uses rows that give the agreement of the pair, by session or by year.
func (b *bench) statedAgreement(f frame) []series {
	var rows []int
	for _, k := range []storedKey{{"agreement", f.subject, f.partner}, {"agreement", f.partner, f.subject}} {
		rows = append(rows, b.stored[k]...)
	}
	if len(rows) == 0 {
		return nil
	}
	groups := map[string][]int{}
	var keys []string
	for _, i := range rows {
		o := &b.obs[i]
		k := o.Source + "|" + o.Denominator
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], i)
	}
	var out []series
	for _, k := range keys {
		out = append(out, b.statedSessions(groups[k]))
	}
	return out
}

func (b *bench) statedSessions(rows []int) series {
	o := &b.obs[rows[0]]
	s := series{
		key: "stated agreement " + o.Source, source: o.Source, unit: "share", kind: voting, against: against(o),
		basis: b.source(o.Source) + ", share of the " + o.Denominator,
	}
	at := map[[2]int]*fact.Observation{}
	for _, i := range rows {
		r := &b.obs[i]
		from, to := sessionsOf(r)
		if r.Known() && from > 0 {
			at[[2]int{from, to}] = r
			s.only = append(s.only, sessions(from, to))
			if from == to {
				s.years = append(s.years, from)
			}
		}
	}
	slices.Sort(s.years)
	if n := len(s.years); n > 0 {
		s.first, s.last = s.years[0], s.years[n-1]
	}
	s.at = func(w window) (expose.Figure, error) {
		r, ok := at[[2]int{w.from, w.to}]
		if !ok {
			return expose.Figure{}, expose.ErrUnknown
		}
		return expose.Figure{Value: r.Value, Unit: "share", N: 1, Coverage: 1, Rows: []string{r.ID}, Formula: statedFormula, Note: r.Note}, nil
	}
	return s
}

var sessionRange = cue.Of(`(?i)sessions? (\d{1,2})(?:\s*(?:-|–|to|\.\.)\s*(\d{1,2}))?`)

// sessionsOf reads the sessions that a row is about from its words, else from its period.
func sessionsOf(o *fact.Observation) (from, to int) {
	for _, s := range []string{o.Item, o.Denominator, o.Locator} {
		if m := sessionRange.Parts(s); m != nil {
			from, _ = strconv.Atoi(m[1])
			if to, _ = strconv.Atoi(m[2]); to == 0 {
				to = from
			}
			return from, to
		}
	}
	if o.Period.From.IsZero() || o.Period.To.IsZero() {
		return 0, 0
	}
	return o.Period.From.Year - 1945, max(o.Period.From.Year-1945, o.Period.To.Year-1946)
}

// idealSeries is the distance of the two ideal points by year.
func (b *bench) idealSeries(f frame) []series {
	type key struct{ source, item string }
	points := map[key]map[int][2]*fact.Observation{}
	var keys []key
	for side, who := range []fact.ActorID{f.subject, f.partner} {
		for _, i := range b.stored[storedKey{"ideal point", who, ""}] {
			o := &b.obs[i]
			k := key{o.Source, o.Item}
			if points[k] == nil {
				points[k] = map[int][2]*fact.Observation{}
				keys = append(keys, k)
			}
			if o.Known() {
				p := points[k][o.Period.From.Year]
				p[side] = o
				points[k][o.Period.From.Year] = p
			}
		}
	}
	var out []series
	for _, k := range keys {
		s := series{
			key: "ideal points " + k.source + k.item, source: k.source, unit: "index", kind: standing, distance: true,
			basis: b.source(k.source) + ", distance of the two ideal points",
		}
		for y, p := range points[k] {
			if p[0] != nil && p[1] != nil {
				s.years = append(s.years, y)
			}
		}
		if len(s.years) < 2 {
			continue
		}
		slices.Sort(s.years)
		s.first, s.last = s.years[0], s.years[len(s.years)-1]
		s.at = func(w window) (expose.Figure, error) {
			p := points[k][w.period.To.Year]
			if p[0] == nil || p[1] == nil {
				return expose.Figure{}, expose.ErrUnknown
			}
			return expose.Figure{
				Value: abs(p[0].Value - p[1].Value), Unit: "index", N: 2, Coverage: 1,
				Rows: []string{p[0].ID, p[1].ID}, Formula: fmt.Sprintf("|θ(%s) − θ(%s)|", f.subject, f.partner),
			}, nil
		}
		out = append(out, s)
	}
	return out
}
