package balance

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"tightrope/balance/verify"
	"tightrope/internal/sample"
)

func exact(t testing.TB, name string, g Graph, want int64) {
	t.Helper()
	start := time.Now()
	s, err := Frustration(context.Background(), g, Options{Seed: 1})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if d := time.Since(start); d > time.Second/2 {
		t.Logf("%s: %v, %d branches", name, d, s.Nodes)
	}
	if s.L != want || !s.Exact() {
		t.Errorf("%s: L in [%d, %d]: want %d", name, s.Lower, s.L, want)
	}
	var file bytes.Buffer
	if _, err := Certify(g, s).WriteTo(&file); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	size := file.Len()
	claim, err := verify.Check(&file)
	if err != nil || claim.Lower != want || claim.Upper != want {
		t.Errorf("%s: certificate of %d bytes: %+v, %v: want it to prove %d", name, size, claim, err, want)
	}
}

func TestScoreOfNamedNetworks(t *testing.T) {
	dir := sample.Dir(t, "balance")
	for _, row := range records(t, filepath.Join(dir, "expected_frustration.csv"), false)[1:] {
		want, _ := strconv.ParseInt(row[4], 10, 64)
		if row[0] == "pc_bitcoin.csv" && os.Getenv("TIGHTROPE_SCORE") == "" {
			continue
		}
		exact(t, row[0], edgeList(t, filepath.Join(dir, row[0])), want)
	}
}

func TestScoreOfStates(t *testing.T) {
	stateYears(t)
	for i, row := range records(t, sample.Dir(t, "balance", "expected_frustration_states_yearly.csv"), false)[1:] {
		if i%10 != 0 && os.Getenv("TIGHTROPE_SCORE") == "" {
			continue
		}
		year, _ := strconv.Atoi(row[1])
		want, _ := strconv.ParseInt(row[5], 10, 64)
		g := yearlyBy(t, row[0], year)
		if n, _ := strconv.Atoi(row[2]); n != len(g.Names) {
			t.Fatalf("%s %d: %d states: want %d", row[0], year, len(g.Names), n)
		}
		exact(t, row[0]+" "+row[1], g, want)
	}
}
