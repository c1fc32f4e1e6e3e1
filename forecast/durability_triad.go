package forecast

import (
	"math"
	"math/bits"
)

// Triad counts the third states C about a tie of A with B. "Hostile" is a use of force in the
// last five years or a strategic rivalry; "rivalry" names the latter alone. C is linked to A by
// a border (land or up to 12 miles of water), an alliance or arms, and is not hostile to A.
type Triad struct {
	Tightropes, TightropesRival float64 // C hostile to B and linked to A
	Shared, SharedRival         float64 // C hostile to both
	Enemies, EnemiesRival       float64 // C hostile to B
	Near, Allied, Armed         float64 // tightropes by the kind of link
	RivalPlain, RivalArmed      float64 // rivals of B linked by border or alliance; by arms
	Onset, OnsetUnlinked, War   float64 // new use of force after five quiet years; war
	RivalOnset, Lead            float64 // rivalry begun in the last three years; that begins within the next four
	Major, CINC                 float64 // major powers among the tightropes; their capability
	EnemyShare, EnemyShareRival float64 // share of A's arms from linked enemies of B
	Pull                        float64 // votes: mean agreement of A with B's enemies less that with B; NaN where not known
	Against, With               float64 // A's friends hostile to B; A's friends that are B's friends too
	PairRival                   bool    // A and B themselves are rivals or used force
}

// set is a set of states.
type set [4]uint64

func (s *set) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s set) has(i int) bool  { return s[i>>6]>>(i&63)&1 == 1 }
func (s set) and(o set) set   { return set{s[0] & o[0], s[1] & o[1], s[2] & o[2], s[3] & o[3]} }
func (s set) minus(o set) set { return set{s[0] &^ o[0], s[1] &^ o[1], s[2] &^ o[2], s[3] &^ o[3]} }
func (s set) or(o set) set    { return set{s[0] | o[0], s[1] | o[1], s[2] | o[2], s[3] | o[3]} }

func (s set) count() float64 {
	return float64(bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) + bits.OnesCount64(s[2]) + bits.OnesCount64(s[3]))
}

func (s set) each(do func(i int)) {
	for w, x := range s {
		for ; x != 0; x &= x - 1 {
			do(w<<6 + bits.TrailingZeros64(x))
		}
	}
}

// neighbours are the sets of states about each state in one year.
type neighbours struct {
	alive, major                                        set
	linked, hostileA, hostileB, rival, rivalB, rivalNew []set
	near, pact, arms, onset, war, future, friends       []set
}

// neighbourhood prepares the sets of a year; all are restricted to states that exist.
func (l *Layers) neighbourhood(k int) *neighbours {
	h := &neighbours{}
	for i := range l.n {
		if l.exist[k][i] {
			h.alive.add(i)
		}
		if l.major[k][i] {
			h.major.add(i)
		}
	}
	rows := func(is func(ij int) bool) []set {
		out := make([]set, l.n)
		for i := range l.n {
			if !h.alive.has(i) {
				continue
			}
			for j := range l.n {
				if h.alive.has(j) && is(i*l.n+j) {
					out[i].add(j)
				}
			}
		}
		return out
	}
	forced := rows(func(ij int) bool { return l.forced(k, ij, 2) })
	h.rival = rows(func(ij int) bool { return l.rival[k][ij] })
	force5 := rows(func(ij int) bool { return l.mid5[k][ij] >= useOfForce })
	h.near = rows(func(ij int) bool { return l.touch[k][ij] > 0 && l.touch[k][ij] <= 2 })
	h.pact = rows(func(ij int) bool { return l.pact[k][ij] })
	h.arms = rows(func(ij int) bool {
		return l.w5[k][ij] >= tieVolume || l.w5[k][ij%l.n*l.n+ij/l.n] >= tieVolume
	})
	h.onset = rows(func(ij int) bool { return l.mid[k][ij] >= useOfForce && l.mid5[k-1][ij] < useOfForce })
	h.war = rows(func(ij int) bool { return max(l.mid[k][ij], l.mid[k-1][ij]) == 5 })
	h.rivalNew = rows(func(ij int) bool { return l.rival[k][ij] && !l.rival[k-3][ij] })
	h.future = rows(func(ij int) bool {
		return k+4 < l.ends.arms-l.First && l.rival[k+4][ij] && !l.rival[k][ij]
	})
	h.rivalB = h.rival
	if l.swap != nil { // a permutation test: suppliers have each other's rivals
		h.rivalB = make([]set, l.n)
		for i, other := range l.swap {
			h.rivalB[i] = h.rival[other]
		}
	}
	h.hostileA, h.hostileB = join(forced, h.rival), join(force5, h.rivalB)
	h.linked, h.friends = make([]set, l.n), make([]set, l.n)
	for i := range l.n {
		h.friends[i] = h.pact[i].or(h.arms[i])
		h.linked[i] = h.near[i].or(h.friends[i]).minus(h.hostileA[i])
	}
	return h
}

func join(a, b []set) []set {
	out := make([]set, len(a))
	for i := range a {
		out[i] = a[i].or(b[i])
	}
	return out
}

// covariates fills in the triads and the structure of every tie.
func (p *Panel) covariates() {
	l := p.Layers
	var h *neighbours
	at := -1
	for x := range p.Ties {
		t := &p.Ties[x]
		if t.k != at {
			h, at = l.neighbourhood(t.k), t.k
		}
		t.Triad = l.triad(h, t)
		t.Structure = l.structure(t)
	}
}

func (l *Layers) triad(h *neighbours, t *TieYear) Triad {
	a, b := t.i, t.j
	near, pact, arms := h.near[a].minus(h.hostileA[a]), h.pact[a].minus(h.hostileA[a]), h.arms[a].minus(h.hostileA[a])
	ropes, rivals := h.linked[a].and(h.hostileB[b]), h.linked[a].and(h.rivalB[b])
	out := Triad{
		Tightropes: ropes.count(), TightropesRival: rivals.count(),
		Shared: h.hostileA[a].and(h.hostileB[b]).count(), SharedRival: h.rival[a].and(h.rivalB[b]).count(),
		Enemies: h.hostileB[b].count(), EnemiesRival: h.rivalB[b].count(),
		Near: near.and(h.hostileB[b]).count(), Allied: pact.and(h.hostileB[b]).count(), Armed: arms.and(h.hostileB[b]).count(),
		RivalPlain: near.or(pact).and(h.rivalB[b]).count(), RivalArmed: arms.and(h.rivalB[b]).count(),
		Onset: h.linked[a].and(h.onset[b]).count(), War: h.linked[a].and(h.war[b]).count(),
		OnsetUnlinked: h.onset[b].minus(h.near[a].or(h.friends[a])).minus(h.hostileA[a]).count(),
		RivalOnset:    h.linked[a].and(h.rivalNew[b]).count(), Lead: h.linked[a].and(h.future[b]).count(),
		Major: ropes.and(h.major).count(), PairRival: h.hostileA[a].has(b),
		Against: h.friends[a].minus(h.hostileA[a]).and(h.hostileB[b]).count(),
		With:    h.friends[a].minus(h.hostileA[a]).and(h.friends[b]).count(),
	}
	ropes.each(func(c int) {
		if v := l.cinc[t.k][c]; !math.IsNaN(v) {
			out.CINC += v
		}
		out.EnemyShare += l.share(t.k, a*l.n+c)
	})
	rivals.each(func(c int) { out.EnemyShareRival += l.share(t.k, a*l.n+c) })
	out.Pull = l.pull(h.hostileB[b], t)
	return out
}

// pull is the mean agreement of A with the enemies of B less that with B.
func (l *Layers) pull(enemies set, t *TieYear) float64 {
	var sum, n float64
	enemies.each(func(c int) {
		if v := l.agree[t.k][t.i*l.n+c]; !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	})
	if n == 0 {
		return math.NaN()
	}
	return sum/n - l.agree[t.k][t.i*l.n+t.j]
}

func (l *Layers) structure(t *TieYear) Structure {
	ij := t.i*l.n + t.j
	s := Structure{
		CINCA: l.cinc[t.k][t.i], CINCB: l.cinc[t.k][t.j], MajorA: l.major[t.k][t.i], MajorB: l.major[t.k][t.j],
		Ally: l.pact[t.k][ij], Agree: l.agree[t.k][ij], AgreeChange: l.agree[t.k][ij] - l.agree[t.k-3][ij],
		Joint: l.joint[t.k][ij], Distance: l.km[ij],
		IdealGap:   math.Abs(l.ideal[t.k][t.i] - l.ideal[t.k][t.j]),
		IdealShift: math.Abs(l.ideal[t.k][t.i] - l.ideal[t.k-3][t.i]),
	}
	for c := range l.n {
		if l.mid5[t.k][t.i*l.n+c] >= useOfForce {
			s.DisputesA++
		}
	}
	return s
}
