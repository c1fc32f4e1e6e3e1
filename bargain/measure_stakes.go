package bargain

import (
	"fmt"
	"math"
	"slices"

	"tightrope/fact"
)

const (
	// minActs is the number of acts of an actor in a year below which their share says nothing.
	minActs = 5
	// salienceFloor and salienceBand put a share of attention into 10 to 90.
	salienceFloor, salienceBand = 10.0, 80.0
	// z90 is for intervals that hold 90 %.
	z90 = z95
)

// MeasureSalience gives every actor of the case a salience from what it does: the share of its
// acts in the last twelve months that are toward the balancer or a partner of the case,
//
//	salience = 10 + 80 (k + ½) / (n + 1)
//
// with low and high from Wilson's 90 % interval of the share. Fewer than five acts say
// nothing. It takes the tallies of a data set that codes everything, never a chronology.
//
// Source of the interval: E. B. Wilson, Journal of the American Statistical Association 22
// (1927), doi:10.1080/01621459.1927.10502953.
func MeasureSalience(c fact.Case, ev Evidence) ([]Input, []Unmeasured) {
	ev = ev.known()
	var out []Input
	var not []Unmeasured
	for _, p := range c.Actors {
		var n, k float64
		var rows []row
		for _, t := range ev.Tallies {
			if t.From != p.Actor || !ev.recent(t.Month) {
				continue
			}
			n += float64(t.Acts)
			rows = append(rows, row{source: t.Source})
			if concerns(t.To, p.Actor, c) {
				k += float64(t.Acts)
			}
		}
		if n < minActs {
			not = append(not, Unmeasured{p.ID, "salience", fmt.Sprintf("%.0f acts of its own in the last twelve months in data that code everything: at least %d are wanted", n, minActs)})
			continue
		}
		low, high := wilson(k, n)
		at := func(share float64) float64 { return salienceFloor + salienceBand*share }
		r := rangeOf(at(low), at((k+0.5)/(n+1)), at(high), Scale, rows)
		r.Because = fmt.Sprintf("%.0f of its %.0f acts in the last twelve months are toward the balancer or a partner", k, n)
		out = append(out, Input{Player: p.ID, Field: "salience", Range: r, Formula: "10 + 80 (k+½)/(n+1); " + r.Because})
	}
	return out, not
}

func concerns(to, self fact.ActorID, c fact.Case) bool {
	to = to.State()
	return to != "" && to != self && (to == c.Balancer || slices.Contains(c.Partners, to))
}

// recent says whether the date lies in the twelve months up to the evidence's date.
func (ev Evidence) recent(d fact.Date) bool {
	if ev.AsOf.IsZero() {
		return true
	}
	days := ev.AsOf.Last().Days() - d.Days()
	return days >= 0 && days <= 396 // twelve whole months and the one that runs
}

func wilson(k, n float64) (low, high float64) {
	z2 := z90 * z90
	centre := (k + z2/2) / (n + z2)
	half := z90 / (n + z2) * math.Sqrt(k*(n-k)/n+z2/4)
	return max(0, centre-half), min(1, centre+half)
}

// MeasurePosition gives every foreign state of the case a position from how it stands to the
// partners in words, votes and deeds: each tier that has evidence gives a balance b from -1 to
// 1 (stances and the mean intensity of verbal acts; agreement in votes, 2a-1, latest session;
// the mean of the board's ties by deed, sign × weight, and of the intensity of material acts of
// the last five years where there are none),
//
//	position = 50 + 50 × mean of the tiers
//
// with low and high 1.64 standard errors of that mean away and at least 8 points; one tier
// alone has 20. It maps friendliness toward the partner onto the scale of the case, and so
// supposes that 100 is the closest tie; where the scale is another, the position is a
// judgment.
func MeasurePosition(c fact.Case, ev Evidence) ([]Input, []Unmeasured) {
	ev = ev.known()
	var out []Input
	var not []Unmeasured
	for _, p := range c.Actors {
		id, why := state(p, c)
		if id != "" && slices.Contains(c.Partners, id) {
			id, why = "", "the partner itself: what it wants is a judgment"
		}
		if id == "" {
			not = append(not, Unmeasured{p.ID, "position", why})
			continue
		}
		var tiers []float64
		var words []string
		var rows []row
		for _, tier := range []fact.Tier{fact.Say, fact.Vote, fact.Do} {
			b, from, ok := ev.balance(id, c.Partners, tier)
			if ok {
				tiers = append(tiers, b)
				words = append(words, fmt.Sprintf("%s %+.2f", tier, b))
				rows = append(rows, from...)
			}
		}
		if len(tiers) == 0 {
			not = append(not, Unmeasured{p.ID, "position", "no vote, stance or act toward the partner is known"})
			continue
		}
		half := 20.0
		if n := float64(len(tiers)); n > 1 {
			half = max(8, z90*50*deviation(tiers)/math.Sqrt(n))
		}
		mode := 50 + 50*estimateOf(tiers).Value
		r := rangeOf(mode-half, mode, mode+half, Scale, rows)
		r.Because = fmt.Sprintf("toward the partner: %v", words)
		out = append(out, Input{Player: p.ID, Field: "position", Range: r, Formula: "50 + 50 × mean of words, votes and deeds; " + r.Because})
	}
	return out, not
}

// balance is how id stands to the partners in one tier, from -1 to 1.
func (ev Evidence) balance(id fact.ActorID, partners []fact.ActorID, tier fact.Tier) (float64, []row, bool) {
	var values []float64
	var rows []row
	for _, partner := range partners {
		between := func(o fact.Observation) bool {
			return o.From == id && o.To == partner || o.From == partner && o.To == id
		}
		switch tier {
		case fact.Vote:
			if o, ok := ev.latest(func(o fact.Observation) bool { return o.Measure == "agreement" && between(o) }); ok {
				values, rows = append(values, 2*o.Value-1), append(rows, rowOf(o))
			}
		case fact.Say:
			if o, ok := ev.latest(func(o fact.Observation) bool {
				return o.Measure == "stance" && o.From == id && o.To == partner && math.Abs(o.Value) <= 1
			}); ok {
				values, rows = append(values, o.Value), append(rows, rowOf(o))
			}
		}
		if tier == fact.Vote {
			continue
		}
		if b, from, ok := ev.deeds(id, partner); tier == fact.Do && ok {
			values, rows = append(values, b), append(rows, from...)
			continue
		}
		const years = 5
		sum, n := 0.0, 0.0
		for _, e := range ev.Events {
			if e.From == id && e.To.State() == partner && e.Tier == tier &&
				(ev.AsOf.IsZero() || ev.AsOf.Days()-e.Date.Days() <= 366*years) {
				sum += e.Intensity / 10
				n++
				rows = append(rows, row{e.ID, e.Source})
			}
		}
		if n > 0 {
			values = append(values, sum/n)
		}
	}
	if len(values) == 0 {
		return 0, nil, false
	}
	return max(-1, min(1, estimateOf(values).Value)), rows, true
}

// deeds is the mean of the board's ties by deed between two actors, sign × weight.
func (ev Evidence) deeds(a, b fact.ActorID) (float64, []row, bool) {
	sum, n := 0.0, 0.0
	var rows []row
	for _, t := range ev.Ties {
		pair := t.From.State() == a && t.To.State() == b || t.From.State() == b && t.To.State() == a
		if t.Tier != fact.Do || !pair || t.Sign == 0 {
			continue
		}
		sum += float64(t.Sign) * t.Weight
		n++
		for _, id := range t.Rests {
			rows = append(rows, row{id, ev.sourceOf(id)})
		}
	}
	if n == 0 {
		return 0, nil, false
	}
	return sum / n, rows, true
}

// sourceOf finds the source of a row or act.
func (ev Evidence) sourceOf(id string) string {
	for _, o := range ev.Observations {
		if o.ID == id {
			return o.Source
		}
	}
	for _, e := range ev.Events {
		if e.ID == id {
			return e.Source
		}
	}
	return ""
}
