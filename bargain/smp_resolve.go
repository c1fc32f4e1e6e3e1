package bargain

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// meet works out where i and j would each go when i wins with probability p: on every
// dimension the more a side cares and the likelier it wins, the less it moves.
func (t *table) meet(i, j int, p float64) (atI, atJ []float64) {
	const margin = 1e-6
	d := t.d
	at := make([]float64, 2*d)
	atI, atJ = at[:d], at[d:]
	q := 1 - p
	for k := range d {
		si, sj := t.s[i*d+k], t.s[j*d+k]
		xi, xj := t.x[i*d+k], t.x[j*d+k]
		if t.m.Interpolation == S2PMax {
			di, dj := max(0, q-p), max(0, p-q)
			si, sj = si*si, sj*sj
			atI[k] = xi + di*sj/(di*sj+margin+(1-di)*si)*(xj-xi)
			atJ[k] = xj + dj*si/(dj*si+margin+(1-dj)*sj)*(xi-xj)
			continue
		}
		wi, wj := si*p, sj*q
		if t.m.Interpolation == S2P2 {
			wi, wj = wi*wi, wj*wj
		}
		atI[k] = round4(((wi+margin)*xi + wj*xj) / (wi + wj + margin))
		atJ[k] = round4((wi*xi + (wj+margin)*xj) / (wi + wj + margin))
	}
	return atI, atJ
}

func round4(z float64) float64 { return math.Floor(0.5+1e4*z) / 1e4 }

// resolve lets every actor take one of its bargains: everybody votes with its capability on
// each actor's list, as an outcome for the whole.
func (t *table) resolve(rng *rand.Rand) error {
	n := t.n
	t.takes = t.takes[:0]
	t.values = resize(t.values, n*len(t.offers))
	values := t.values
	for b, offer := range t.offers {
		if b > 0 && b < n { // another status quo
			copy(values[b*n:(b+1)*n], values[:n])
			continue
		}
		for a := range n {
			values[b*n+a] = t.worth(a, offer)
		}
	}
	for k := range n {
		list := t.lists[k]
		p, err := t.ballot(list, values)
		if err != nil {
			return err
		}
		chosen := mostLikely(p)
		if t.m.Transition == Stochastic {
			chosen = drawIndex(rng, p)
		}
		if t.m.Compat && t.m.Voting == VoteASymProsp && len(list) > 2 {
			p = slices.Clone(p)
			if err := t.anyOrder(k, list, values, list[chosen]); err != nil && t.unsure == nil {
				t.unsure = err
			}
		}
		t.takes = append(t.takes, list[chosen])
		for m, b := range list {
			o := &t.offers[b]
			if o.From == k {
				o.FromP, o.FromTakes = p[m], m == chosen
			} else {
				o.ToP, o.ToTakes = p[m], m == chosen
			}
		}
	}
	return nil
}

// ballot is the election over a list of bargains, whose values are known by offer and voter.
func (t *table) ballot(list []int, values []float64) ([]float64, error) {
	r, n := &t.elect, t.n
	r.utility = resize(r.utility, n*len(list))
	for m, b := range list {
		for a := range n {
			r.utility[a*len(list)+m] = values[b*n+a]
		}
	}
	return t.vote(len(list))
}

// anyOrder reports ErrNotReproducible when actor k would go elsewhere had its bargains come in
// another order. Losses weigh more than gains under ASymProsp, so a contest depends on which
// of the two options comes first, and in KTAB that depends on its threads.
func (t *table) anyOrder(k int, list []int, values []float64, chosen int) error {
	goes := func(b int) []float64 {
		if t.offers[b].From == k {
			return t.offers[b].FromAt
		}
		return t.offers[b].ToAt
	}
	order := slices.Clone(list)
	try := func() error {
		p, err := t.ballot(order, values)
		if err != nil {
			return err
		}
		if !slices.Equal(goes(order[mostLikely(p)]), goes(chosen)) {
			return fmt.Errorf("smp: VotingRule=ASymProsp: actor %d would take another bargain had its bargains come in another order: %w", k, ErrNotReproducible)
		}
		return nil
	}
	slices.Reverse(order[1:])
	if err := try(); err != nil {
		return err
	}
	for range len(order) - 2 { // each one first
		order = append(append(order[:1:1], order[2:]...), order[1])
		if err := try(); err != nil {
			return err
		}
	}
	return nil
}

// worth is the mean utility to actor a of where everybody stands when the bargain is struck
// and nobody else moves.
func (t *table) worth(a int, b Bargain) float64 {
	n := t.n
	sum := 0.0
	if b.From != b.To {
		risk := t.attitude(a, a)
		sum = utility(t.from(a, b.FromAt), risk) + utility(t.from(a, b.ToAt), risk)
	}
	for j := range n {
		if b.From != b.To && (j == b.From || j == b.To) {
			continue
		}
		sum += t.own[a*n+j]
	}
	return sum / float64(n)
}

func mostLikely(p []float64) int {
	best := 0
	for i, v := range p {
		if v > p[best] {
			best = i
		}
	}
	return best
}

func drawIndex(rng *rand.Rand, p []float64) int {
	u := rng.Float64()
	for i, v := range p {
		if u -= v; u < 0 {
			return i
		}
	}
	return len(p) - 1
}

// record appends the state as it is before anybody moves.
func (t *table) record(path *Path, bargains bool) error {
	turn := Turn{Position: scaled(t.x), Ideal: scaled(t.y)}
	if bargains {
		turn.Risk = slices.Clone(t.risk)
		for _, b := range t.offers {
			b.FromAt, b.ToAt = scaled(b.FromAt), scaled(b.ToAt)
			turn.Bargains = append(turn.Bargains, b)
		}
	} else if err := t.attitudes(); err != nil {
		return err
	}
	win, err := t.winners()
	if err != nil {
		return err
	}
	turn.Win = win
	path.Turns = append(path.Turns, turn)
	return nil
}

// winners is the probability that each actor's position wins: an election over the positions
// that differ, where an actor has the probability of the last of them that it stands at.
func (t *table) winners() ([]float64, error) {
	const apart = 1e-3
	n, d := t.n, t.d
	at := func(i int) []float64 { return t.x[i*d : (i+1)*d] }
	near := func(i, j int) bool {
		ss := 0.0
		for k, v := range at(i) {
			e := v - at(j)[k]
			ss += e * e
		}
		return math.Sqrt(ss) < apart
	}
	var unique []int
	for i := range n {
		if !slices.ContainsFunc(unique, func(j int) bool { return near(i, j) }) {
			unique = append(unique, i)
		}
	}
	r := &t.elect
	r.utility = resize(r.utility, n*len(unique))
	for a := range n {
		for o, j := range unique {
			r.utility[a*len(unique)+o] = t.own[a*n+j]
		}
	}
	p, err := t.vote(len(unique))
	if err != nil {
		return nil, err
	}
	out := make([]float64, n)
	for i := range n {
		for o, j := range unique {
			if near(i, j) {
				out[i] = p[o]
			}
		}
	}
	return out, nil
}
