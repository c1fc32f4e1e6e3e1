package app

import (
	"testing"

	"tightrope/fact"
)

// Two files of one publisher have one total; a table of the user's own stays apart, and so do
// votes, which are never added up.
func TestPooled(t *testing.T) {
	row := func(id, measure, source string) fact.Observation {
		return fact.Observation{ID: id, Measure: measure, Source: source}
	}
	got := pooled(rows{
		observations: []fact.Observation{
			row("a", "flow", "s.sipri.1"), row("b", "flow", "s.sipri.2"), row("c", "vote", "s.sipri.2"),
			row("d", "flow", "s.table.1"), row("e", "flow", "s.table.2"), row("f", "flow", "s.baci.1"),
		},
		sources: []fact.Source{
			{ID: "s.sipri.1", Family: "sipri", Title: "Transfers: one.csv"},
			{ID: "s.sipri.2", Family: "sipri", Title: "Transfers: two.csv"},
			{ID: "s.table.1", Family: "table"},
			{ID: "s.table.2", Family: "table"},
			{ID: "s.baci.1", Family: "baci"},
		},
	})
	for i, want := range []string{"s.sipri", "s.sipri", "s.sipri.2", "s.table.1", "s.table.2", "s.baci.1"} {
		if got.observations[i].Source != want {
			t.Errorf("row %s is of %s: want %s", got.observations[i].ID, got.observations[i].Source, want)
		}
	}
	all := got.sources[len(got.sources)-1]
	if all.ID != "s.sipri" || all.Title != "Transfers: 2 files" || all.Note != "one.csv, two.csv" {
		t.Errorf("%+v", all)
	}
}
