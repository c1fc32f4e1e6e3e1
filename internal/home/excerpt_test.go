package home

import (
	"context"
	"testing"

	"tightrope/internal/store"
)

// Every observation of a load leads back to its line.
func TestExcerpt(t *testing.T) {
	h := open(t, t.TempDir())
	load(t, h, "sipri", "dyads.csv", dyads)
	list, err := h.Index().Observations(context.Background(), store.Query{From: "RUS"})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if line, err := h.Excerpt(list[0].Source, list[0].Locator); err != nil || line != "Russia,Azerbaijan,2016,80" {
		t.Errorf("%q, %v", line, err)
	}
	for _, f := range [][2]string{{list[0].Source, "dyads.csv:99"}, {list[0].Source, "other.csv:1"}, {list[0].Source, "dyads.csv"}, {"s.sipri.000", "dyads.csv:1"}} {
		if line, err := h.Excerpt(f[0], f[1]); err == nil {
			t.Errorf("%v gave %q", f, line)
		}
	}
}
