package bargain

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// models are all of them with their default options.
func models() []Model {
	return []Model{
		Election{Rule: MarkovUniform}, Mean{}, Median{}, Election{Rule: Conditional}, Election{Rule: MarkovIncentive}, Nash{}, ExpectedUtility{}, SMP{},
	}
}

func randomPoint(seed uint64, n int) Point {
	rng := rand.New(rand.NewPCG(seed, 99))
	p := NewPoint(n, 1)
	for i := range n {
		p.Capability[i] = 1 + 9*rng.Float64()
		p.Salience[i] = 10 + 85*rng.Float64()
		p.Position[i] = math.Round(100 * rng.Float64())
	}
	return p
}

func line(values ...[3]float64) Point {
	p := NewPoint(len(values), 1)
	for i, v := range values {
		p.Capability[i], p.Position[i], p.Salience[i] = v[0], v[1], v[2]
	}
	return p
}

func TestExpectedOutcomes(t *testing.T) {
	two := line([3]float64{1, 0, 100}, [3]float64{3, 100, 100})
	f := func(m Model, p Point, want float64) {
		t.Helper()
		o, err := m.Run(p)
		if err != nil {
			t.Fatalf("%s: %v", m.Name(), err)
		}
		if math.Abs(o.Expected[0]-want) > 1e-6 {
			t.Errorf("%s: %g, want %g", m.Name(), o.Expected[0], want)
		}
	}
	f(Mean{}, two, 75)
	f(Median{}, two, 100)
	f(Election{Rule: Conditional}, two, 75)   // P(100 beats 0) = 3/4
	f(Election{Rule: MarkovUniform}, two, 75) // p ∝ the same odds
	f(Nash{}, line([3]float64{1, 20, 50}, [3]float64{1, 80, 50}), 50)
	f(Nash{StatusQuo: []float64{50}}, two, 50) // on opposite sides of it: nothing to agree on
	f(Nash{StatusQuo: []float64{0}}, line([3]float64{1, 60, 50}, [3]float64{1, 60, 50}), 60)
	f(Nash{StatusQuo: []float64{0}}, line([3]float64{1, 20, 50}, [3]float64{1, 60, 50}), 60-math.Sqrt(1200)) // x² - 120x + 2400 = 0
	// The worked example of the Spatial Model: it ends at 48.58, 48.58, 49.46.
	three := line([3]float64{100, 20, 80}, [3]float64{60, 50, 60}, [3]float64{80, 90, 70})
	f(SMP{}, three, (80*48.58+36*48.58+56*49.46)/172)
}

// What holds for every model: the order of the actors does not matter, weights can be scaled,
// the outcome lies between the extreme positions, a distribution adds up to one.
func TestModelProperties(t *testing.T) {
	for _, m := range models() {
		for seed := range uint64(30) {
			p := randomPoint(seed, 3+int(seed%6))
			o, err := m.Run(p)
			if err != nil {
				t.Fatalf("%s: %v", m.Name(), err)
			}
			if x := o.Expected[0]; x < slices.Min(p.Position)-1e-6 || x > slices.Max(p.Position)+1e-6 {
				t.Errorf("%s seed %d: %g lies outside the positions", m.Name(), seed, x)
			}
			if o.None == "" {
				sum, players := 0.0, 0
				for _, a := range o.Atoms {
					sum += a.P
					players += len(a.Players)
				}
				if math.Abs(sum-1) > 1e-9 || players != p.N {
					t.Errorf("%s: probabilities add up to %g over %d players", m.Name(), sum, players)
				}
			}
			q := NewPoint(p.N, 1)
			for i := range p.N {
				j := p.N - 1 - i
				q.Capability[i], q.Salience[i], q.Position[i] = 7*p.Capability[j], p.Salience[j], p.Position[j]
			}
			if m.Name() == "smp" || m.Name() == "eum" {
				continue // ties go to who stands first, and a tie decides about the whole path
			}
			r, err := m.Run(q)
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(r.Expected[0]-o.Expected[0]) > 1e-5 {
				t.Errorf("%s seed %d: %g, turned round and rescaled %g", m.Name(), seed, o.Expected[0], r.Expected[0])
			}
		}
	}
}

// Two dimensions with the second one held equal give what one dimension gives.
func TestSecondDimensionWithoutStakes(t *testing.T) {
	for _, m := range models() {
		p := randomPoint(4, 5)
		q := NewPoint(5, 2)
		copy(q.Capability, p.Capability)
		for i := range 5 {
			q.Position[2*i], q.Position[2*i+1] = p.Position[i], 50
			q.Salience[2*i], q.Salience[2*i+1] = p.Salience[i], 0
		}
		a, err := m.Run(p)
		if err != nil {
			t.Fatal(err)
		}
		b, err := m.Run(q)
		if err != nil {
			t.Fatal(m.Name(), err)
		}
		if math.Abs(a.Expected[0]-b.Expected[0]) > 1e-5 {
			t.Errorf("%s: %g on one dimension, %g with another", m.Name(), a.Expected[0], b.Expected[0])
		}
	}
}

// The exact long-run shares are what the iterations run to.
func TestStationaryIsTheLimit(t *testing.T) {
	for seed := range uint64(20) {
		p := randomPoint(seed, 9)
		for _, rule := range []ElectionRule{MarkovUniform, MarkovIncentive} {
			var a, b electorate
			if err := a.elect(Election{Rule: rule}, p); err != nil {
				t.Fatal(err)
			}
			if err := b.elect(Election{Rule: rule}, p); err != nil {
				t.Fatal(err)
			}
			if err := b.iterate(rule, len(b.prob), false); err != nil {
				t.Fatal(err)
			}
			for i := range a.prob {
				if math.Abs(a.prob[i]-b.prob[i]) > 1e-4 {
					t.Errorf("%v seed %d option %d: %g, by iteration %g", rule, seed, i, a.prob[i], b.prob[i])
				}
			}
		}
	}
}

func randomSource(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// The sums over sorted positions give what adding up every vote gives, also where options
// gather several positions.
func TestLineStrengths(t *testing.T) {
	for seed := range uint64(200) {
		p := randomPoint(seed, 3+int(seed%12))
		for _, same := range []float64{0, 5} {
			var fast, plain electorate
			fast.w, plain.w = p.weights(nil), p.weights(nil)
			fast.gather(p, same)
			plain.gather(p, same)
			fast.lineStrengths(p)
			plain.distanceUtilities(p)
			plain.strengths(VoteProp, p.N, len(plain.options))
			for k := range fast.strength {
				if math.Abs(fast.strength[k]-plain.strength[k]) > 1e-12 {
					t.Fatalf("seed %d same %g: strength %d is %g, want %g", seed, same, k, fast.strength[k], plain.strength[k])
				}
			}
		}
	}
}
