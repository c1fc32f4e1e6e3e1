package check

import (
	"testing"

	"tightrope/fact"
)

// TestScoreMutations turns true claims into false ones: every number of the development articles
// that is supported is doubled, and its partner exchanged for another. None may stay supported
// on an exact number; bounds may.
func TestScoreMutations(t *testing.T) {
	ev := tiesEvidence(t)
	doubled, swapped, held, stayed := 0, 0, 0, 0
	for _, a := range articles {
		items := goldItems(t, a.name)
		published, _ := fact.ParseDate(a.published)
		b := newBench(ev, items, Options{Name: names, Published: published})
		for i := range items {
			was, ok := b.claim(i)
			if !ok || was.Verdict != fact.Supported || items[i].Kind != fact.Quantity || items[i].Value == nil {
				continue
			}
			keep := items[i]
			if op := b.frameOf(i).number.op; op == "eq" || op == "is" || op == "nearly" {
				doubled++
				v := 2 * *keep.Value
				items[i].Value = &v
				b.frames = map[int]frame{}
				if got, _ := b.claim(i); got.Verdict == fact.Supported {
					held++
					t.Errorf("%s %s doubled is still supported: %s", a.name, keep.ID, got.Reason)
				}
				items[i] = keep
			}
			if keep.Partner != "" && keep.Unit != "comparison" {
				swapped++
				f := b.frameOf(i)
				items[i].Partner = map[bool]fact.ActorID{true: "ESP", false: "JPN"}[keep.Partner != "ESP"]
				items[i].Op, items[i].Approx = f.number.op, f.number.approx
				items[i].Quote, items[i].Metric = "", f.what // their words name the true partner
				b.frames = map[int]frame{}
				if got, _ := b.claim(i); got.Verdict == fact.Supported {
					stayed++
					t.Logf("%s %s with another partner: %s", a.name, keep.ID, got.Reason)
				}
				items[i] = keep
			}
			b.frames = map[int]frame{}
		}
	}
	t.Logf("doubled %d, still supported %d; partner exchanged %d, still supported %d", doubled, held, swapped, stayed)
	if stayed*10 > swapped {
		t.Errorf("%d of %d claims about another partner are still supported", stayed, swapped)
	}
}
