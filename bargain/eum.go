package bargain

import (
	"errors"
	"math"
)

// Denominator is what the expected-utility model divides the support for a challenge by.
type Denominator int

// The denominators: of the paper, the stakes of everybody in this very contest (eq. 31); of
// the program that came with it, the stakes in every contest there is, which makes victories
// of any one contest improbable.
const (
	DenominatorPaper Denominator = iota
	DenominatorCode
)

// ExpectedUtility is Bueno de Mesquita's model: round by round every actor looks at what it
// and each other would expect from a challenge, and is confronted into a position, compromises
// or gives in. Dimensions are bargained over one by one.
//
// Source: J. B. Scholz, G. J. Calbert and G. A. Smith, "Unravelling Bueno de Mesquita's group
// decision model", Journal of Theoretical Politics 23 (2011), doi:10.1177/0951629811418142.
type ExpectedUtility struct {
	Denominator Denominator
	// Peer follows a public program that reproduces the paper's example: an actor never gives
	// in, and of several compromises takes the one at the smallest position, where the paper
	// has the nearest.
	Peer bool
	// Rounds is how many are played; 0 means 5.
	Rounds int
}

// Name is "eum".
func (ExpectedUtility) Name() string { return "eum" }

// Title names the model in a table.
func (ExpectedUtility) Title() string { return "expected-utility model" }

// Formula states the model.
func (ExpectedUtility) Formula() string {
	return "EU(i→j) = s_j (P U_success + (1-P) U_failure) + (1-s_j) U_success - U_status-quo; confrontation, compromise or capitulation by the signs and sizes of EU(i→j) and EU(j→i)"
}

// Source cites the model.
func (ExpectedUtility) Source() string {
	return "Scholz, Calbert and Smith 2011, Journal of Theoretical Politics 23"
}

// Run plays all rounds. Expected is the weighted mean of the last positions: on known
// decisions it was nearer to the outcome than their weighted median. There is no distribution.
func (m ExpectedUtility) Run(p Point) (Outcome, error) {
	out := Outcome{Expected: make([]float64, p.D), None: "the expected-utility model predicts a point"}
	err := p.eachDimension(func(k int, x, w []float64) error {
		q := NewPoint(p.N, 1)
		copy(q.Position, x)
		copy(q.Capability, p.Capability)
		for i := range p.N {
			q.Salience[i] = w[i] / p.Capability[i]
		}
		rounds, err := m.Play(q, 0)
		if err == nil {
			out.Expected[k] = rounds[len(rounds)-1].Mean
		}
		return err
	})
	return out, err
}

// Round is the state after a round; the first one is before any.
type Round struct {
	Position []float64 `json:"position"`
	Exponent []float64 `json:"exponent"` // risk exponent with which the actor acted, 1/2 bold to 2 careful
	Median   float64   `json:"median"`
	Mean     float64   `json:"mean"`
	Moves    []Move    `json:"moves,omitempty"`
}

// Move is one actor's change of position in a round.
type Move struct {
	From   int     `json:"from"` // who moves
	To     int     `json:"to"`   // toward whom
	Kind   string  `json:"kind"` // confrontation, compromise, capitulation
	Mine   float64 `json:"mine"` // what the mover expects itself to gain from a challenge
	Theirs float64 `json:"theirs"`
	At     float64 `json:"at"` // where the mover goes
}

// The kinds of move.
const (
	Confrontation = "confrontation"
	Compromise    = "compromise"
	Capitulation  = "capitulation"
)

// Play runs the model on one dimension and keeps every round. Positions may have any unit.
// It needs weight, and two positions that differ.
func (m ExpectedUtility) Play(p Point, dim int) ([]Round, error) {
	if p.N < 2 || dim < 0 || dim >= p.D {
		return nil, errors.New("eum: at least two actors on the dimension are wanted")
	}
	t := duel{m: m, n: p.N}
	low, high := math.Inf(1), math.Inf(-1)
	for i := range p.N {
		t.c = append(t.c, p.Capability[i])
		t.s = append(t.s, p.Salience[i*p.D+dim]/Scale)
		x := p.Position[i*p.D+dim]
		t.x = append(t.x, x)
		t.r = append(t.r, 1)
		low, high = min(low, x), max(high, x)
	}
	first, err := t.round()
	if err != nil {
		return nil, err
	}
	out := []Round{first}
	t.span = high - low
	if t.span == 0 {
		return out, nil // everybody agrees already
	}
	rounds := m.Rounds
	if rounds <= 0 {
		rounds = 5
	}
	for range rounds {
		t.exponents()
		moves := t.moves()
		next := append([]float64(nil), t.x...)
		for _, v := range moves {
			next[v.From] = v.At
		}
		t.x = next
		r, err := t.round()
		if err != nil {
			return nil, err
		}
		r.Moves = moves
		out = append(out, r)
	}
	return out, nil
}

// duel is the state of a run on one dimension.
type duel struct {
	m       ExpectedUtility
	n       int
	c, s    []float64
	x, r    []float64 // positions, risk exponents
	span    float64   // of the first positions
	support []float64 // [i*n+j]: probability that i's position beats j's
}

func (t *duel) round() (Round, error) {
	w := make([]float64, t.n)
	num, den := 0.0, 0.0
	for i := range w {
		w[i] = t.c[i] * t.s[i]
		num += w[i] * t.x[i]
		den += w[i]
	}
	median, err := weightedMedian(t.x, w)
	if err != nil {
		return Round{}, err
	}
	return Round{
		Position: append([]float64(nil), t.x...), Exponent: append([]float64(nil), t.r...),
		Median: median, Mean: num / den,
	}, nil
}

// contests fills support under the present exponents. stake[k*n+i] is how far k is from i's
// position, as it feels it.
func (t *duel) contests() {
	n := t.n
	stake := make([]float64, n*n)
	for k := range n {
		for i := range n {
			stake[k*n+i] = math.Pow(math.Abs(t.x[k]-t.x[i])/t.span, t.r[k])
		}
	}
	t.support = make([]float64, n*n)
	total := 0.0
	for i := range n {
		for j := range n {
			pro, all := 0.0, 0.0
			for k := range n {
				z := t.c[k] * t.s[k] * (stake[k*n+j] - stake[k*n+i])
				pro += max(0, z)
				all += math.Abs(z)
			}
			total += all
			t.support[i*n+j] = pro
			if t.m.Denominator == DenominatorPaper && all > 0 {
				t.support[i*n+j] /= all
			}
		}
	}
	if t.m.Denominator == DenominatorCode && total > 0 {
		for i := range t.support {
			t.support[i] /= total
		}
	}
	for i := range n {
		for j := range n {
			if t.x[i] == t.x[j] {
				t.support[i*n+j] = 0
			}
		}
	}
}

// gain is what i expects from challenging j, as an observer with exponent r sees it.
func (t *duel) gain(i, j int, r float64) float64 {
	d := math.Abs(t.x[i]-t.x[j]) / t.span
	success := 2 - 4*math.Pow(0.5-0.5*d, r)
	failure := 2 - 4*math.Pow(0.5+0.5*d, r)
	standing := 2 - 4*math.Pow(0.5, r)
	p := t.support[i*t.n+j]
	return t.s[j]*(p*success+(1-p)*failure) + (1-t.s[j])*success - standing
}

// exponents sets the risk exponents: an actor whom others have much to gain from challenging
// is in danger and acts boldly about its position, one in little danger acts carefully.
func (t *duel) exponents() {
	for i := range t.r {
		t.r[i] = 1
	}
	t.contests()
	danger := make([]float64, t.n)
	low, high := math.Inf(1), math.Inf(-1)
	for i := range danger {
		for j := range t.n {
			if j != i {
				danger[i] += t.gain(j, i, 1)
			}
		}
		low, high = min(low, danger[i]), max(high, danger[i])
	}
	for i, d := range danger {
		if high > low {
			rho := (2*d - high - low) / (high - low)
			t.r[i] = (1 - rho/3) / (1 + rho/3)
		}
	}
	t.contests()
}

// moves lists who moves where; all move together.
func (t *duel) moves() []Move {
	var out []Move
	for i := range t.n {
		best := Move{From: -1}
		for j := range t.n {
			if t.x[j] == t.x[i] {
				continue
			}
			if v, ok := t.move(i, j); ok && (best.From < 0 || t.before(v, best)) {
				best = v
			}
		}
		if best.From >= 0 {
			out = append(out, best)
		}
	}
	return out
}

// move is what i sees coming between itself and j.
func (t *duel) move(i, j int) (Move, bool) {
	mine, theirs := t.gain(i, j, t.r[i]), t.gain(j, i, t.r[i])
	v := Move{From: i, To: j, Mine: mine, Theirs: theirs, At: t.x[j]}
	switch {
	case theirs > mine && mine > 0:
		v.Kind = Confrontation
	case mine < 0 && theirs > 0 && theirs > -mine:
		v.Kind = Compromise
		v.At = t.x[i] + (t.x[j]-t.x[i])*math.Abs(mine/theirs)
	case mine < 0 && theirs > 0 && theirs < -mine && !t.m.Peer:
		v.Kind = Capitulation
	default:
		return v, false
	}
	return v, true
}

// before says whether an actor prefers move a to b: confrontations first, then compromises,
// each kind by how short the way is.
func (t *duel) before(a, b Move) bool {
	if a.Kind != b.Kind {
		return a.Kind == Confrontation || a.Kind == Compromise && b.Kind == Capitulation
	}
	if t.m.Peer && a.Kind == Compromise {
		return t.meeting(a) < t.meeting(b)
	}
	from := t.x[a.From]
	return math.Abs(a.At-from) < math.Abs(b.At-from)
}

// meeting is the mean of both positions, weighted by what the mover and the other expect.
func (t *duel) meeting(v Move) float64 {
	a, b := math.Abs(v.Mine), math.Abs(v.Theirs)
	return (a*t.x[v.From] + b*t.x[v.To]) / (a + b)
}
