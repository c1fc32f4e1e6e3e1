package align

import (
	"math"
	"testing"
)

// Against the error function of the library; in the far tail against a·r → 1 - 1/a² + ….
func TestNormalTables(t *testing.T) {
	n := normal()
	phi := func(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }
	density := func(x float64) float64 { return math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) }
	for x := -12.0; x <= 9; x += 0.0137 {
		if got := n.phi(x); math.Abs(got-phi(x)) > 1e-9 {
			t.Fatalf("phi(%g) is %g: want %g", x, got, phi(x))
		}
		want := density(x) / phi(x)
		if got := n.mills(x); math.Abs(got-want) > 1e-8+1e-4*math.Max(0, -x-8) {
			t.Fatalf("mills(%g) is %g: want %g", x, got, want)
		}
	}
	for _, ac := range [][2]float64{{0.5, -0.3}, {-1, -1.2}, {3, 2.9}, {6, 1}, {9, -9}, {-5, -5.5}, {0.001, 0}} {
		a, c := ac[0], ac[1]
		p := phi(a) - phi(c)
		up, down := n.slice(a, c)
		if math.Abs(up-density(a)/p) > 1e-5*(1+up) || math.Abs(down-density(c)/p) > 1e-5*(1+down) {
			t.Errorf("slice(%g, %g) is %g, %g: want %g, %g", a, c, up, down, density(a)/p, density(c)/p)
		}
	}
}

// Means of draws against -φ/Φ and its like between two bounds.
func TestTruncatedDraws(t *testing.T) {
	r, n := seeded(), normal()
	const draws = 20_000
	mean := func(draw func() float64, low, high float64) float64 {
		t.Helper()
		sum := 0.0
		for range draws {
			x := draw()
			if x < low || x > high {
				t.Fatalf("%g is not between %g and %g", x, low, high)
			}
			sum += x
		}
		return sum / draws
	}
	for _, a := range []float64{-30, -5, -1, 0, 0.7, 4} {
		got := mean(func() float64 { return drawBelow(r, a) }, math.Inf(-1), a)
		if want := -n.mills(a); math.Abs(got-want) > 0.03 {
			t.Errorf("below %g: mean %g, want %g", a, got, want)
		}
	}
	for _, ca := range [][2]float64{{-0.2, 0.3}, {-3, 2}, {1, 1.5}, {0.2, 5}, {-9, -1}, {-8.3, -8}, {-2, -0.1}, {4, 4}} {
		got := mean(func() float64 { return drawBetween(r, ca[0], ca[1]) }, ca[0], ca[1])
		up, down := n.slice(ca[1], ca[0])
		if want := down - up; ca[0] < ca[1] && math.Abs(got-want) > 0.03 {
			t.Errorf("between %g and %g: mean %g, want %g", ca[0], ca[1], got, want)
		}
	}
}
