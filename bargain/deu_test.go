package bargain

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

// decision is one issue of DEU III: the stakes of those who took part, the outcome, and the
// reference point (NaN where there was none).
type decision struct {
	id, proposal     string
	unanimous        bool
	point            Point
	outcome, refused float64
}

// Votes of the member states in the Council: before the treaty of Nice, under it (with
// Croatia's of 2013), and the millions of people on which votes rest since November 2014
// (Council decision 2014/900/EU).
const councilVotes = `
at 4 10 8.51	be 5 12 11.20	bu 0 10 7.25	cr 0 7 4.25	cy 0 4 0.86	cz 0 12 10.51	dk 3 7 5.63
ee 0 4 1.32	fi 3 7 5.45	fr 10 29 65.86	de 10 29 80.78	el 5 12 10.99	hu 0 12 9.88	ie 3 7 4.60
it 10 29 60.78	lv 0 4 2.00	lt 0 7 2.94	lu 2 4 0.55	mt 0 3 0.43	nl 5 13 16.83	pl 0 27 38.50
pt 5 12 10.43	ro 0 14 19.94	si 0 4 2.06	sk 0 7 5.42	es 8 27 46.51	se 4 10 9.64	uk 10 29 64.31`

// readDEU reads the 351 issues of DEU III on which an outcome and three positions are known.
// Capabilities are votes in the Council; Commission and Parliament count as the largest state.
// A salience of zero counts as 1 of 100: the actor did take a position.
//
// Source: J. Arregui and C. Perarnaud, "A new dataset on legislative decision-making in the
// European Union: the DEU III dataset", Journal of European Public Policy 29 (2022);
// data doi:10.34810/data53, CC BY 4.0.
func readDEU(t testing.TB) []decision {
	t.Helper()
	f, err := os.Open(sample.Dir(t, "bargain", "deu", "deu3_with_gdp.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	votes := map[string][3]float64{}
	for _, line := range strings.FieldsFunc(councilVotes, func(r rune) bool { return r == '\t' || r == '\n' }) {
		w := strings.Fields(line)
		var v [3]float64
		for k := range v {
			v[k], _ = strconv.ParseFloat(w[k+1], 64)
		}
		votes[w[0]] = v
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var actors []string
	for _, name := range rows[0][column["pcom"] : column["puk"]+1] {
		actors = append(actors, name[1:])
	}
	var out []decision
	for _, row := range rows[2:] {
		if d, ok := readDecision(row, actors, column, votes); ok {
			out = append(out, d)
		}
	}
	return out
}

func readDecision(row, actors []string, column map[string]int, votes map[string][3]float64) (decision, bool) {
	cell := func(name string) (float64, bool) {
		v, err := strconv.ParseFloat(row[column[name]], 64)
		return v, err == nil
	}
	d := decision{id: row[column["isnr"]], proposal: row[column["prnr"]], refused: math.NaN()}
	d.unanimous = strings.HasPrefix(row[column["counvte"]], "Unan")
	out, ok := cell("out")
	if !ok {
		return d, false
	}
	d.outcome = out
	if rp, ok := cell("rp"); ok {
		d.refused = rp
	}
	era := eraOf(d.proposal)
	largest := 0.0
	for _, v := range votes {
		largest = max(largest, v[era])
	}
	var x, s, c []float64
	for _, n := range actors {
		pos, ok1 := cell("p" + n)
		sal, ok2 := cell("s" + n)
		cap := largest
		if n != "com" && n != "ep" {
			cap = votes[n][era]
		}
		if !ok1 || !ok2 || cap == 0 {
			continue
		}
		x, s, c = append(x, pos), append(s, max(sal, 1)), append(c, cap)
	}
	d.point = Point{N: len(x), D: 1, Capability: c, Salience: s, Position: x}
	return d, len(x) >= 3
}

// eraOf reads the year of a proposal's number: d00032 is of 2000, n98189 of 1998, d160023 of
// 2016. The votes of the treaty of Nice are taken from the proposals of 2003 on.
func eraOf(proposal string) int {
	digits := strings.TrimLeft(proposal, "abcdefghijklmnopqrstuvwxyz")
	year := 0
	if len(digits) >= 2 {
		year, _ = strconv.Atoi(digits[:2])
	}
	switch {
	case len(digits) == 5 && (year >= 95 || year <= 2):
		return 0
	case len(digits) == 5:
		return 1
	}
	return 2
}

// The compromise mean of every issue against an independent computation. It differs on those
// since 2014, for which that one has other population figures, and on a few proposals of
// 2004, in mid-enlargement.
func TestDEUCompromise(t *testing.T) {
	want := map[string]string{}
	for _, r := range readRows(t, sample.Dir(t, "bargain", "deu", "deu_issue_level_our_check.csv"))[1:] {
		want[r[0]] = r[3]
	}
	equal, near := 0, 0
	ds := readDEU(t)
	for _, d := range ds {
		o, err := Mean{}.Run(d.point)
		if err != nil {
			t.Fatal(d.id, err)
		}
		w, err := strconv.ParseFloat(want[d.id], 64)
		if err != nil {
			t.Fatalf("%s is not among the reference results", d.id)
		}
		if math.Abs(o.Expected[0]-w) < 1e-4 {
			equal++
		}
		if math.Abs(o.Expected[0]-w) < 1 {
			near++
		}
	}
	if len(ds) != 351 || equal < 315 || near < 345 {
		t.Errorf("%d issues, %d equal, %d within a point", len(ds), equal, near)
	}
}
