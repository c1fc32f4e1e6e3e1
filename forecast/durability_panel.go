package forecast

import "math"

// The rules by which an arms tie is on: W5 is the volume of the window in TIV millions, the
// share is that of the supplier in all that the recipient imported in the window.
const (
	tieVolume  = 10.0 // W5 at or above it, always
	tieShare   = 0.10 // to begin
	tieStays   = 0.05 // to stay on
	cutBelow   = 0.20 // of the volume: below is a cut
	cutHorizon = 5    // years after which a cut is judged
	warmUp     = 8    // years of deliveries (1946-1953) before the first tie-year
	never      = 999  // years since the last delivery where there was none
)

// TieYear is one arms tie in one year: A the recipient, B the supplier. Every covariate looks
// backward only; Exit, Cut5 and the counts of Lead look forward.
type TieYear struct {
	A, B                         State
	Year                         int
	Age                          int     // years on, this one included
	W5, Share                    float64 // TIV of the window; of all imports of A
	Since                        int     // years since the last delivery, 0 = this year
	Trend                        float64 // ln((W2+1)/(W5+1)), W2 the last two years
	AltVolume, AltHHI            float64 // what A buys elsewhere, and its concentration (1 if nothing)
	Suppliers                    int     // other suppliers of A
	ExportShare, Exports, Import float64 // W5 of B's exports; B's exports; A's imports in the window
	Structure                    Structure
	Triad                        Triad
	Past                         Past
	Exit                         bool    // off in the next year
	Cut5                         float64 // 1 if W5 five years on is below a fifth of W5 now, 0 if not, NaN where not known
	i, j, k                      int
}

// Structure is what is known of the two states beside their trade.
type Structure struct {
	CINCA, CINCB         float64
	DisputesA            int // states with which A had a use of force in the window
	MajorA, MajorB       bool
	Ally                 bool
	Agree, AgreeChange   float64 // in votes; change over three years
	Joint                float64 // joint memberships
	Distance             float64 // km between capitals
	IdealGap, IdealShift float64 // |θA−θB|; |θA−θA three years ago|
}

// Panel is the tie-years of a system.
type Panel struct {
	Layers *Layers
	Ties   []TieYear // by year, recipient, supplier
}

// NewPanel finds every arms tie in every year: W5 ≥ 10 and a share of at least 10 % to begin,
// 5 % to stay. Left out are ties of states that used force against each other in the last two
// years, and years after which one of the two left the state system.
//
// Source: the definitions are those of ../docs/durability.md; volumes after SIPRI.
func NewPanel(l *Layers) *Panel {
	p := NewTies(l)
	p.covariates()
	p.past()
	return p
}

// NewTies is the panel with the history of every tie and its outcome, and without what else is
// known of it: enough for History.
func NewTies(l *Layers) *Panel {
	p := &Panel{Layers: l}
	on, age := grid(l.years(), l.n*l.n, false), make([]int, l.n*l.n)
	lastDelivery := make([]int, l.n*l.n)
	for ij := range lastDelivery {
		lastDelivery[ij] = -never
	}
	end := l.ends.arms - l.First // the last year of deliveries; outcomes are read from it
	for k := 0; k <= end; k++ {
		for ij, v := range l.tiv[k] {
			if v > 0 {
				lastDelivery[ij] = k
			}
		}
		if k < warmUp {
			continue
		}
		for ij := range on[k] {
			if on[k][ij] = l.tieOn(k, ij, on[k-1][ij]); on[k][ij] {
				age[ij]++
			} else {
				age[ij] = 0
			}
		}
		if k > warmUp {
			p.settle(k-1, on[k])
		}
		if k < end {
			p.open(k, on[k], age, lastDelivery)
		}
	}
	p.outcomes(end)
	return p
}

func (l *Layers) share(k, ij int) float64 {
	return l.w5[k][ij] / max(l.total5[k][ij/l.n], 1e-9)
}

func (l *Layers) tieOn(k, ij int, was bool) bool {
	v := l.w5[k][ij]
	if v < tieVolume {
		return false
	}
	s := l.share(k, ij)
	return s >= tieShare || was && s >= tieStays
}

// forced says whether the pair used force within the last years, this one included.
func (l *Layers) forced(k, ij, years int) bool {
	for b := max(0, k-years+1); b <= k; b++ {
		if l.mid[b][ij] >= useOfForce {
			return true
		}
	}
	return false
}

// useOfForce is hostility 4 of a dispute; 5 is war.
const useOfForce = 4

func (p *Panel) open(k int, on []bool, age, lastDelivery []int) {
	l := p.Layers
	for ij, is := range on {
		i, j := ij/l.n, ij%l.n
		if !is || !l.exist[k][i] || !l.exist[k][j] || l.forced(k, ij, 2) {
			continue
		}
		t := TieYear{A: l.States[i], B: l.States[j], Year: k + l.First, i: i, j: j, k: k, Age: age[ij], Since: k - lastDelivery[ij]}
		t.W5, t.Share = l.w5[k][ij], l.share(k, ij)
		t.Trend = math.Log((l.tiv[k][ij] + l.tiv[k-1][ij] + 1) / (t.W5 + 1))
		t.Import, t.Exports = l.total5[k][i], l.expo5[k][j]
		t.ExportShare = t.W5 / max(t.Exports, 1e-9)
		t.AltHHI = 1
		var squares float64
		for c, v := range l.w5[k][i*l.n : (i+1)*l.n] {
			if c != j && v > 0 {
				t.AltVolume += v
				squares += v * v
				t.Suppliers++
			}
		}
		if t.AltVolume > 0 {
			t.AltHHI = squares / (t.AltVolume * t.AltVolume)
		}
		p.Ties = append(p.Ties, t)
	}
}

// settle reads the exits of the year before out of the ties that are on now, and drops ties of
// states that are no more.
func (p *Panel) settle(k int, on []bool) {
	l, kept := p.Layers, p.Ties[:0]
	for _, t := range p.Ties {
		if t.k == k {
			if !l.exist[k+1][t.i] || !l.exist[k+1][t.j] {
				continue
			}
			t.Exit = !on[t.i*l.n+t.j]
		}
		kept = append(kept, t)
	}
	p.Ties = kept
}

// outcomes fills in the cuts.
func (p *Panel) outcomes(end int) {
	for x := range p.Ties {
		p.Ties[x].Cut5 = p.cut(&p.Ties[x], cutHorizon, end)
	}
}

// Cut says whether the volume some years on is below a fifth of what it was: 1, 0, or NaN
// where deliveries of that year are not known or one of the states is no more. Below five years
// the two windows share deliveries.
func (p *Panel) Cut(t *TieYear, years int) float64 {
	return p.cut(t, years, p.Layers.ends.arms-p.Layers.First)
}

func (p *Panel) cut(t *TieYear, years, end int) float64 {
	l, k := p.Layers, t.k+years
	if k > end || !l.exist[k][t.i] || !l.exist[k][t.j] {
		return math.NaN()
	}
	if l.w5[k][t.i*l.n+t.j] < cutBelow*t.W5 {
		return 1
	}
	return 0
}

// Dyads counts the directed pairs.
func (p *Panel) Dyads() int {
	seen := map[[2]State]bool{}
	for _, t := range p.Ties {
		seen[[2]State{t.A, t.B}] = true
	}
	return len(seen)
}
