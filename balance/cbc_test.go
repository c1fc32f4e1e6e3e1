package balance

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

// BenchmarkCBC solves the same networks with a MIP solver where one is installed (cbc, of the
// Debian package coinor-cbc): two threads, at most two minutes a network. The model has a binary
// for each node, one for each tie, two XOR rows a tie and a row for each negative triangle
// (S. Aref and M. C. Wilson, arXiv:1611.09030). Where it is not done its bounds are metrics.
func BenchmarkCBC(b *testing.B) {
	cbc, err := exec.LookPath("cbc")
	if err != nil {
		b.Skip("cbc is not installed")
	}
	b.Run("windows", func(b *testing.B) {
		var all []Graph
		for _, f := range windows(b) {
			all = append(all, edgeList(b, f))
		}
		byCBC(b, cbc, all...)
	})
	b.Run("states 2014", func(b *testing.B) { byCBC(b, cbc, yearlyBy(b, "any3w5", 2014)) })
	b.Run("two blocs", func(b *testing.B) { byCBC(b, cbc, blocs(180, 5000, 2, 0.1, 1)) })
	b.Run("four blocs", func(b *testing.B) { byCBC(b, cbc, blocs(180, 5000, 4, 0.05, 1)) })
	b.Run("bitcoin", func(b *testing.B) { byCBC(b, cbc, edgeList(b, sample.Dir(b, "balance", "pc_bitcoin.csv"))) })
}

func byCBC(b *testing.B, cbc string, graphs ...Graph) {
	for b.Loop() {
		var open, lower, upper float64
		for i, g := range graphs {
			s, err := Frustration(context.Background(), g, Options{})
			if err != nil {
				b.Fatal(err)
			}
			file := filepath.Join(b.TempDir(), "model.lp")
			if err := os.WriteFile(file, []byte(model(g)), 0o600); err != nil {
				b.Fatal(err)
			}
			out, err := exec.Command(cbc, file, "-threads", "2", "-sec", "120", "-timeMode", "elapsed", "-solve", "-quit").CombinedOutput()
			if err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			l, done, least := verdict(string(out))
			if done && l != float64(s.L) {
				b.Fatalf("network %d: cbc says %g, L is in [%d, %d]", i, l, s.Lower, s.L)
			}
			if !done {
				open, lower, upper = open+1, lower+least, upper+l
			}
		}
		b.ReportMetric(open, "open")
		if open > 0 {
			b.ReportMetric(lower, "lower")
			b.ReportMetric(upper, "upper") // +Inf = no division found
		}
	}
}

// model is a network in the LP format.
func model(g Graph) string {
	var w strings.Builder
	w.WriteString("Minimize\n obj: 0 y0")
	number := map[[2]int]int{}
	for i, e := range g.Edges {
		fmt.Fprintf(&w, " + %d x%d\n", e.Size(), i)
		number[[2]int{min(e.A, e.B), max(e.A, e.B)}] = i
	}
	w.WriteString("Subject To\n")
	for i, e := range g.Edges {
		if e.W > 0 {
			fmt.Fprintf(&w, " x%d - y%d + y%d >= 0\n x%d + y%d - y%d >= 0\n", i, e.A, e.B, i, e.A, e.B)
		} else {
			fmt.Fprintf(&w, " x%d - y%d - y%d >= -1\n x%d + y%d + y%d >= 1\n", i, e.A, e.B, i, e.A, e.B)
		}
	}
	eachTriangle(g, func(a, b, c Edge) {
		if a.Sign()*b.Sign()*c.Sign() < 0 {
			key := func(e Edge) int { return number[[2]int{min(e.A, e.B), max(e.A, e.B)}] }
			fmt.Fprintf(&w, " x%d + x%d + x%d >= 1\n", key(a), key(b), key(c))
		}
	})
	w.WriteString(" y0 = 0\nBinary\n")
	for v := range g.Names {
		fmt.Fprintf(&w, " y%d\n", v)
	}
	for i := range g.Edges {
		fmt.Fprintf(&w, " x%d\n", i)
	}
	w.WriteString("End\n")
	return w.String()
}

// eachTriangle calls yield with the ties of each triangle of a network without parallel ties.
func eachTriangle(g Graph, yield func(a, b, c Edge)) {
	at := make([]map[int]Edge, len(g.Names))
	for v := range at {
		at[v] = map[int]Edge{}
	}
	for _, e := range g.Edges {
		at[e.A][e.B], at[e.B][e.A] = e, e
	}
	for _, e := range g.Edges {
		for v := range g.Names {
			f, one := at[e.A][v]
			h, two := at[e.B][v]
			if one && two && v > max(e.A, e.B) {
				yield(e, f, h)
			}
		}
	}
}

// verdict reads what cbc prints: the value it has, whether it is proved, and else its bound.
func verdict(out string) (value float64, done bool, least float64) {
	value = math.Inf(1)
	lines := bufio.NewScanner(strings.NewReader(out))
	for lines.Scan() {
		name, text, ok := strings.Cut(lines.Text(), ":")
		if strings.HasPrefix(lines.Text(), "Result - Optimal") {
			done = true
		}
		if v, err := strconv.ParseFloat(strings.TrimSpace(text), 64); ok && err == nil {
			switch name {
			case "Objective value":
				value = v
			case "Lower bound":
				least = v
			}
		}
	}
	return value, done, least
}
