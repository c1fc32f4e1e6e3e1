package unga

import (
	"fmt"
	"slices"

	"tightrope/actor"
	"tightrope/fact"
)

// Gap is a member that a session of the file covers thinly.
type Gap struct {
	Session   int
	Actor     fact.ActorID
	Votes     int // rows of the member in the session
	RollCalls int // roll calls of the session while it was a member
	Before    float64
	Alarm     bool // it used to vote, and the file has almost nothing: a hole, not a habit
}

// Gaps lists, by session and actor, the members of the United Nations with fewer than half of
// the roll calls. A gap is an alarm where the member has fewer than a fifth and had at least
// half of the session before, or has no row at all in a file of three sessions or more.
func (v *Votes) Gaps() []Gap {
	had := map[fact.ActorID]float64{}
	ever := map[fact.ActorID]bool{}
	for _, m := range v.Members {
		ever[m.ID] = true
	}
	var out []Gap
	for _, s := range v.sessions() {
		votes, calls := v.coverage(s)
		for _, id := range sortedIDs(calls) {
			share := float64(votes[id]) / float64(calls[id])
			if share < 0.5 {
				g := Gap{Session: s, Actor: id, Votes: votes[id], RollCalls: calls[id], Before: had[id]}
				g.Alarm = calls[id] >= 10 && share < 0.2 && had[id] >= 0.5
				out = append(out, g)
			}
			had[id] = share
		}
	}
	return out
}

func (v *Votes) sessions() []int {
	var out []int
	for _, c := range v.RollCalls {
		if c.Session > 0 && !slices.Contains(out, c.Session) {
			out = append(out, c.Session)
		}
	}
	slices.Sort(out)
	return out
}

// coverage counts the rows of each member in a session and the roll calls it could vote on.
func (v *Votes) coverage(session int) (votes, calls map[fact.ActorID]int) {
	votes, calls = map[fact.ActorID]int{}, map[fact.ActorID]int{}
	var members []fact.ActorID
	var at fact.Date
	for r, c := range v.RollCalls {
		if c.Session != session || c.Date.IsZero() {
			continue
		}
		if c.Date != at {
			at = c.Date
			members = actor.Default().Members("UN", at)
		}
		for _, id := range members {
			calls[id]++
		}
		for m, x := range v.Row(r) {
			if x != NoRow {
				votes[v.Actor(r, m)]++
			}
		}
	}
	return votes, calls
}

func sortedIDs(m map[fact.ActorID]int) []fact.ActorID {
	out := make([]fact.ActorID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// Missing lists the members of the United Nations of which a roll call has no row.
func (v *Votes) Missing(roll int) []fact.ActorID {
	there := map[fact.ActorID]bool{}
	for m, x := range v.Row(roll) {
		if x != NoRow {
			there[v.Actor(roll, m)] = true
		}
	}
	var out []fact.ActorID
	for _, id := range actor.Default().Members("UN", v.RollCalls[roll].Date) {
		if !there[id] {
			out = append(out, id)
		}
	}
	return out
}

// Doubles finds pairs of roll calls that look like one vote filed twice: the same date, two
// sessions, and all of at least a hundred shared votes alike.
func (v *Votes) Doubles() [][2]int {
	var out [][2]int
	for i := range v.RollCalls {
		for j := i + 1; j < len(v.RollCalls) && v.RollCalls[j].Date == v.RollCalls[i].Date; j++ {
			if v.RollCalls[i].Date.IsZero() || v.RollCalls[i].Session == v.RollCalls[j].Session {
				continue
			}
			if shared, same := v.compare(i, j); shared >= 100 && same == shared {
				out = append(out, [2]int{i, j})
			}
		}
	}
	return out
}

func (v *Votes) compare(i, j int) (shared, same int) {
	a, b := v.Row(i), v.Row(j)
	for m := range a {
		if a[m] >= Yes && a[m] <= No && b[m] >= Yes && b[m] <= No {
			shared++
			if a[m] == b[m] {
				same++
			}
		}
	}
	return shared, same
}

// Alarms says in words what a reader of figures from this file must know: members that
// vanish, counts that differ from the announced ones, votes filed twice.
func (v *Votes) Alarms() []string {
	var out []string
	for _, g := range v.Gaps() {
		if g.Alarm {
			out = append(out, fmt.Sprintf("session %d: %s has %d of %d votes, after %.0f %% of the session before: a hole in the file, no statistic",
				g.Session, g.Actor, g.Votes, g.RollCalls, 100*g.Before))
		}
	}
	for r, c := range v.RollCalls {
		if n := v.Count(r); c.Announced != nil && *c.Announced != n {
			out = append(out, fmt.Sprintf("%s: the votes make %d-%d-%d, announced were %d-%d-%d",
				c.ID, n.Yes, n.No, n.Abstain, c.Announced.Yes, c.Announced.No, c.Announced.Abstain))
		}
	}
	for _, p := range v.Doubles() {
		out = append(out, fmt.Sprintf("roll calls %s and %s share a date and every vote: probably one vote filed twice",
			v.RollCalls[p[0]].ID, v.RollCalls[p[1]].ID))
	}
	return out
}
