package actor

import (
	"slices"

	"tightrope/fact"
)

// Members lists who belongs to an organisation at a date (the zero Date: now), sorted by id.
func (r *Registry) Members(org fact.ActorID, at fact.Date) []fact.ActorID {
	var out []fact.ActorID
	for _, m := range r.members[org] {
		if m.holds(at) {
			out = append(out, m.id)
		}
	}
	return slices.Compact(out)
}

// IsMember says whether an actor belongs to an organisation at a date.
func (r *Registry) IsMember(a, org fact.ActorID, at fact.Date) bool {
	return slices.ContainsFunc(r.members[org], func(m membership) bool { return m.id == a && m.holds(at) })
}

// Membership lists the periods in which an actor belonged to an organisation, in the order of the
// table; none where it never did, or the table does not know the organisation.
func (r *Registry) Membership(a, org fact.ActorID) []fact.Period {
	var out []fact.Period
	for _, m := range r.members[org] {
		if m.id == a {
			out = append(out, m.valid)
		}
	}
	return out
}

// Memberships lists the organisations to which an actor belongs at a date, sorted by id.
func (r *Registry) Memberships(a fact.ActorID, at fact.Date) []fact.ActorID {
	var out []fact.ActorID
	for _, o := range r.actors {
		if r.IsMember(a, o.ID, at) {
			out = append(out, o.ID)
		}
	}
	return out
}

// holds: a year or month counts when the membership covers any of it.
func (m membership) holds(at fact.Date) bool {
	if at.IsZero() {
		return m.valid.To.IsZero()
	}
	return m.valid.IsZero() || m.valid.Overlaps(fact.Period{From: at, To: at})
}
