package check

import (
	"os"
	"strings"
	"testing"

	"tightrope/actor"
	"tightrope/casebook"
	"tightrope/fact"
	"tightrope/internal/sample"
)

// sampleEvidence is everything that the casebook holds.
func sampleEvidence(t *testing.T) Evidence {
	t.Helper()
	book, err := casebook.Open()
	if err != nil {
		t.Fatal(err)
	}
	ev := Evidence{Sources: book.Sources}
	for _, c := range book.Cases {
		ev.Observations = append(ev.Observations, book.Observations(c.Name)...)
		ev.Events = append(ev.Events, book.Events(c.Name)...)
	}
	return ev
}

func names(id fact.ActorID) string { return actor.Default().Name(id) }

func goldItems(t *testing.T, article string) []fact.Item {
	t.Helper()
	f, err := os.Open(sample.Dir(t, "read", "gold", article+".gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	items, err := ItemsFromGold(f)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func find(t *testing.T, checks []fact.Check, item string) fact.Check {
	t.Helper()
	for _, c := range checks {
		if c.Item == item {
			return c
		}
	}
	t.Fatalf("no check of %s", item)
	return fact.Check{}
}

func TestReferenceArticleWithTheCasebook(t *testing.T) {
	checks := Claims(goldItems(t, "seed"), sampleEvidence(t), Options{Name: names})
	for _, c := range checks {
		t.Logf("%s %s: %s\n   alerts %q settle %q", c.Item, c.Verdict, c.Reason, c.Alerts, c.Settle)
		for _, v := range c.Values {
			t.Logf("      %g %s inside %v reasonable %v %s | %s | %v", v.Value, v.Unit, v.Inside, v.Reasonable, v.Why, v.Basis, v.Rows)
		}
	}
	share := find(t, checks, "s04.1")
	if share.Verdict != fact.DependsOnBasis || len(share.Values) < 4 {
		t.Errorf("around 40 %%: %s with %d values, want DEPENDS_ON_BASIS with the bases side by side", share.Verdict, len(share.Values))
	}
	if !strings.Contains(strings.Join(share.Alerts, " "), "went dark: since 2024-10") {
		t.Errorf("alerts %q: want that the exporter's series went dark", share.Alerts)
	}
	rise := find(t, checks, "s04.2")
	if rise.Verdict != fact.NotCheckable || rise.Settle == "" || rise.Reason == "" {
		t.Errorf("+28 %%: %+v", rise)
	}
	if c := find(t, checks, "s06.1"); c.Verdict != fact.IsOpinion {
		t.Errorf("the scholar: %s", c.Verdict)
	}
}
