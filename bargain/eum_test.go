package bargain

import (
	"math"
	"strconv"
	"testing"

	"tightrope/internal/sample"
)

func readDuel(t testing.TB, file string) Point {
	t.Helper()
	p := Point{D: 1}
	for _, r := range readRows(t, sample.Dir(t, "bargain", "bdm", file))[1:] {
		var v [3]float64
		for k := range v {
			v[k], _ = strconv.ParseFloat(r[k+1], 64)
		}
		p.N++
		p.Capability = append(p.Capability, v[0])
		p.Position = append(p.Position, v[1])
		p.Salience = append(p.Salience, v[2]*Scale)
	}
	return p
}

func TestExpectedUtilityRounds(t *testing.T) {
	for name, rounds := range map[string]int{"emission_standards": 10, "sultan_oil_price": 6} {
		p := readDuel(t, name+".csv")
		got, err := ExpectedUtility{Denominator: DenominatorCode, Peer: true, Rounds: rounds}.Play(p, 0)
		if err != nil {
			t.Fatal(err)
		}
		cells := 0
		for n, row := range readRows(t, sample.Dir(t, "bargain", "bdm", name+".expected_rounds.csv"))[1:] {
			round, _ := strconv.Atoi(row[0])
			for k, v := range []float64{got[round].Position[n%p.N], got[round].Exponent[n%p.N], got[round].Median, got[round].Mean} {
				want, _ := strconv.ParseFloat(row[k+2], 64)
				if math.Abs(v-want) > 1e-9 {
					t.Fatalf("%s round %d %s column %d: %v, want %v", name, round, row[1], k+2, v, want)
				}
				cells++
			}
		}
		if cells != 4*p.N*(rounds+1) {
			t.Errorf("%s: %d cells compared", name, cells)
		}
	}
}

// The figures of round 1 of the emission example, as worked out by hand.
func TestExpectedUtilityWorked(t *testing.T) {
	p := readDuel(t, "emission_standards.csv")
	r, err := ExpectedUtility{Denominator: DenominatorCode, Peer: true, Rounds: 1}.Play(p, 0)
	if err != nil {
		t.Fatal(err)
	}
	const belgium, france = 1, 4
	v := r[1].Moves[0]
	if v.From != belgium || v.To != france || v.Kind != Compromise ||
		math.Abs(v.Mine+0.114830503) > 1e-9 || math.Abs(v.Theirs-0.243296595) > 1e-9 || math.Abs(v.At-8.415932315) > 1e-9 {
		t.Errorf("%+v", v)
	}
}

// In the repaired model somebody who expects nothing but losses gives in.
func TestExpectedUtilityCapitulates(t *testing.T) {
	f := func(m ExpectedUtility, want bool) {
		t.Helper()
		seen := false
		for seed := range 40 {
			rounds, err := m.Play(randomPoint(uint64(seed), 6), 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rounds {
				for _, v := range r.Moves {
					seen = seen || v.Kind == Capitulation
				}
			}
		}
		if seen != want {
			t.Errorf("%+v: capitulation seen: %v", m, seen)
		}
	}
	f(ExpectedUtility{}, true)
	f(ExpectedUtility{Peer: true}, false)
}
