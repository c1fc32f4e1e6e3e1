// Package unga reads roll calls of the United Nations General Assembly: the tables of the
// unvotes package and of Voeten's files, and the bulk files of the UN Digital Library in both
// generations of its columns. Beside observations it makes a compact matrix of votes, which is
// what the measures of agreement and the ideal points work on.
package unga

import (
	"cmp"
	"fmt"
	"slices"

	"tightrope/actor"
	"tightrope/fact"
)

// Choice is how a member voted on a roll call; 1 to 3 as in Voeten's files.
type Choice uint8

// The choices. NoRow means that the file says nothing of the member: it was absent, or no
// member, or the file is incomplete; NotVoting that the file says it was there and did not vote.
const (
	NoRow     Choice = 0
	Yes       Choice = 1
	Abstain   Choice = 2
	No        Choice = 3
	NotVoting Choice = 4
)

// RollCall is one recorded vote.
type RollCall struct {
	ID         string // rcid, resid, UNDL record; the resolution where there is no other
	Session    int    // regular session as the file labels it; 0 where it says none
	Date       fact.Date
	Resolution string
	Title      string
	Words      string // what was asked, in the words of the file
	Important  bool   // by the State Department's list
	Amendment  bool
	Paragraph  bool // on a paragraph or part
	Issues     []string
	Announced  *Tally // where the file carries the official count
}

// Tally is a count of a roll call.
type Tally struct{ Yes, No, Abstain int }

// Member is one row of the matrix: a state as the file names it. One label can stand for
// several actors over time ("Russia" for the Soviet Union); ID is the last of them, and
// Votes.Actor the one at a roll call.
type Member struct {
	Label string
	ID    fact.ActorID
}

// Votes is the matrix of one file or of several joined ones.
type Votes struct {
	RollCalls []RollCall
	Members   []Member // sorted by label
	cells     []Choice // len(RollCalls) rows of len(Members)
}

// At is how a member voted on a roll call, by their places.
func (v *Votes) At(roll, member int) Choice { return v.cells[roll*len(v.Members)+member] }

// Row gives all the choices on a roll call, in the order of Members. It must not be changed.
func (v *Votes) Row(roll int) []Choice {
	n := len(v.Members)
	return v.cells[roll*n : roll*n+n : roll*n+n]
}

// Actor is who stood behind a label when the roll call was held.
func (v *Votes) Actor(roll, member int) fact.ActorID {
	if id, err := resolve(v.Members[member].Label, v.RollCalls[roll].Date); err == nil {
		return id
	}
	return v.Members[member].ID
}

// Member finds the place of an actor that voted at some time; the label with most votes where
// several lead to the same actor.
func (v *Votes) Member(id fact.ActorID) (int, bool) {
	best, votes := -1, -1
	for m, x := range v.Members {
		if x.ID != id {
			continue
		}
		n := 0
		for r := range v.RollCalls {
			if c := v.At(r, m); c >= Yes && c <= No {
				n++
			}
		}
		if n > votes {
			best, votes = m, n
		}
	}
	return best, best >= 0
}

// Count tallies the votes of a roll call in the file.
func (v *Votes) Count(roll int) Tally {
	var t Tally
	for _, c := range v.Row(roll) {
		switch c {
		case Yes:
			t.Yes++
		case No:
			t.No++
		case Abstain:
			t.Abstain++
		}
	}
	return t
}

// Pick is the matrix of some of the roll calls, in the order given.
func (v *Votes) Pick(keep func(RollCall) bool) *Votes {
	out := &Votes{Members: v.Members}
	for r, c := range v.RollCalls {
		if keep(c) {
			out.RollCalls = append(out.RollCalls, c)
			out.cells = append(out.cells, v.Row(r)...)
		}
	}
	return out
}

// Describe adds the titles, flags and issues of a list of roll calls to those of the matrix
// with the same id, and says how many were found.
func (v *Votes) Describe(list []RollCall) int {
	byID := make(map[string]RollCall, len(list))
	for _, c := range list {
		byID[c.ID] = c
	}
	found := 0
	for i, c := range v.RollCalls {
		d, ok := byID[c.ID]
		if !ok {
			continue
		}
		found++
		d.Issues = append(d.Issues, c.Issues...)
		if d.Date.IsZero() {
			d.Date = c.Date
		}
		if d.Session == 0 {
			d.Session = c.Session
		}
		v.RollCalls[i] = d
	}
	v.order()
	return found
}

// builder collects votes while a file is read.
type builder struct {
	rolls   map[string]int
	members map[string]int
	calls   []RollCall
	labels  []Member
	votes   []vote
	dates   []map[fact.Date]int // of the rows of each roll call
}

type vote struct {
	roll, member int32
	choice       Choice
}

func newBuilder() *builder { return &builder{rolls: map[string]int{}, members: map[string]int{}} }

func (b *builder) roll(c RollCall) int32 {
	i, ok := b.rolls[c.ID]
	if !ok {
		i = len(b.calls)
		b.rolls[c.ID] = i
		b.calls = append(b.calls, c)
		b.dates = append(b.dates, map[fact.Date]int{})
	}
	b.dates[i][c.Date]++
	return int32(i)
}

// settle gives each roll call the date that most of its rows bear, and counts those whose rows
// do not agree.
func (b *builder) settle() (mixed int) {
	for i, dates := range b.dates {
		best, n := fact.Date{}, 0
		for d, k := range dates {
			if k > n || k == n && d.Before(best) {
				best, n = d, k
			}
		}
		b.calls[i].Date = best
		if len(dates) > 1 {
			mixed++
		}
	}
	return mixed
}

// member finds or makes the row of a label.
func (b *builder) member(label string, at fact.Date) (int32, error) {
	i, ok := b.members[label]
	if ok {
		return int32(i), nil
	}
	id, err := resolve(label, fact.Date{})
	if err != nil {
		return 0, err
	}
	i = len(b.labels)
	b.members[label] = i
	b.labels = append(b.labels, Member{Label: label, ID: id})
	return int32(i), nil
}

// resolve leads a label to an actor: "cow:640", "iso3:TUR" or a name.
func resolve(label string, at fact.Date) (fact.ActorID, error) {
	return actor.Default().Resolve(label, at)
}

// build makes the matrix, roll calls by date and id, members by label.
func (b *builder) build() *Votes {
	v := &Votes{RollCalls: b.calls, Members: slices.Clone(b.labels)}
	slices.SortFunc(v.Members, func(x, y Member) int { return cmp.Compare(x.Label, y.Label) })
	place := make([]int, len(b.labels))
	for i, m := range v.Members {
		place[b.members[m.Label]] = i
	}
	v.cells = make([]Choice, len(v.RollCalls)*len(v.Members))
	for _, x := range b.votes {
		v.cells[int(x.roll)*len(v.Members)+place[x.member]] = x.choice
	}
	v.order()
	return v
}

// order sorts the roll calls by date, session and id, with their rows.
func (v *Votes) order() {
	at := make([]int, len(v.RollCalls))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int {
		x, y := v.RollCalls[i], v.RollCalls[j]
		return cmp.Or(cmp.Compare(x.Date.Days(), y.Date.Days()), cmp.Compare(x.Session, y.Session),
			cmp.Compare(len(x.ID), len(y.ID)), cmp.Compare(x.ID, y.ID))
	})
	calls, cells := make([]RollCall, 0, len(at)), make([]Choice, 0, len(v.cells))
	for _, i := range at {
		calls = append(calls, v.RollCalls[i])
		cells = append(cells, v.Row(i)...)
	}
	v.RollCalls, v.cells = calls, cells
}

func (c Choice) String() string {
	switch c {
	case Yes:
		return "yes"
	case Abstain:
		return "abstain"
	case No:
		return "no"
	case NotVoting:
		return "not voting"
	}
	return fmt.Sprintf("no row (%d)", uint8(c))
}
