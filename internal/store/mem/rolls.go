package mem

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/internal/store"
)

// Rolls gathers what matches by item and time.
func (s *Store) Rolls(_ context.Context, q store.Query) ([]store.Roll, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	type key struct {
		load         int64
		item, file   string
		since, until fact.Date
	}
	at := map[key]int{}
	out := []store.Roll{}
	for _, r := range s.observations {
		o := r.x
		value := uint8(o.Value)
		if !q.MatchesObservation(o) || o.To != "" || o.Value != float64(value) || value > 9 {
			continue
		}
		file, _, _ := strings.Cut(o.Locator, ":")
		k := key{r.load, o.Item, file, o.Period.From.First(), o.Period.To.Last()}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, store.Roll{Load: k.load, Item: k.item, File: k.file, Since: k.since, Until: k.until})
		}
		out[i].Marks = append(out[i].Marks, store.Mark{From: o.From, Value: value})
	}
	for i := range out {
		slices.SortFunc(out[i].Marks, func(a, b store.Mark) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Value, b.Value)) })
	}
	slices.SortFunc(out, store.CompareRolls)
	return out, nil
}
