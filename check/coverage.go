package check

import (
	"fmt"

	"tightrope/actor"
	"tightrope/expose"
	"tightrope/fact"
)

// breadth is how many actors a lens must have on a side to count as a data set that lists
// everybody there, where nothing else is known about its coverage. Fewer are a choice of rows,
// as the casebook's are, and sums over a choice are no totals.
const breadth = 20

// complete says whether the rows of a lens are all that its source has on the actors of one
// side: on all sellers (so that a buyer's rows add up to its imports) or on all buyers.
func (b *bench) complete(l expose.Lens, sellers bool) bool {
	if b.cover(l.Source, "flow", l.Item).Complete {
		return true
	}
	p := b.profile(l)
	if sellers {
		return len(p.sellers) >= breadth
	}
	return len(p.buyers) >= breadth
}

// profile is who is in a lens.
type profile struct {
	buyers, sellers []fact.ActorID
	scope           string       // in words, where the buyers are a part of the world
	scopeID         fact.ActorID // "EU"
}

func (b *bench) profile(l expose.Lens) profile {
	if p, ok := b.profiles[l]; ok {
		return p
	}
	p := profile{buyers: b.ledger.Buyers(l), sellers: b.ledger.Sellers(l)}
	c := b.cover(l.Source, "flow", l.Item)
	p.scope, p.scopeID = c.Scope, c.ScopeID
	if p.scope == "" && len(p.buyers) <= 40 && len(p.sellers) > 0 && len(p.buyers) >= 5 {
		year := fact.Date{Year: b.ledger.Extent(l).From.Year}
		members := 0
		for _, id := range p.buyers {
			if id == "EU" || actor.Default().IsMember(id, "EU", year) {
				members++
			}
		}
		if members*10 >= len(p.buyers)*9 {
			p.scope, p.scopeID = "the European Union", "EU"
		} else {
			p.scope = fmt.Sprintf("%d buyers", len(p.buyers))
		}
	}
	b.profiles[l] = p
	return p
}

// lensCoverage says why a lens is no reasonable basis for the frame (empty = it is one), and
// what a reader must know about its coverage anyway.
func (b *bench) lensCoverage(f frame, l expose.Lens, seller, buyer fact.ActorID) (against, note string) {
	if lacks := b.cover(l.Source, "flow", l.Item).Lacks; lacks != "" {
		note = lacks
	}
	p := b.profile(l)
	relative := f.what != "flow" && f.what != "flow change"
	if relative && !b.complete(l, f.importer) {
		if f.what == worldRank || f.what == worldShare || f.what == "supplier rank" || f.what == "buyer rank" || f.what == "concentration" {
			return "only chosen rows of this source are at hand, so there is no order among all", note
		}
	}
	worldwide := f.what == "export share" || f.what == "buyer rank" || f.what == worldRank || f.what == worldShare
	if worldwide && p.scope != "" && string(p.scopeID) != f.scope {
		return fmt.Sprintf("it covers %s only, and the text does not confine itself to it", p.scope), note
	}
	if f.scope != "" && worldwide && string(p.scopeID) != f.scope {
		return fmt.Sprintf("it covers the world, and the text speaks of %s", f.scope), note
	}
	return "", note
}
