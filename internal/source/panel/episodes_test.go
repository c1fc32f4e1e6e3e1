package panel

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"tightrope/forecast"
	"tightrope/internal/sample"
)

// TestDefinitionCounts compares every column of the published counts, as they are printed.
func TestDefinitionCounts(t *testing.T) {
	f, err := os.Open(sample.Dir(t, "durability", "definition_counts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l := build(t).Layers
	for i, d := range forecast.Definitions {
		episodes, last := l.Episodes(d)
		c := forecast.Count(d, episodes, last)
		med := func(n int) string {
			if n == 0 {
				return "inf"
			}
			return fmt.Sprint(n)
		}
		got := []string{
			"", fmt.Sprintf("%d-%d", c.From, c.To), fmt.Sprint(c.Episodes), fmt.Sprint(c.Triads), fmt.Sprint(c.Dyads), fmt.Sprint(c.Clients), fmt.Sprint(c.Years),
			fmt.Sprintf("%.3f", c.Censored), fmt.Sprintf("%.3f", c.Share[1]), fmt.Sprintf("%.3f", c.Share[2]), fmt.Sprintf("%.3f", c.Share[3]), fmt.Sprintf("%.3f", c.Share[5]),
			fmt.Sprintf("%.3f", c.Several), med(c.MedianAny), med(c.MedianTie),
			fmt.Sprintf("%.3f", c.Incidence5[1]), fmt.Sprintf("%.3f", c.Incidence5[2]), fmt.Sprintf("%.3f", c.Incidence5[3]), fmt.Sprintf("%.3f", c.Incidence5[5]), fmt.Sprintf("%.3f", c.TieEnded10),
		}
		for k := 1; k < len(got); k++ {
			var g, w float64
			want := rows[i+1][k]
			fmt.Sscan(got[k], &g)
			fmt.Sscan(want, &w)
			if got[k] != want && (g != w || want == "inf" || got[k] == "inf") {
				t.Errorf("%s: %s is %s, want %s", rows[i+1][0], rows[0][k], got[k], want)
			}
		}
	}
}
