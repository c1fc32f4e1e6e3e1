package align

import (
	"fmt"
	"slices"

	"tightrope/fact"
)

// panel is the votes as the model sees them. A place is a member in a session; places are
// ordered by session, then member. A question is a roll call, or several on one repeated
// resolution that share their parameters.
type panel struct {
	members   []fact.ActorID
	member    []int32 // of each place
	session   []int   // of each place
	sessions  []span  // the places of each session
	votes     []int32 // the place of each vote, question after question
	questions []question
	count     []int // votes of each place
	paths     [][]int32
	bridged   int // questions of more than one roll call
}

type span struct{ lo, hi int32 }

// question says where its votes lie: those of the lowest answer first, then those between, then
// those of the highest. Where one of yes, abstain and no was not given it is binary: nothing
// lies between and there is one cut point.
type question struct {
	lo, mid, high, end int32
	without            Choice // the answer that nobody gave, None where all three were
}

func (q question) binary() bool { return q.mid == q.high }

// unfolded is the question with the answer that nobody gave as one that could have been given.
func (q question) unfolded() question {
	switch q.without {
	case Yes:
		q.mid, q.high = q.lo, q.mid
	case No:
		q.high = q.end
	}
	return q
}

// newPanel leaves out calls that keep refuses and questions with one and the same answer of all.
func newPanel(c *Chamber, opt IdealOptions) (*panel, error) {
	groups := grouped(c, opt)
	p := &panel{members: c.members}
	var used [][]int
	for _, calls := range groups {
		if n := c.answers(calls); min(n[0]+n[1], n[0]+n[2], n[1]+n[2]) > 0 {
			used = append(used, calls)
			if len(calls) > 1 {
				p.bridged++
			}
		}
	}
	if len(used) == 0 {
		return nil, fmt.Errorf("align: ideal points: no roll call of %d has two different answers", len(c.Calls))
	}
	at := p.place(c, used)
	for _, calls := range used {
		p.ask(c, calls, at)
	}
	return p, nil
}

// grouped joins the kept roll calls by the bridges, in the order of their first. A chain of
// bridges holds across a roll call that is not kept.
func grouped(c *Chamber, opt IdealOptions) [][]int {
	root := map[string]string{}
	find := func(id string) string {
		for {
			up, ok := root[id]
			if !ok {
				return id
			}
			id = up
		}
	}
	for _, b := range opt.Bridges {
		if x, y := find(b[0]), find(b[1]); x != y {
			root[x] = y
		}
	}
	var out [][]int
	number := map[string]int{}
	for i, call := range c.Calls {
		if opt.Keep != nil && !opt.Keep(call) {
			continue
		}
		r := find(call.ID)
		k, ok := number[r]
		if !ok {
			k = len(out)
			number[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// choice is how the member at place m of the chamber voted.
func (c *Chamber) choice(call, m int) Choice {
	for k := range c.rows[m] {
		if c.rows[m][k][call/64]>>(call%64)&1 != 0 {
			return Yes + Choice(k)
		}
	}
	return None
}

func (c *Chamber) answers(calls []int) (n [3]int) {
	for _, call := range calls {
		for m := range c.members {
			if v := c.choice(call, m); v != None {
				n[v-Yes]++
			}
		}
	}
	return n
}

// place numbers the places that have a vote and gives the number by session and member.
func (p *panel) place(c *Chamber, used [][]int) map[int][]int32 {
	at := map[int][]int32{}
	for _, calls := range used {
		for _, call := range calls {
			s := c.Calls[call].Session
			if at[s] == nil {
				at[s] = make([]int32, len(c.members))
			}
			for m := range c.members {
				if c.choice(call, m) != None {
					at[s][m]++
				}
			}
		}
	}
	var numbers []int
	for s := range at {
		numbers = append(numbers, s)
	}
	slices.Sort(numbers)
	p.paths = make([][]int32, len(c.members))
	for _, s := range numbers {
		lo := int32(len(p.member))
		for m, n := range at[s] {
			if n == 0 {
				continue
			}
			at[s][m] = int32(len(p.member))
			p.paths[m] = append(p.paths[m], at[s][m])
			p.member, p.session, p.count = append(p.member, int32(m)), append(p.session, s), append(p.count, int(n))
		}
		p.sessions = append(p.sessions, span{lo, int32(len(p.member))})
	}
	return at
}

// ask adds the votes of one question.
func (p *panel) ask(c *Chamber, calls []int, at map[int][]int32) {
	var by [3][]int32
	for _, call := range calls {
		row := at[c.Calls[call].Session]
		for m := range c.members {
			if v := c.choice(call, m); v != None {
				by[v-Yes] = append(by[v-Yes], row[m])
			}
		}
	}
	p.add(by)
}

// add makes a question of the places that gave each answer; with one answer there is none.
func (p *panel) add(by [3][]int32) {
	if n := [3]int{len(by[0]), len(by[1]), len(by[2])}; min(n[0]+n[1], n[0]+n[2], n[1]+n[2]) == 0 {
		return
	}
	q := question{lo: int32(len(p.votes))}
	switch {
	case len(by[0]) == 0: // abstain against no
		by[0], by[1] = by[1], nil
		q.without = Yes
	case len(by[2]) == 0: // yes against abstain
		by[2], by[1] = by[1], nil
		q.without = No
	case len(by[1]) == 0:
		q.without = Abstain
	}
	ends := [3]*int32{&q.mid, &q.high, &q.end}
	for k, places := range by {
		slices.Sort(places)
		p.votes = append(p.votes, places...)
		*ends[k] = int32(len(p.votes))
	}
	p.questions = append(p.questions, q)
}

// precede gives for each place the one whose mean its prior stands on, -1 for none, and the
// variance of that prior: scale·n/(n + n of the other). The first session of a member stands on
// its second.
func (p *panel) precede(scale float64) (before []int32, variance []float64) {
	before, variance = make([]int32, len(p.member)), make([]float64, len(p.member))
	for _, path := range p.paths {
		for i, u := range path {
			before[u], variance[u] = -1, scale
			if len(path) == 1 {
				continue
			}
			v := path[1]
			if i > 0 {
				v = path[i-1]
			}
			before[u] = v
			variance[u] = scale * float64(p.count[u]) / float64(p.count[u]+p.count[v])
		}
	}
	return before, variance
}
