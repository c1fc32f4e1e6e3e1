package forecast

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrNoRows is a panel without states or without deliveries.
var ErrNoRows = errors.New("durability: no rows of states or of deliveries: both are wanted")

// windowYears is the trailing window over which deliveries are summed: arms come in batches,
// and a year without one is no end.
const windowYears = 5

// Layers is the yearly world in dense form: one matrix of states by states for each year.
// Index 0 of the years is First. Everything is trailing: what stands at a year was known by
// the end of it.
type Layers struct {
	First, Last int     // years
	States      []State // sorted
	at          map[State]int
	n           int

	exist  [][]bool                // year, state
	cinc   [][]float64             // year, state; NaN where not known
	major  [][]bool                // year, state
	ideal  [][]float64             // year, state; NaN where not known
	tiv    [][]float64             // year, recipient*n+supplier
	w5     [][]float64             // the same, summed over windowYears
	total5 [][]float64             // year, recipient: imports of the window
	expo5  [][]float64             // year, supplier: exports of the window
	pact   [][]bool                // year, pair
	mid    [][]uint8               // year, pair: highest hostility; from midFirst on
	mid5   [][]uint8               // year, pair: highest hostility of the window
	war    [][]bool                // year, pair: active interstate conflict
	rival  [][]bool                // year, pair
	touch  [][]uint8               // year, pair: 0 none, 1 … 5
	joint  [][]float64             // year, pair
	agree  [][]float64             // year, pair: carried forward; NaN where never known
	km     []float64               // pair: distance of capitals; NaN where not known
	forces map[int][]force         // pair: uses of force, by dispute and year
	blocs  map[int]map[string]set  // year: members of each organisation
	crude  map[int]map[int]float64 // year: pair recipient*n+supplier: share of the recipient's crude
	heat   map[[2]int]EventYear    // year and pair: coded events
	ends   layerEnds               // the last year of each layer
	swap   []int                   // of a permutation test: whose rivals each state is given; nil = its own
}

// layerEnds are the last years for which the rows of a layer say anything.
type layerEnds struct{ arms, pact, dispute, conflict, rivalry, joint, blocs int }

// force is a use of force in a dispute.
type force struct{ year, dispute int }

// firstYear is the first year of the post-war state system.
const firstYear = 1946

// NewLayers lays the rows out. Rows about states that do not stand in States are left out: the
// state system is closed. Rivalries, borders and major powers that reach the last year of
// their list go on to the last year of all; memberships of the last year known go on too.
func NewLayers(r Rows) (*Layers, error) {
	l := &Layers{First: firstYear, at: map[State]int{}}
	for _, s := range r.States {
		if s.Year >= firstYear {
			l.Last = max(l.Last, s.Year)
			l.States = append(l.States, s.State)
		}
	}
	slices.Sort(l.States)
	l.States = slices.Compact(l.States)
	l.n = len(l.States)
	if l.n == 0 || len(r.Deliveries) == 0 {
		return nil, ErrNoRows
	}
	if l.n > 256 {
		return nil, fmt.Errorf("durability: %d states: want at most 256", l.n)
	}
	for i, s := range l.States {
		l.at[s] = i
	}
	l.members(r)
	l.arms(r.Deliveries)
	l.treaties(r.Obligations)
	l.hostility(r)
	l.geography(r)
	l.organisations(r)
	l.votes(r)
	return l, nil
}

func (l *Layers) years() int { return l.Last - l.First + 1 }

// place finds a year and a pair; false where the year or a state lies outside.
func (l *Layers) place(p PairYear) (k, ij, ji int, ok bool) {
	i, okA := l.at[p.A]
	j, okB := l.at[p.B]
	k = p.Year - l.First
	return k, i*l.n + j, j*l.n + i, okA && okB && i != j && k >= 0 && k < l.years()
}

func grid[T any](years, cells int, fill T) [][]T {
	flat := make([]T, years*cells)
	for i := range flat {
		flat[i] = fill
	}
	out := make([][]T, years)
	for k := range out {
		out[k] = flat[k*cells : (k+1)*cells : (k+1)*cells]
	}
	return out
}

func (l *Layers) members(r Rows) {
	ny := l.years()
	l.exist, l.cinc = grid(ny, l.n, false), grid(ny, l.n, math.NaN())
	l.major, l.ideal = grid(ny, l.n, false), grid(ny, l.n, math.NaN())
	for _, s := range r.States {
		if k := s.Year - l.First; k >= 0 {
			l.exist[k][l.at[s.State]], l.cinc[k][l.at[s.State]] = true, s.CINC
		}
	}
	last := 0
	for _, m := range r.Majors {
		last = max(last, m.To)
	}
	for _, m := range r.Majors {
		if i, ok := l.at[m.State]; ok {
			l.span(m.From, m.To, last, func(k int) { l.major[k][i] = true })
		}
	}
	for _, v := range r.Ideal {
		if i, ok := l.at[v.State]; ok && v.Year >= l.First && v.Year <= l.Last {
			l.ideal[v.Year-l.First][i] = v.Value
		}
	}
}

// span calls do for each year of a span; one that reaches the last year of its list goes on.
func (l *Layers) span(from, to, last int, do func(k int)) {
	if to >= last {
		to = l.Last
	}
	for y := max(from, l.First); y <= min(to, l.Last); y++ {
		do(y - l.First)
	}
}

// traceTIV stands for a delivery that the source rounds to nothing.
const traceTIV = 0.25

func (l *Layers) arms(rows []Delivery) {
	ny := l.years()
	l.tiv, l.w5 = grid(ny, l.n*l.n, 0.0), grid(ny, l.n*l.n, 0.0)
	l.total5, l.expo5 = grid(ny, l.n, 0.0), grid(ny, l.n, 0.0)
	for _, d := range rows {
		if k, ij, _, ok := l.place(PairYear{d.Recipient, d.Supplier, d.Year}); ok {
			l.tiv[k][ij] += max(d.TIV, traceTIV)
			l.ends.arms = max(l.ends.arms, d.Year)
		}
	}
	for k := range ny {
		for b := max(0, k-windowYears+1); b <= k; b++ {
			for ij, v := range l.tiv[b] {
				if v != 0 {
					l.w5[k][ij] += v
				}
			}
		}
		for ij, v := range l.w5[k] {
			if v != 0 {
				l.total5[k][ij/l.n] += v
				l.expo5[k][ij%l.n] += v
			}
		}
	}
}

func (l *Layers) treaties(rows []PairYear) {
	l.pact = grid(l.years(), l.n*l.n, false)
	for _, p := range rows {
		if k, ij, ji, ok := l.place(p); ok {
			l.pact[k][ij], l.pact[k][ji] = true, true
			l.ends.pact = max(l.ends.pact, p.Year)
		}
	}
}

func (l *Layers) hostility(r Rows) {
	ny, cells := l.years(), l.n*l.n
	const before = windowYears // years before First whose disputes still count
	early := grid(ny+before, cells, uint8(0))
	l.forces = map[int][]force{}
	for _, d := range r.Disputes {
		p := d.PairYear
		p.Year += before
		if k, ij, ji, ok := l.placeLong(p, before); ok {
			h := uint8(d.Hostility)
			early[k][ij], early[k][ji] = max(early[k][ij], h), max(early[k][ji], h)
			if d.Hostility >= useOfForce {
				l.forces[ij], l.forces[ji] = append(l.forces[ij], force{d.Year, d.Number}), append(l.forces[ji], force{d.Year, d.Number})
			}
			l.ends.dispute = max(l.ends.dispute, d.Year)
		}
	}
	l.mid, l.mid5 = early[before:], grid(ny, cells, uint8(0))
	for k := range ny {
		for b := k + before - windowYears + 1; b <= k+before; b++ {
			for ij, h := range early[b] {
				l.mid5[k][ij] = max(l.mid5[k][ij], h)
			}
		}
	}
	l.war = grid(ny, cells, false)
	for _, p := range r.Conflicts {
		if k, ij, ji, ok := l.place(p); ok {
			l.war[k][ij], l.war[k][ji] = true, true
			l.ends.conflict = max(l.ends.conflict, p.Year)
		}
	}
	l.rival = grid(ny, cells, false)
	for _, s := range r.Rivalries {
		l.ends.rivalry = max(l.ends.rivalry, s.To)
	}
	for _, s := range r.Rivalries {
		if _, ij, ji, ok := l.place(PairYear{s.A, s.B, l.First}); ok {
			l.span(s.From, s.To, l.ends.rivalry, func(k int) { l.rival[k][ij], l.rival[k][ji] = true, true })
		}
	}
}

// placeLong is place on a grid that begins some years earlier; the year is already shifted.
func (l *Layers) placeLong(p PairYear, before int) (k, ij, ji int, ok bool) {
	k = p.Year - l.First
	p.Year = l.First
	_, ij, ji, ok = l.place(p)
	return k, ij, ji, ok && k >= 0 && k < l.years()+before
}

func (l *Layers) geography(r Rows) {
	l.touch = grid(l.years(), l.n*l.n, uint8(0))
	last := 0
	for _, b := range r.Borders {
		last = max(last, b.To)
	}
	for _, b := range r.Borders {
		if _, ij, ji, ok := l.place(PairYear{b.A, b.B, l.First}); ok {
			l.span(b.From, b.To, last, func(k int) {
				for _, c := range []int{ij, ji} {
					if l.touch[k][c] == 0 || l.touch[k][c] > uint8(b.Type) {
						l.touch[k][c] = uint8(b.Type)
					}
				}
			})
		}
	}
	l.km = make([]float64, l.n*l.n)
	place := map[int]Capital{}
	for _, c := range r.Capitals {
		if i, ok := l.at[c.State]; ok {
			if old, seen := place[i]; !seen || c.From >= old.From {
				place[i] = c
			}
		}
	}
	for ij := range l.km {
		a, okA := place[ij/l.n]
		b, okB := place[ij%l.n]
		l.km[ij] = math.NaN()
		if okA && okB {
			l.km[ij] = greatCircle(a, b)
		}
	}
}

// greatCircle is the distance in km on a sphere of radius 6,371 km (haversine).
func greatCircle(a, b Capital) float64 {
	rad := math.Pi / 180
	u := math.Sin((a.Lat - b.Lat) * rad / 2)
	v := math.Sin((a.Lon - b.Lon) * rad / 2)
	return 2 * 6371 * math.Asin(math.Sqrt(u*u+math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*v*v))
}

func (l *Layers) organisations(r Rows) {
	l.blocs, l.crude = map[int]map[string]set{}, map[int]map[int]float64{}
	for _, m := range r.Members {
		if i, ok := l.at[m.State]; ok {
			if l.blocs[m.Year] == nil {
				l.blocs[m.Year] = map[string]set{}
			}
			s := l.blocs[m.Year][m.Name]
			s.add(i)
			l.blocs[m.Year][m.Name] = s
			l.ends.blocs = max(l.ends.blocs, m.Year)
		}
	}
	l.oil(r.Energy)
	rows := r.Joint
	l.joint = grid(l.years(), l.n*l.n, 0.0)
	for _, v := range rows {
		if k, ij, ji, ok := l.place(v.PairYear); ok {
			l.joint[k][ij], l.joint[k][ji] = max(v.Value, 0), max(v.Value, 0)
			l.ends.joint = max(l.ends.joint, v.Year)
		}
	}
	if l.ends.joint == 0 {
		return
	}
	for k := l.ends.joint - l.First + 1; k < l.years(); k++ {
		copy(l.joint[k], l.joint[k-1])
	}
}

// votes lays out agreement; a pair without enough votes in a year keeps that of the year before.
func (l *Layers) votes(r Rows) {
	l.agree = grid(l.years(), l.n*l.n, math.NaN())
	for _, v := range r.Agreement {
		if k, ij, ji, ok := l.place(v.PairYear); ok {
			l.agree[k][ij], l.agree[k][ji] = v.Value, v.Value
		}
	}
	for k := range l.agree {
		for i := range l.n {
			for _, v := range l.agree[k][i*l.n : (i+1)*l.n] {
				if !math.IsNaN(v) {
					l.agree[k][i*l.n+i] = 1 // a state that votes agrees with itself
					break
				}
			}
		}
	}
	for k := 1; k < l.years(); k++ {
		for ij, v := range l.agree[k] {
			if math.IsNaN(v) {
				l.agree[k][ij] = l.agree[k-1][ij]
			}
		}
	}
}

// oil turns amounts of crude into shares of each recipient's recorded total of the year.
func (l *Layers) oil(rows []Delivery) {
	type key struct{ state, year int }
	total := map[key]float64{}
	for _, d := range rows {
		if i, ok := l.at[d.Recipient]; ok {
			total[key{i, d.Year}] += d.TIV
		}
	}
	for _, d := range rows {
		i, okA := l.at[d.Recipient]
		j, okB := l.at[d.Supplier]
		if t := total[key{i, d.Year}]; okA && okB && t > 0 {
			if l.crude[d.Year] == nil {
				l.crude[d.Year] = map[int]float64{}
			}
			l.crude[d.Year][i*l.n+j] += d.TIV / t
		}
	}
}
