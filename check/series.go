package check

import (
	"fmt"
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// Kinds of series: they differ in which periods are natural when a text names none.
const (
	register = "register" // deliveries, lumpy: five-year windows are the custom
	trading  = "trade"    // single years
	standing = "standing" // attributes of an actor by year
	voting   = "votes"    // sessions
	fixed    = "fixed"    // no time: distances
)

// series is one measure of the claim on one basis, as a function of time.
type series struct {
	key     string // what two series must share to be compared: source, unit, measure
	basis   string // in words, without the period
	source  string
	unit    string
	kind    string
	family  string // unit family; for the words
	first   int    // first and last year (or session) with data
	last    int
	years   []int
	at      func(window) (expose.Figure, error)
	against string // why the whole series is not a reasonable basis; empty = it is
	note    string // coverage in words

	only     []window // the windows that rows state; empty = any window can be computed
	change   bool     // the values are changes already
	distance bool     // larger = further apart
}

// window is a stretch of time: a period, or sessions of the General Assembly.
type window struct {
	period   fact.Period
	from, to int // sessions
	label    string
}

func years(a, b int) window {
	w := window{period: fact.YearPeriod(a, b), label: fmt.Sprint(a)}
	if a != b {
		w.label = fmt.Sprintf("%d-%02d", a, b%100)
	}
	return w
}

func sessions(a, b int) window {
	w := window{from: a, to: b, period: fact.Period{From: fact.Date{Year: 1945 + a, Month: 9}, To: fact.Date{Year: 1946 + b, Month: 9}}, label: fmt.Sprintf("session %d", a)}
	if a != b {
		w.label = fmt.Sprintf("sessions %d-%d", a, b)
	}
	return w
}

// span is how many years (or sessions) the window covers.
func (w window) span() int {
	if w.from > 0 {
		return w.to - w.from + 1
	}
	return w.period.To.Year - w.period.From.Year + 1
}

// reach says in words which years (or sessions) the series has data of.
func (s series) reach() string {
	switch {
	case s.first == 0:
		return ""
	case s.kind == voting:
		return sessions(s.first, s.last).label
	}
	return years(s.first, s.last).label
}

// series lists every series of the evidence that measures what the frame is about.
func (b *bench) series(f frame) []series {
	var out []series
	switch f.what {
	case "import share", "export share", "flow", "flow change", "supplier rank", "buyer rank", "concentration",
		"total imports", "total exports":
		out = append(out, b.flowSeries(f)...)
		out = append(out, b.storedPair(f)...)
	case "agreement":
		if f.form == rank {
			return b.agreementRank(f)
		}
		out = append(out, b.agreementSeries(f)...)
	case "dispute":
		if f.unit == "count" || f.form == trend {
			return b.disputeSeries(f)
		}
		out = append(out, b.yesNoSeries(f)...)
	case voteCount:
		return b.voteCountSeries(f)
	case "rivalry", "contiguity", "representation", "common language":
		out = append(out, b.yesNoSeries(f)...)
	case "distance":
		out = append(out, b.fixedSeries(f)...)
	case worldRank, worldShare:
		if b.rankedMeasure(f) == "none" {
			out = append(out, b.flowSeries(f)...)
		}
		out = append(out, b.attributeSeries(f)...)
	default:
		out = append(out, b.attributeSeries(f)...)
		if m, ok := fact.MeasureNamed(f.what); ok && m.Pair {
			out = append(out, b.yesNoSeries(f)...)
		}
	}
	return out
}

// ledgerOf picks the flows of a lens: data sets first, rows of the casebook apart.
func (b *bench) flowSeries(f frame) []series {
	var out []series
	seller, buyer := f.pair()
	for _, l := range b.ledger.Lenses() {
		if !b.fits(f, l) || f.partner != "" && !b.complete(l, f.importer) && b.ledger.Steps(l, seller, buyer) == 0 {
			continue // chosen rows about others
		}
		s := series{
			key: l.String() + "|" + f.what, source: l.Source, unit: unitFor(f.what, l.Unit), kind: kindOf(l),
			basis: b.basisOf(f, l), years: b.ledger.Years(l), family: unitOf(l.Unit).counts(),
		}
		ext := b.ledger.Extent(l)
		s.first, s.last = ext.From.Year, ext.To.Year
		s.against, s.note = b.lensCoverage(f, l, seller, buyer)
		s.at = func(w window) (expose.Figure, error) { return b.measureFlow(f, l, w) }
		out = append(out, s)
	}
	return out
}

func unitFor(what, unit string) string {
	switch what {
	case "import share", "export share", worldShare:
		return "share"
	case "supplier rank", "buyer rank", worldRank:
		return "rank"
	case "concentration":
		return "index"
	}
	return unit
}

// fits says whether a lens can measure the frame: the good, the unit that the words name.
func (b *bench) fits(f frame, l expose.Lens) bool {
	if f.item != "" && commodity(l.Item) != f.item {
		return false
	}
	if f.item == "" && f.layer != "" && l.Layer != f.layer {
		return false
	}
	if l.Grain == expose.Daily {
		return false
	}
	if c := unitOf(l.Unit).counts(); f.measured != "" && c != "" && c != f.measured {
		return false
	}
	if f.what == "flow" && f.form == level {
		if _, ok := convert(1, l.Unit, f.unit); !ok {
			return false
		}
	}
	return true
}

func kindOf(l expose.Lens) string {
	if l.Layer == fact.Arms || l.Basis == fact.Register {
		return register
	}
	return trading
}

func (b *bench) basisOf(f frame, l expose.Lens) string {
	unit := l.Unit
	switch unitOf(l.Unit).family {
	case "value":
		unit = "value"
	case "mass":
		unit = "tonnes"
	case "tiv":
		unit = "trend-indicator value"
	case "barrels":
		unit = "barrels"
	}
	parts := []string{b.source(l.Source), string(l.Basis), unit}
	switch f.what {
	case "import share":
		parts = append(parts, "share of all recorded flows into "+b.opt.Name(f.subject))
	case "export share":
		parts = append(parts, "share of all recorded flows out of "+b.opt.Name(f.subject))
	case worldShare:
		parts = append(parts, "share of all recorded flows of the world")
	}
	return strings.Join(parts, ", ")
}

// measureFlow computes what the frame asks of one lens in one window.
func (b *bench) measureFlow(f frame, l expose.Lens, w window) (expose.Figure, error) {
	if w.from > 0 {
		return expose.Figure{}, expose.ErrUnknown
	}
	t := b.ledger.Table(l, w.period)
	seller, buyer := f.pair()
	if (f.what == "import share" || f.what == "export share") && !b.complete(l, f.importer) && !t.Stated(f.subject, f.what == "export share") {
		return expose.Figure{}, fmt.Errorf("only chosen rows are at hand and no total: %w", expose.ErrUnknown)
	}
	switch f.what {
	case "import share", "export share":
		return jointShare(f, t)
	case worldShare:
		return t.WorldShare(f.subject, !f.importer)
	case "supplier rank":
		s, err := t.SupplierRank(seller, buyer)
		return s.Figure, err
	case "buyer rank":
		s, err := t.BuyerRank(seller, buyer)
		return s.Figure, err
	case worldRank:
		s, err := t.WorldRank(f.subject, !f.importer)
		return s.Figure, err
	case "concentration":
		return t.Concentration(f.subject)
	}
	return b.volume(f, l, t, w)
}

// jointShare is the share of the partner, or of the several that the words add up.
func jointShare(f frame, t expose.Table) (expose.Figure, error) {
	partners := f.joint
	if len(partners) == 0 {
		partners = []fact.ActorID{f.partner}
	}
	var sum expose.Figure
	for i, p := range partners {
		one := f
		one.partner = p
		seller, buyer := one.pair()
		share := t.ExportShare
		if f.importer {
			share = func(a, b fact.ActorID) (expose.Figure, error) { return t.ImportShare(a, b) }
		}
		fig, err := share(seller, buyer)
		if err != nil {
			return fig, err
		}
		if _, recorded := t.Flow(seller, buyer); !recorded && len(t.OutOf(seller)) == 0 {
			return fig, fmt.Errorf("it has no sales of %s to anybody, so none to %s means nothing: %w", seller, buyer, expose.ErrUnknown)
		}
		if i == 0 {
			sum = fig
			continue
		}
		sum.Value += fig.Value
		sum.Low, sum.High = nil, nil
		sum.Rows = append(sum.Rows, fig.Rows...)
		sum.Formula += " + " + fig.Formula
	}
	return sum, nil
}

// volume is a flow of a pair, or all that one actor buys or sells. In a data set that covers
// the world a pair without a row had none; among chosen rows every year must be there.
func (b *bench) volume(f frame, l expose.Lens, t expose.Table, w window) (expose.Figure, error) {
	if f.partner == "" {
		flows := t.OutOf(f.subject)
		side := "out of"
		if f.importer {
			flows, side = t.Into(f.subject), "into"
		}
		fig := expose.Figure{Unit: l.Unit, Coverage: t.Covered, Formula: fmt.Sprintf("Σ flows %s %s", side, f.subject)}
		for _, x := range flows {
			fig.Value += x.Value
			fig.N += len(x.Rows)
			fig.Rows = append(fig.Rows, x.Rows...)
		}
		if fig.N == 0 {
			return fig, expose.ErrUnknown
		}
		return fig, nil
	}
	seller, buyer := f.pair()
	fig, err := t.Volume(seller, buyer)
	if err != nil && b.complete(l, true) && t.Covered > 0 {
		if x, ok := t.Flow(seller, buyer); !ok || len(x.Missing) == 0 {
			if f.form == level && b.ledger.Steps(l, seller, buyer) == 0 {
				return fig, fmt.Errorf("no flow of the two is recorded in any year: %w", expose.ErrUnknown)
			}
			return expose.Figure{
				Unit: l.Unit, Coverage: t.Covered, Formula: fmt.Sprintf("flow(%s→%s)", seller, buyer),
				Note: "no row: none recorded",
			}, nil
		}
	}
	if x, ok := t.Flow(seller, buyer); ok && !b.complete(l, true) && x.Steps() < w.span() && l.Grain == expose.Yearly {
		return fig, fmt.Errorf("%d of %d years have a row: %w", x.Steps(), w.span(), expose.ErrUnknown)
	}
	return fig, err
}
