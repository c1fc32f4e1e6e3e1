package read

import "tightrope/fact"

// ActorOf says whom a phrase such as "Turkish police officers", "the EU legislature" or "Baku"
// means: the state, organisation or group, and the sector; either may be empty.
func ActorOf(phrase string, opt Options) (id fact.ActorID, sector string) {
	if check(phrase) != nil {
		return "", ""
	}
	d := Parse(phrase)
	d.Dateline = opt.Date
	for i := range d.Tokens {
		d.Tokens[i].Flags &^= FirstWord // a phrase is no sentence: its capitals count
	}
	r := newReader(standard(), d)
	for i := range d.Sentences {
		r.sentence(i)
		for k := range r.cs {
			c := &r.cs[k]
			if c.kind != chNoun {
				continue
			}
			p := r.direct(k)
			if !p.found || p.sector == "" && p.actor == "" {
				p = r.anyone(k)
			}
			if !p.found || p.sector == "" && p.actor == "" {
				if q := r.place(k); q.found {
					p = q
					if m := r.name(c.head); m != nil && m.p.kind == phPlace && m.first == c.first && c.prep < 0 && len(r.cs) == 1 {
						p.sector = "CVL" // a town by itself is the people in it
					}
				}
			}
			if p.actor != "" && id == "" {
				id = p.actor
			}
			if p.sector != "" && sector == "" && (c.prep < 0 || r.prepIs(k, "of")) {
				sector = p.sector
			}
			if id != "" && sector != "" {
				return id, sector
			}
		}
	}
	if m := len(r.mentions); id == "" && m > 0 {
		id = r.mentions[0].Actor
	}
	if sector == "" {
		sector = r.partSector()
	}
	return id, sector
}

// partSector is the sector that a word inside the first phrase tells where its head tells none: an
// army accountant is of the army, an International Court of Justice a court.
func (r *reader) partSector() string {
	last := len(r.d.Tokens)
	if len(r.cs) > 0 && r.cs[0].kind == chNoun {
		last = r.cs[0].last
	}
	for i := last - 1; i >= 0; i-- {
		if m := r.name(i); m != nil && !courtly[r.d.Tokens[i].Norm] {
			continue
		}
		if s := r.sectorOf(i, i); s != "" {
			return s
		}
		if _, s := r.sectorAt(0, i); s != "" {
			return s
		}
	}
	for k := 1; k < min(len(r.cs), 3) && r.cs[0].prep < 0; k++ {
		if r.cs[k].kind == chNoun && r.prepIs(k, "in", "at") && r.town(k) {
			return "CVL" // what is in a town is of the people there
		}
	}
	return ""
}

// town says whether a phrase is a town rather than a country.
func (r *reader) town(k int) bool {
	m := r.name(r.cs[k].head)
	return m != nil && (m.p.kind == phPlace || m.p.kind == phSeat)
}

// courtly words tell a sector also inside the name of a body; a union or an assembly of states does
// not.
var courtly = wordSet("court tribunal police army navy parliament church bank")
