package align

import (
	"fmt"
	"math/bits"
	"slices"

	"tightrope/fact"
)

// Choice is how a member voted on one roll call.
type Choice uint8

// The choices; None is absent, not voting, or no record.
const (
	None Choice = iota
	Yes
	Abstain
	No
)

// Call is one roll call.
type Call struct {
	ID      string
	Session int
	Date    fact.Date
	Issues  []string
}

// Chamber is the votes of an assembly, kept as one bit for each member, call and choice, so that
// a pair of members over all calls is a handful of machine words.
type Chamber struct {
	Calls   []Call
	members []fact.ActorID
	at      map[fact.ActorID]int
	words   int
	rows    [][3][]uint64 // by member and choice
}

// NewChamber makes a chamber without votes. Members must be unique.
func NewChamber(calls []Call, members []fact.ActorID) (*Chamber, error) {
	c := &Chamber{Calls: calls, members: slices.Clone(members), at: map[fact.ActorID]int{}, words: (len(calls) + 63) / 64}
	for i, m := range members {
		if _, twice := c.at[m]; twice {
			return nil, fmt.Errorf("align: member %s stands twice", m)
		}
		c.at[m] = i
		var row [3][]uint64
		for k := range row {
			row[k] = make([]uint64, c.words)
		}
		c.rows = append(c.rows, row)
	}
	return c, nil
}

// Members lists the members in their order.
func (c *Chamber) Members() []fact.ActorID { return slices.Clone(c.members) }

// Vote records a vote; a second vote of a member on a call replaces the first. Members and calls
// that the chamber does not have are an error.
func (c *Chamber) Vote(call int, member fact.ActorID, v Choice) error {
	m, ok := c.at[member]
	if !ok || call < 0 || call >= len(c.Calls) {
		return fmt.Errorf("align: no call %d or no member %s", call, member)
	}
	for k := range c.rows[m] {
		c.rows[m][k][call/64] &^= 1 << (call % 64)
	}
	if v != None {
		c.rows[m][v-Yes][call/64] |= 1 << (call % 64)
	}
	return nil
}

// Choice is how a member voted on a call; None also for a member or call that is not there.
func (c *Chamber) Choice(call int, member fact.ActorID) Choice {
	m, ok := c.at[member]
	if !ok || call < 0 || call >= len(c.Calls) {
		return None
	}
	return c.choice(call, m)
}

// Window chooses roll calls, as bits.
type Window []uint64

// Window keeps the calls for which keep is true.
func (c *Chamber) Window(keep func(Call) bool) Window {
	w := make(Window, c.words)
	for i, call := range c.Calls {
		if keep(call) {
			w[i/64] |= 1 << (i % 64)
		}
	}
	return w
}

// Size is the number of calls in the window.
func (w Window) Size() int {
	n := 0
	for _, x := range w {
		n += bits.OnesCount64(x)
	}
	return n
}

// Cross is the cross-table of two members over the window, values 0 yes, 1 abstain, 2 no. A
// member that the chamber does not have shares nothing.
func (c *Chamber) Cross(a, b fact.ActorID, w Window) Cross {
	out := Cross{Levels: 3}
	i, okA := c.at[a]
	j, okB := c.at[b]
	if okA && okB {
		c.cross(i, j, w, &out)
	}
	return out
}

func (c *Chamber) cross(i, j int, w Window, out *Cross) {
	for x := range 3 {
		for y := range 3 {
			n := 0
			p, q := c.rows[i][x], c.rows[j][y]
			for k, m := range w {
				if m != 0 {
					n += bits.OnesCount64(p[k] & q[k] & m)
				}
			}
			out.Count[x][y] = n
		}
	}
}

// Voted counts the calls of the window on which the member voted.
func (c *Chamber) Voted(a fact.ActorID, w Window) int {
	i, ok := c.at[a]
	if !ok {
		return 0
	}
	n := 0
	for _, row := range c.rows[i] {
		for k, m := range w {
			n += bits.OnesCount64(row[k] & m)
		}
	}
	return n
}

// Matrix is the cross-tables of all pairs of members over the window, row by row above the
// diagonal: pair (i, j) with i < j of n members stands at i·n - i(i+1)/2 + j-i-1.
func (c *Chamber) Matrix(w Window) []Cross {
	n := len(c.members)
	out := make([]Cross, n*(n-1)/2)
	k := 0
	for i := range n {
		for j := i + 1; j < n; j++ {
			out[k].Levels = 3
			c.cross(i, j, w, &out[k])
			k++
		}
	}
	return out
}

// LeastShared is the fewest shared votes on which a similarity is given: below it a handful of
// calls decides.
const LeastShared = 20

// Coverage is how much of a window a member has votes for, with the alarm where a member that
// ought to vote hardly does.
type Coverage struct {
	Member fact.ActorID
	Voted  int
	Calls  int
	Alarm  string // empty where nothing is wrong
}

// Covers says how much of the window the member has. A member with votes in under a tenth of
// the calls is an alarm, not a statistic: records that stop look like this.
func (c *Chamber) Covers(a fact.ActorID, w Window) Coverage {
	out := Coverage{Member: a, Voted: c.Voted(a, w), Calls: w.Size()}
	if out.Calls > 0 && out.Voted*10 < out.Calls {
		out.Alarm = fmt.Sprintf("%s has %d votes of %d: the record may have stopped, not the voting", a, out.Voted, out.Calls)
	}
	return out
}
