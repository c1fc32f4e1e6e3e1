package balance

import (
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"tightrope/internal/sample"
)

// edgeList reads source,target,sign of the sample data.
func edgeList(t testing.TB, file string) Graph {
	t.Helper()
	var g Graph
	node := map[string]int{}
	id := func(s string) int {
		if _, ok := node[s]; !ok {
			node[s] = len(g.Names)
			g.Names = append(g.Names, s)
		}
		return node[s]
	}
	for _, row := range records(t, file, false)[1:] {
		w, err := strconv.ParseInt(row[2], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		g.Edges = append(g.Edges, Edge{id(row[0]), id(row[1]), w})
	}
	return g
}

func records(t testing.TB, file string, zipped bool) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	if zipped {
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		r = csv.NewReader(z)
	}
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// stateYear is a pair of states in one year.
type stateYear struct {
	year          int
	a, b          string
	host          int
	def, alliance bool
}

var dyads = struct {
	sync.Once
	all []stateYear
}{}

func stateYears(t testing.TB) []stateYear {
	file := sample.Dir(t, "balance", "states_mid_atop_1816_2014.csv.gz")
	dyads.Do(func() {
		for _, r := range records(t, file, true)[1:] {
			num := func(i int) int { n, _ := strconv.Atoi(r[i]); return n }
			dyads.all = append(dyads.all, stateYear{num(0), r[1], r[2], num(3), num(5) > 0, num(5)+num(6) > 0})
		}
	})
	return dyads.all
}

// yearly is the network of one year under a rule of design data: a dispute of at least the
// hostility within the last years is a negative tie, else an alliance of the kind a positive one.
func yearly(all []stateYear, year, host, window int, defence bool) Graph {
	type pair [2]string
	sign := map[pair]int64{}
	for _, d := range all {
		k := pair{min(d.a, d.b), max(d.a, d.b)}
		switch {
		case d.year > year-window && d.year <= year && d.host >= host:
			sign[k] = -1
		case d.year == year && (d.def || d.alliance && !defence) && sign[k] == 0:
			sign[k] = 1
		}
	}
	var keys []pair
	for k := range sign {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y pair) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	var g Graph
	node := map[string]int{}
	id := func(s string) int {
		if _, ok := node[s]; !ok {
			node[s] = len(g.Names)
			g.Names = append(g.Names, s)
		}
		return node[s]
	}
	for _, k := range keys {
		g.Edges = append(g.Edges, Edge{id(k[0]), id(k[1]), sign[k]})
	}
	return g
}

func yearlyBy(t testing.TB, rule string, year int) Graph {
	t.Helper()
	all := stateYears(t)
	switch rule {
	case "any2":
		return yearly(all, year, 2, 1, false)
	case "any3w5":
		return yearly(all, year, 3, 5, false)
	case "def3w5":
		return yearly(all, year, 3, 5, true)
	}
	t.Fatalf("rule %q", rule)
	return Graph{}
}

func windows(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sample.Dir(t, "balance", "cow_1946_1999"), "*.csv"))
	if err != nil || len(files) != 51 {
		t.Fatalf("%d windows, %v: want 51", len(files), err)
	}
	return files
}
