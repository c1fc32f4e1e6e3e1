package forecast

import (
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

// EnergyOutlook is what the record says of one importer and origin.
type EnergyOutlook struct {
	Importer fact.ActorID  `json:"importer"`
	Origin   fact.ActorID  `json:"origin"`
	Series   string        `json:"series"` // by which the share is known
	Year     int           `json:"year"`   // the last in which the share was 20 % or more
	Share    float64       `json:"share"`  // of the importer's recorded crude
	Age      int           `json:"age"`    // years at 20 % or more without a break, as far as the data go back
	Now      int           `json:"now"`    // the last year that the series records of the importer
	NowShare float64       `json:"now_share"`
	Lost     float64       `json:"lost"` // P(under 20 % five years on)
	Low      float64       `json:"low"`  // 90 % interval of the parameters
	High     float64       `json:"high"`
	Curves   []EnergyCurve `json:"curves"`
	Fitted   string        `json:"fitted"` // on what the curves and the chance rest
	Text     string        `json:"text"`
}

// Outlook finds the newest energy tie of an importer with an origin among flows and asks the
// model; false where there never was one.
func (e *Energy) Outlook(flows []EnergyFlow, importer, origin fact.ActorID) (EnergyOutlook, bool) {
	var tie *EnergyTie
	for _, t := range EnergyTies(flows) {
		if t.Importer == importer && t.Origin == origin && (tie == nil || t.Year > tie.Year) {
			tie = &t
		}
	}
	if tie == nil {
		return EnergyOutlook{}, false
	}
	f := e.Skill.Fit
	score, se := f.Score(tie.row()), f.StdErr(tie.row())
	out := EnergyOutlook{
		Importer: importer, Origin: origin, Series: tie.Series, Year: tie.Year, Share: tie.Share, Age: tie.Age, Now: tie.Year, NowShare: tie.Share,
		Lost: logistic(score), Low: logistic(score - z90*se), High: logistic(score + z90*se), Curves: e.Curves,
		Fitted: fmt.Sprintf("Curves and chance rest on %d tie-years of %d importers, %d to %d. Data: %s.", e.Ties, e.Importers, e.From, e.To, e.Data),
	}
	if tie.Series != e.Series {
		out.Fitted += " They come from another series than this share, and of other importers perhaps."
	}
	book := newCrudeBook(flows)
	for p := range book.amount {
		if s := book.share(p, origin); p.series == tie.Series && p.who == importer && p.year > out.Now && !math.IsNaN(s) {
			out.Now, out.NowShare = p.year, s
		}
	}
	if out.Text = e.Sentence(); e.Skill.Low <= 0 {
		out.Text += " The chance of a loss has no proven skill."
	}
	return out, true
}

// leastEnergy is how many tie-years with a known outcome five years on make curves of one's own.
const leastEnergy = 40

// EnergyReference makes curves of the series that shows most: the one with the most tie-years
// whose outcome five years on is known. ErrNoRows where none shows enough.
func EnergyReference(flows []EnergyFlow, describe func(series string) string, seed uint64) (*Energy, error) {
	judged := map[string]int{}
	for _, t := range EnergyTies(flows) {
		judged[t.Series] += int(flag(!math.IsNaN(t.later[cutHorizon-1])))
	}
	best := ""
	for series, n := range judged {
		if n >= leastEnergy && (best == "" || n > judged[best] || n == judged[best] && series < best) {
			best = series
		}
	}
	if best == "" {
		return nil, ErrNoRows
	}
	own := slices.DeleteFunc(slices.Clone(flows), func(f EnergyFlow) bool { return f.Series != best })
	return ShipEnergy(own, describe(best), seed)
}
