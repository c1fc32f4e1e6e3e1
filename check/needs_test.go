package check

import (
	"slices"
	"testing"

	"tightrope/fact"
)

func TestNeeds(t *testing.T) {
	claims := writtenClaims(t)
	items := make([]fact.Item, len(claims))
	for i, c := range claims {
		items[i] = c.item
	}
	needs := Needs(items, Options{})
	has := func(measure string, layer fact.Layer, actor fact.ActorID) {
		t.Helper()
		if !slices.ContainsFunc(needs, func(n Need) bool {
			return n.Measure == measure && (layer == "" || n.Layer == layer) && (actor == "" && len(n.Actors) == 0 || slices.Contains(n.Actors, actor))
		}) {
			t.Errorf("%s of %s in %s is not asked for", measure, actor, layer)
		}
	}
	has("flow", fact.Energy, "")
	has("flow", fact.Arms, "")
	has("vote", "", "GEO")
	has("membership", "", "KAZ")
	has("treaty", "", "ISR")
	has("spending", "", "POL")
	has("distance", "", "AZE")
	has("production", "", "")
	if len(Needs(nil, Options{})) != 0 {
		t.Error("nothing needs something")
	}
}
