// Package balance measures structural balance of signed networks: the frustration index with
// a certificate, the camps, the ties that fit no division, the tension of each actor and the
// unbalanced triads.
//
// Two camps divide the actors. A tie is frustrated when it is positive across the camps or
// negative inside one. The frustration index L is the least total weight of frustrated ties
// over all divisions; F = 1 - 2L/m with m the total weight (1 = balanced).
//
// Source: S. Aref and M. C. Wilson, Balance and frustration in signed networks, arXiv:1712.04628;
// P. Doreian and A. Mrvar, Structural balance and signed international relations (2015).
package balance

import (
	"fmt"
	"math"
)

// Edge is an undirected signed tie between two nodes; |W| is its weight, which is never zero.
type Edge struct {
	A, B int
	W    int64
}

// Sign of the edge, +1 or -1.
func (e Edge) Sign() int {
	if e.W < 0 {
		return -1
	}
	return 1
}

// Size is the weight without its sign.
func (e Edge) Size() int64 {
	if e.W < 0 {
		return -e.W
	}
	return e.W
}

// Graph is a signed network. Names label the nodes; parallel edges are allowed and add up.
type Graph struct {
	Names []string
	Edges []Edge
}

// Total is the sum of all weights, m.
func (g Graph) Total() int64 {
	var m int64
	for _, e := range g.Edges {
		m += e.Size()
	}
	return m
}

// Valid reports the first invariant that the graph breaks.
func (g Graph) Valid() error {
	var m int64
	for i, e := range g.Edges {
		switch {
		case e.A < 0 || e.B < 0 || e.A >= len(g.Names) || e.B >= len(g.Names):
			return fmt.Errorf("tie %d joins nodes %d and %d of %d", i, e.A, e.B, len(g.Names))
		case e.A == e.B:
			return fmt.Errorf("tie %d joins %s with itself", i, g.Names[e.A])
		case e.W == 0:
			return fmt.Errorf("tie %d between %s and %s has no weight", i, g.Names[e.A], g.Names[e.B])
		case e.Size() > math.MaxInt64/2-m:
			return fmt.Errorf("tie %d: the weights add up to more than the solver can hold", i)
		}
		m += e.Size()
	}
	return nil
}

// Without is the graph without node v; the other nodes keep their numbers.
func (g Graph) Without(v int) Graph {
	out := Graph{Names: g.Names}
	for _, e := range g.Edges {
		if e.A != v && e.B != v {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}

// Cycles is the number of independent cycles: ties beyond those that join the nodes. A network
// without any is balanced whatever its signs.
func (g Graph) Cycles() int {
	p, n := newParity(len(g.Names)), 0
	for _, e := range g.Edges {
		if !p.join(int32(e.A), int32(e.B), 1) {
			n++
		}
	}
	return n
}

// Cost is the weight of the frustrated edges of a division into camps 0 and 1.
func (g Graph) Cost(camp []int) int64 {
	var cost int64
	for _, e := range g.Edges {
		if e.frustrated(camp) {
			cost += e.Size()
		}
	}
	return cost
}

func (e Edge) frustrated(camp []int) bool { return (camp[e.A] == camp[e.B]) != (e.W > 0) }
