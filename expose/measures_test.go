package expose

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

func near(t *testing.T, name string, got, want, eps float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > eps {
		t.Errorf("%s = %.17g, want %.17g", name, got, want)
	}
}

func TestHerfindahlHirschman(t *testing.T) {
	f := func(values []float64, want float64) {
		t.Helper()
		got, err := HerfindahlHirschman(values)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "HHI", got, want, 1e-4)
	}
	f([]float64{1, 1}, 0.5)
	f([]float64{1, 1, 0}, 0.5)         // somebody who sells nothing changes nothing
	f([]float64{887.5, 475.7}, 0.5457) // Israel's visible crude imports 2021: Azerbaijan against all others
	f([]float64{3}, 1)
	for _, bad := range [][]float64{nil, {0, 0}, {-1, 2}, {math.NaN()}, {math.Inf(1)}} {
		if _, err := HerfindahlHirschman(bad); !errors.Is(err, ErrNoFlow) {
			t.Errorf("HHI(%v): %v, want ErrNoFlow", bad, err)
		}
	}
}

func TestHerfindahlLiesBetweenEqualAndSingle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0.01, 1e9), 1, 40).Draw(t, "values")
		h, err := HerfindahlHirschman(values)
		e, err2 := EffectiveSuppliers(values)
		n := float64(len(values))
		if err != nil || err2 != nil || h < 1/n-1e-12 || h > 1+1e-12 || e > n+1e-9 {
			t.Fatalf("HHI(%v) = %g, %g effective suppliers: %v %v", values, h, e, err, err2)
		}
	})
}

func TestAsymmetry(t *testing.T) {
	got, err := Asymmetry(0.651, 0.0658) // Israel on Azerbaijan and back, crude 2021, visible basis
	if err != nil {
		t.Fatal(err)
	}
	near(t, "asymmetry", got, 0.5852, 1e-9)
	if _, err := Asymmetry(1.2, 0); err == nil {
		t.Error("a dependence of 1.2 was taken")
	}
}

func TestDaysOfCover(t *testing.T) {
	got, err := DaysOfCover(900, 10)
	if err != nil || got != 90 {
		t.Errorf("%g days, %v; want 90", got, err)
	}
	if _, err := DaysOfCover(900, 0); !errors.Is(err, ErrNoFlow) {
		t.Errorf("no use: %v", err)
	}
}

func TestRankOf(t *testing.T) {
	f := func(values []float64, i int, want Place) {
		t.Helper()
		if got := RankOf(values, i); got != want {
			t.Errorf("RankOf(%v, %d) = %+v, want %+v", values, i, got, want)
		}
	}
	f([]float64{5, 9, 7}, 1, Place{Rank: 1, Of: 3})
	f([]float64{5, 9, 7}, 0, Place{Rank: 3, Of: 3, Last: true})
	f([]float64{7, 9, 7, 1}, 0, Place{Rank: 2, Tied: 1, Of: 4}) // ties share the better rank
	f([]float64{7, 9, 7, 1}, 3, Place{Rank: 4, Of: 4, Last: true})
	f(nil, 0, Place{})
}

func TestTrend(t *testing.T) {
	f := func(values []float64, direction int, manner Manner, want bool) {
		t.Helper()
		points := make([]Point, len(values))
		for i, v := range values {
			points[i] = Point{Label: string(rune('a' + i)), Value: v}
		}
		got, err := TrendOf(points, direction, manner)
		if err != nil || got.Holds != want {
			t.Errorf("%v going %+d %s: %v, %v; want %v", values, direction, manner, got.Holds, err, want)
		}
	}
	f([]float64{1, 2, 3}, 1, Every, true)
	f([]float64{1, 2, 2}, 1, Every, false)
	f([]float64{1118, 860, 763, 454, 0}, -1, Every, true) // Russian deliveries to Egypt 2017-21, SIPRI TIV
	f([]float64{1118, 860, 763, 454, 0}, 1, Steadily, false)
	f([]float64{10, 11, 12, 11.9, 13, 14}, 1, Steadily, true) // four steps of five
	f([]float64{10, 10.1, 10.2, 10.3, 10.4}, 1, Steadily, false)
	f([]float64{10, 10.1, 10.2, 10.3, 10.4}, 1, Every, true)
	f([]float64{10, 3, 11}, 1, EndToEnd, true)
	f([]float64{100, 97, 96}, 0, Level, true)
	f([]float64{74.5, 72.3, 78.5, 91.3}, 0, Level, false) // Russia's share of Kazakhstan's arms, four windows
	if _, err := TrendOf([]Point{{Value: 1}}, 1, Every); !errors.Is(err, ErrUnknown) {
		t.Errorf("one point: %v", err)
	}
}

func TestEveryStepImpliesSteadilyUpToSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(1, 1000), 2, 12).Draw(t, "values")
		points := make([]Point, len(values))
		for i, v := range values {
			points[i].Value = v
		}
		every, _ := TrendOf(points, 1, Every)
		end, _ := TrendOf(points, 1, EndToEnd)
		steady, _ := TrendOf(points, 1, Steadily)
		if every.Holds && !end.Holds || steady.Holds && !end.Holds || every.Holds && every.Change > 0.05 && !steady.Holds {
			t.Fatalf("%v: every %v, steadily %v, end %v", values, every.Holds, steady.Holds, end.Holds)
		}
	})
}

func TestChangeAndRatio(t *testing.T) {
	r, err := Ratio(2549, 1863) // American deliveries to India, 2012-16 and 2017-21, TIV
	if err != nil {
		t.Fatal(err)
	}
	near(t, "ratio", r, 0.7309, 1e-4)
	c, _ := Change(100, 50)
	near(t, "change", c, -0.5, 0)
	if _, err := Ratio(0, 5); !errors.Is(err, ErrNoFlow) {
		t.Errorf("from nothing: %v", err)
	}
}

func TestNumber(t *testing.T) {
	f := func(v float64, want string) {
		t.Helper()
		if got := Number(v); got != want {
			t.Errorf("Number(%g) = %q, want %q", v, got, want)
		}
	}
	f(0.6510759, "0.6511")
	f(1118, "1118")
	f(1710739.2, "1,710,739")
	f(-33027.1, "-33,027")
}

func TestReconcile(t *testing.T) {
	nan := math.NaN()
	// Four sellers and three buyers report alike; what CCC reports as a buyer agrees with nobody.
	var flows []Mirror
	for i, seller := range []fact.ActorID{"SA", "SB", "SC", "SD"} {
		for j, buyer := range []fact.ActorID{"BA", "BB", "BC"} {
			v := float64(100 + 10*i + j)
			flows = append(flows, Mirror{From: seller, To: buyer, BySeller: v, ByBuyer: v * (1 + 0.01*float64(i))})
		}
		flows = append(flows, Mirror{From: seller, To: "CCC", BySeller: 100, ByBuyer: 20 + 90*float64(i)})
	}
	flows = append(flows,
		Mirror{From: "CCC", To: "DDD", BySeller: nan, ByBuyer: 12},
		Mirror{From: "DDD", To: "SA", BySeller: 7, ByBuyer: nan, SellerRow: "r1"})
	got, err := Reconcile(flows)
	if err != nil || len(got) != len(flows) {
		t.Fatalf("%d flows, %v", len(got), err)
	}
	for _, s := range got {
		if s.Value < s.Low || s.Value > s.High {
			t.Errorf("%s to %s: %g outside [%g, %g]", s.From, s.To, s.Value, s.Low, s.High)
		}
		switch {
		case s.To == "CCC" && !(s.SellerWeight > 0.5):
			t.Errorf("%s to CCC: the reliable seller weighs %g", s.From, s.SellerWeight)
		case s.From == "CCC" && s.Value != 12, s.From == "DDD" && s.Value != 7:
			t.Errorf("%s to %s: a single report became %g", s.From, s.To, s.Value)
		}
	}
	if _, err := Reconcile([]Mirror{{BySeller: -1}}); !errors.Is(err, ErrNoFlow) {
		t.Errorf("a negative report: %v", err)
	}
}

func TestFreightIsCapped(t *testing.T) {
	got, _ := Reconcile([]Mirror{{From: "A", To: "B", BySeller: math.NaN(), ByBuyer: 100, Freight: 0.5}})
	near(t, "value without freight", got[0].Value, 80, 1e-12)
}
