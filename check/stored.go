package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// statedFormula stands where nothing was computed.
const statedFormula = "as the source states it"

// storedPair makes a series of the rows that state the measure of the pair: each source,
// basis and denominator apart.
func (b *bench) storedPair(f frame) []series {
	from, to := f.pair()
	if m, ok := fact.MeasureNamed(f.what); ok && !m.Pair {
		from, to = f.subject, ""
	}
	keys := []storedKey{{f.what, from, to}}
	if f.form == change && (f.what == "flow" || f.what == "flow change") {
		keys = append(keys, storedKey{"flow change", from, to})
	}
	var out []series
	for _, k := range keys {
		if k.measure != "flow" { // flows are in the ledger
			out = append(out, b.storedRows(f, b.stored[k])...)
		}
	}
	return out
}

func (b *bench) storedRows(f frame, rows []int) []series {
	type key struct{ source, reporter, denominator, item, unit, measure string }
	groups := map[key][]int{}
	var keys []key
	for _, i := range rows {
		o := &b.obs[i]
		if !sameItem(f.item, o.Item) || (f.item == "" && f.layer != "" && o.Layer != f.layer) {
			continue
		}
		if c := countsOf(o); f.measured != "" && c != "" && c != f.measured {
			continue
		}
		k := key{o.Source, o.Reporter, o.Denominator, o.Item, o.Unit, o.Measure}
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], i)
	}
	var out []series
	for _, k := range keys {
		s := b.storedSeries(groups[k])
		s.key = fmt.Sprint(k)
		s.change = k.measure == "flow change"
		out = append(out, s)
	}
	return out
}

// countsOf reads from the denominator of a share whether it counts money or quantity.
func countsOf(o *fact.Observation) string {
	d := strings.ToLower(o.Denominator)
	switch {
	case strings.HasPrefix(d, "value") || strings.Contains(d, "by value"):
		return "value"
	case strings.HasPrefix(d, "volume"), strings.HasPrefix(d, "tonnes"), strings.HasPrefix(d, "barrels"):
		return "volume"
	}
	return unitOf(o.Unit).counts()
}

func (b *bench) storedSeries(rows []int) series {
	o := &b.obs[rows[0]]
	s := series{source: o.Source, unit: o.Unit, kind: "stored", family: countsOf(o)}
	parts := []string{b.source(o.Source), string(o.Basis)}
	if o.Reporter != "" && !strings.Contains(parts[0], o.Reporter) {
		parts = append(parts, "as "+o.Reporter+" reports")
	}
	if o.Denominator != "" {
		parts = append(parts, "share of the "+o.Denominator)
	}
	s.basis = strings.Join(parts, ", ")
	s.against = against(o)
	slices.SortFunc(rows, func(x, y int) int {
		return cmp.Or(cmp.Compare(b.obs[x].Period.From.Days(), b.obs[y].Period.From.Days()), cmp.Compare(b.obs[x].ID, b.obs[y].ID))
	})
	for _, i := range rows {
		r := &b.obs[i]
		if r.Known() {
			s.only = append(s.only, window{period: r.Period, label: r.Period.String()})
			s.years = append(s.years, lastYear(r.Period))
		}
	}
	if n := len(s.years); n > 0 {
		s.first, s.last = s.years[0], s.years[n-1]
	}
	s.note = o.Note
	s.at = func(w window) (expose.Figure, error) {
		for _, i := range rows {
			if r := &b.obs[i]; r.Known() && r.Period == w.period {
				return expose.Figure{
					Value: r.Value, Unit: r.Unit, Low: r.Low, High: r.High, N: 1, Coverage: 1,
					Rows: []string{r.ID}, Formula: statedFormula, Note: r.Note,
				}, nil
			}
		}
		return expose.Figure{}, expose.ErrUnknown
	}
	return s
}

// against says why a stored row decides nothing: a statement repeats a claim and does not
// measure, an unverified row is only remembered, and a doubtful one is not counted.
func against(o *fact.Observation) string {
	switch {
	case !o.Verified:
		return "nobody has looked the source up"
	case o.Basis == fact.Statement:
		return "somebody says so; it is not a measurement"
	case o.Credibility >= 5 && o.Credibility != 6:
		return "graded improbable by whoever recorded it"
	case o.Credibility == 4:
		return "graded doubtful by whoever recorded it"
	}
	return ""
}

func lastYear(p fact.Period) int {
	if !p.To.IsZero() {
		return p.To.Year
	}
	return p.From.Year
}

// attributeSeries is what one actor is, has or makes: a value for each year.
func (b *bench) attributeSeries(f frame) []series {
	measure := f.what
	ranked, shared := measure == worldRank, measure == worldShare
	if ranked || shared {
		measure = b.rankedMeasure(f)
	}
	groups := map[scaleKey][]int{}
	var keys []scaleKey
	for _, i := range b.stored[storedKey{measure, f.subject, ""}] {
		o := &b.obs[i]
		if !sameItem(f.item, o.Item) {
			continue
		}
		k := scaleKey{o.Measure, o.Item, o.Source, o.Unit}
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], i)
	}
	var out []series
	for _, k := range keys {
		s := b.attribute(groups[k])
		s.key = fmt.Sprint(k)
		switch {
		case ranked:
			s = b.rankOf(f, k, s)
		case shared && s.unit != "share":
			s = b.partOf(f, k, s)
		}
		out = append(out, s)
	}
	return out
}

// rankedMeasure is the attribute by which a world rank orders, as the words tell.
func (b *bench) rankedMeasure(f frame) string {
	if m, ok := fact.MeasureNamed(f.named); ok {
		if m.Pair || m.Name == "total imports" || m.Name == "total exports" {
			return "none"
		}
		return m.Name
	}
	for _, c := range metricCues {
		if m, ok := fact.MeasureNamed(c.what); ok && !m.Pair && c.cue.In(f.words) {
			return c.what
		}
	}
	return "none"
}

func (b *bench) attribute(rows []int) series {
	o := &b.obs[rows[0]]
	s := series{source: o.Source, unit: o.Unit, kind: standing, family: unitOf(o.Unit).counts(), against: ""}
	s.basis = strings.Join([]string{b.source(o.Source), cmp.Or(o.Item, o.Measure), o.Unit}, ", ")
	byYear := map[int]int{}
	for _, i := range rows {
		r := &b.obs[i]
		if y := r.Period.From.Year; r.Known() && r.Period.From.Year == lastYear(r.Period) {
			byYear[y] = i
			s.years = append(s.years, y)
		}
		if a := against(r); a != "" {
			s.against = a
		}
	}
	slices.Sort(s.years)
	s.years = slices.Compact(s.years)
	if n := len(s.years); n > 0 {
		s.first, s.last = s.years[0], s.years[n-1]
	}
	s.at = func(w window) (expose.Figure, error) {
		fig := expose.Figure{Unit: o.Unit, Coverage: 1, Formula: statedFormula}
		for y := w.period.From.Year; y <= lastYear(w.period); y++ {
			i, ok := byYear[y]
			if !ok {
				return expose.Figure{}, fmt.Errorf("%d: %w", y, expose.ErrUnknown)
			}
			fig.Value += b.obs[i].Value
			fig.N++
			fig.Rows = append(fig.Rows, b.obs[i].ID)
		}
		if fig.N > 1 {
			fig.Value /= float64(fig.N)
			fig.Formula = fmt.Sprintf("mean of %d years", fig.N)
		}
		if w.period.From.Month > 0 && w.span() == 1 && w.period != fact.YearPeriod(s.first, s.first) && monthsOf(w.period) < 12 {
			return expose.Figure{}, fmt.Errorf("yearly figures only: %w", expose.ErrUnknown)
		}
		return fig, nil
	}
	return s
}

// monthsOf counts the months that a period touches.
func monthsOf(p fact.Period) int {
	a, z := p.From.First(), p.To.Last()
	return (z.Year-a.Year)*12 + z.Month - a.Month + 1
}

// rankOf turns an attribute into its rank among all actors of the same source.
func (b *bench) rankOf(f frame, k scaleKey, s series) series {
	rows := b.scale[k]
	s.unit, s.basis = "rank", "rank by "+s.basis
	s.at = func(w window) (expose.Figure, error) {
		var values []float64
		var ids []string
		at := -1
		for _, i := range rows {
			o := &b.obs[i]
			if o.Period.From.Year != w.period.To.Year {
				continue
			}
			if o.From == f.subject {
				at = len(values)
			}
			values, ids = append(values, o.Value), append(ids, o.ID)
		}
		if at < 0 || len(values) < breadth {
			return expose.Figure{}, fmt.Errorf("%d actors have a row: %w", len(values), expose.ErrUnknown)
		}
		p := expose.RankOf(values, at)
		return expose.Figure{
			Value: float64(p.Rank), Unit: "rank", N: p.Of, Coverage: 1, Rows: []string{ids[at]},
			Formula: fmt.Sprintf("rank of %s among the %d actors of the source", f.subject, p.Of),
		}, nil
	}
	return s
}

// partOf turns an attribute into its share in the sum of all actors of the same source. A
// source with few actors has no world total.
func (b *bench) partOf(f frame, k scaleKey, s series) series {
	rows := b.scale[k]
	s.unit, s.basis = "share", "share of the world in "+s.basis
	s.at = func(w window) (expose.Figure, error) {
		mine, all, n := 0.0, 0.0, 0
		var ids []string
		for _, i := range rows {
			o := &b.obs[i]
			if o.Period.From.Year != w.period.To.Year {
				continue
			}
			n++
			all += o.Value
			if o.From == f.subject {
				mine += o.Value
				ids = append(ids, o.ID)
			}
		}
		if len(ids) == 0 || n < breadth {
			return expose.Figure{}, fmt.Errorf("%d actors have a row: %w", n, expose.ErrUnknown)
		}
		v, err := expose.Share(mine, all)
		return expose.Figure{
			Value: v, Unit: "share", N: n, Coverage: 1, Rows: ids,
			Formula: fmt.Sprintf("value of %s / sum of the %d actors of the source", f.subject, n),
		}, err
	}
	return s
}

// fixedSeries is what does not change with time: distances.
func (b *bench) fixedSeries(f frame) []series {
	var out []series
	for _, k := range []storedKey{{f.what, f.subject, f.partner}, {f.what, f.partner, f.subject}} {
		for _, i := range b.stored[k] {
			o := &b.obs[i]
			if !o.Known() || slices.ContainsFunc(out, func(s series) bool { return s.key == o.Source+o.Item }) {
				continue
			}
			out = append(out, series{
				key: o.Source + o.Item, basis: b.source(o.Source) + ", " + o.Item, source: o.Source, unit: o.Unit, kind: fixed,
				at: func(window) (expose.Figure, error) {
					return expose.Figure{
						Value: o.Value, Unit: o.Unit, N: 1, Coverage: 1, Rows: []string{o.ID},
						Formula: statedFormula,
					}, nil
				},
			})
		}
	}
	return out
}
