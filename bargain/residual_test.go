package bargain

import (
	"flag"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
	"testing"
)

var write = flag.Bool("write", false, "write the tables that are made from test data")

// TestResidualTable makes residuals.csv from DEU III and compares it with the shipped one.
func TestResidualTable(t *testing.T) {
	var errs []float64
	for _, d := range readDEU(t) {
		o, err := headline.Run(d.point)
		if err != nil {
			t.Fatal(err)
		}
		errs = append(errs, d.outcome-o.Expected[0])
	}
	const n = 100
	var b strings.Builder
	fmt.Fprintf(&b, "# source: DEU III (Arregui and Perarnaud), doi:10.34810/data53, CC BY 4.0; outcome minus the mean of the Markov-uniform election, both signs\n# n: %d\nquantile,residual\n", len(errs))
	for i, q := range residualsOf(errs, n) {
		fmt.Fprintf(&b, "%.2f,%.4f\n", float64(i)/n, q+0)
	}
	if *write {
		if err := os.WriteFile("residuals.csv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("residuals.csv")
	if err != nil || string(got) != b.String() {
		t.Errorf("residuals.csv is not what the data give (%v): run this test with -args -write", err)
	}
}

func TestResidualChance(t *testing.T) {
	r := Residuals{Quantiles: []float64{-20, -10, 0, 10, 20}}
	f := func(op string, at, mean, want float64) {
		t.Helper()
		e := Event{}
		e.Op, e.At = op, at
		if got := r.Chance(e, mean); math.Abs(got-want) > 1e-12 {
			t.Errorf("%s %g around %g: %g, want %g", op, at, mean, got, want)
		}
	}
	f("<=", 50, 50, 0.5)
	f("<=", 55, 50, 0.625)
	f(">=", 55, 50, 0.375)
	f("<=", 29, 50, 0)
	f("<=", 70, 50, 1)
	f("<=", 100, 99, 1) // beyond the end lies at the end
	f(">=", 0, 1, 1)
	f("<=", 0, 10, 0.25)
}

// residualsOf makes n+1 quantiles of the errors, each taken with both signs.
func residualsOf(errors []float64, n int) []float64 {
	both := make([]float64, 0, 2*len(errors))
	for _, e := range errors {
		both = append(both, e, -e)
	}
	sort.Float64s(both)
	q := make([]float64, n+1)
	for i := range q {
		q[i] = quantileSorted(both, float64(i)/float64(n))
	}
	return q
}
