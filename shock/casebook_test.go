package shock_test

import (
	"os"
	"testing"

	"tightrope/bargain"
	"tightrope/casebook"
	"tightrope/fact"
	"tightrope/shock"
)

// Every shock of the casebook can be applied and gives a row to read aloud.
func TestShippedShocks(t *testing.T) {
	book, err := casebook.Load(os.DirFS("../casebook"), "casebook")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range book.Cases {
		if len(c.Shocks) == 0 {
			continue
		}
		table, err := shock.Stress(c, fact.Board{}, c.Shocks, bargain.Options{Seed: 1, Draws: 2000})
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		for _, r := range table.Rows {
			if r.Err != "" {
				t.Errorf("%s: %s: %s", c.Name, r.ID, r.Err)
			}
			t.Logf("%s: %s", c.Name, r.Reads)
		}
	}
}
