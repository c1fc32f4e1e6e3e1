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
					if m := r.name(c.head); m != nil && m.p.kind == phPlace && c.prep < 0 && len(r.cs) == 1 {
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
	return id, sector
}
