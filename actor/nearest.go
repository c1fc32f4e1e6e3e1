package actor

import (
	"iter"
	"slices"
	"strings"

	"tightrope/fact"
)

// nearest lists up to five actors whose names are closest to the text: by the edits that turn
// one into the other, less where a whole word is shared. Names in which more than a third of the
// letters differ are not near. Nearest of all is the state of which it is the capital: a capital is
// no name, for in a list of places it may mean the town.
func (r *Registry) nearest(text string) []fact.ActorID {
	want := fold(text)
	if want == "" || len(want) > 100 {
		return nil
	}
	type near struct {
		id   fact.ActorID
		cost int
	}
	best := map[fact.ActorID]int{}
	for _, c := range r.capitals[want] {
		best[c.id] = -1
	}
	for name, claims := range bothNames(r.names, exonyms()) {
		changed := edits(want, name)
		cost := 4 * changed
		if changed > max(1, (len(want)+1)/3) {
			cost = 1 << 20
		}
		if shared := sharedLetters(want, name); shared >= 4 {
			cost = min(cost, 4+2*(len(want)+len(name)-2*shared)/3)
		}
		if cost > 2*max(len(want), 3) {
			continue
		}
		for _, c := range claims {
			if old, ok := best[c.id]; !ok || cost < old {
				best[c.id] = cost
			}
		}
	}
	var list []near
	for id, cost := range best {
		list = append(list, near{id, cost})
	}
	slices.SortFunc(list, func(x, y near) int {
		if x.cost != y.cost {
			return compare(x.cost, y.cost)
		}
		return compare(x.id, y.id)
	})
	var out []fact.ActorID
	for _, n := range list[:min(5, len(list))] {
		out = append(out, n.id)
	}
	return out
}

// bothNames goes over the names of two indexes.
func bothNames(a, b map[string][]claim) iter.Seq2[string, []claim] {
	return func(yield func(string, []claim) bool) {
		for _, index := range []map[string][]claim{a, b} {
			for name, claims := range index {
				if !yield(name, claims) {
					return
				}
			}
		}
	}
}

// sharedLetters counts the letters in words that both names have.
func sharedLetters(a, b string) int {
	n := 0
	words := strings.Fields(b)
	for _, w := range strings.Fields(a) {
		if slices.Contains(words, w) && w != "of" && w != "and" && w != "republic" {
			n += len(w)
		}
	}
	return n
}

// edits is the number of insertions, deletions, exchanges and swaps of neighbours between two
// strings, in bytes (optimal string alignment).
func edits(a, b string) int {
	before, last, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			differs := 1
			if a[i-1] == b[j-1] {
				differs = 0
			}
			next[j] = min(last[j]+1, next[j-1]+1, last[j-1]+differs)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, last, next = last, next, before
	}
	return last[len(b)]
}
