package board

import (
	"math"
	"slices"

	"tightrope/balance"
	"tightrope/fact"
)

// Signed is the board as one signed network: an edge for each pair of actors.
type Signed struct {
	Graph  balance.Graph
	Actors []fact.ActorID // by node
	Pairs  []Pair         // by edge
}

// Pair is what stands behind one edge: the ties of each layer, which are reported side by side
// because opposite signs in two layers are the tightrope itself.
type Pair struct {
	A, B  fact.ActorID
	Score float64 // weighted mean of the signed weights of the ties, -1 to 1
	Ties  []string
	Mixed bool // ties of both signs
}

// Bonds adds up the weight of the friendly deeds between an actor and each state: what is done
// in energy, arms, trade and security, weighted by layer; words and votes are no deeds.
func Bonds(b fact.Board, who fact.ActorID, rules Rules) map[fact.ActorID]float64 {
	out := map[fact.ActorID]float64{}
	for _, t := range b.Ties {
		other := t.To.State()
		if other == who {
			other = t.From.State()
		} else if t.From.State() != who {
			continue
		}
		if t.Tier == fact.Do && t.Sign > 0 && other != who && isState(other) {
			out[other] += rules.Layer[t.Layer] * t.Weight
		}
	}
	return out
}

// Sign puts the layers of the board together: the score of a pair is the mean of its ties'
// signed weights, weighted by layer; a score inside the dead zone is no edge; the weight of an
// edge is the score times the scale, rounded to a whole number so that the index is exact.
// Bodies and groups count as themselves; areas never act.
func Sign(b fact.Board, rules Rules) Signed {
	type sum struct {
		total, weight float64
		ties          []string
		plus, minus   bool
	}
	sums := map[[2]fact.ActorID]*sum{}
	for _, t := range b.Ties {
		k := [2]fact.ActorID{min(t.From, t.To), max(t.From, t.To)}
		if sums[k] == nil {
			sums[k] = &sum{}
		}
		s, w := sums[k], rules.Layer[t.Layer]
		s.total += w * float64(t.Sign) * t.Weight
		s.weight += w
		s.ties = append(s.ties, t.ID)
		s.plus = s.plus || t.Sign > 0
		s.minus = s.minus || t.Sign < 0
	}
	var out Signed
	var keys [][2]fact.ActorID
	for k, s := range sums {
		if s.weight > 0 && math.Abs(s.total/s.weight) >= rules.DeadZone {
			keys = append(keys, k)
			out.Actors = append(out.Actors, k[0], k[1])
		}
	}
	slices.Sort(out.Actors)
	out.Actors = slices.Compact(out.Actors)
	slices.SortFunc(keys, func(x, y [2]fact.ActorID) int { return slices.Compare(x[:], y[:]) })
	node := map[fact.ActorID]int{}
	for i, a := range out.Actors {
		node[a] = i
		out.Graph.Names = append(out.Graph.Names, string(a))
	}
	for _, k := range keys {
		s := sums[k]
		score := s.total / s.weight
		w := int64(math.Round(score * rules.Scale))
		if w == 0 {
			w = int64(math.Copysign(1, score))
		}
		out.Graph.Edges = append(out.Graph.Edges, balance.Edge{A: node[k[0]], B: node[k[1]], W: w})
		out.Pairs = append(out.Pairs, Pair{A: k[0], B: k[1], Score: score, Ties: s.ties, Mixed: s.plus && s.minus})
	}
	return out
}
