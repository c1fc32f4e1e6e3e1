package read

import "tightrope/fact"

// causes finds claims of cause, motive and worth: what has a subject that is no actor, or says
// to what end something is done. Words of others are left to the attributions.
func (r *reader) causes(s *Sentence, acts []act) {
	for k := range r.cs {
		c := &r.cs[k]
		if c.first >= len(r.d.Tokens) || c.last > c.first && r.d.Tokens[c.first].Quote >= 0 || r.reported(k) {
			continue
		}
		switch {
		case c.kind == chVerb && c.finite && c.subj >= 0:
			r.claimVerb(k, acts)
		case c.kind == chVerb && c.ing && r.opEffect(c.verb) == "seek":
			r.motive(k)
		case c.kind == chNoun && c.last-c.first == 1 && worth[r.d.Tokens[c.first].Norm]:
			if n := r.right(k); n >= 0 && r.cs[n].kind == chNoun && r.prepIs(n, "in", "to", "for") {
				it := r.item(fact.ClaimItem, c.first, r.tail(n))
				it.Type = "causal"
				r.add(it, "claim:"+r.d.Tokens[c.first].Norm)
			}
		}
	}
}

var worth = wordSet("crucial vital decisive pivotal instrumental essential central key critical indispensable")

// claimVerb reads a subject that is no actor and a verb of cause or worth.
func (r *reader) claimVerb(k int, acts []act) {
	c := &r.cs[k]
	kind := r.l.claimKinds[c.verb]
	if kind == "" || r.eventAt(acts, k) {
		return
	}
	if p := r.direct(c.subj); p.found {
		if m := r.cs[c.subj].mention; m < 0 || r.mentions[m].Kind != PronounMention {
			return
		}
	}
	comp := r.complement(k)
	if comp.end == k+1 {
		return
	}
	if comp.obj >= 0 {
		if w := r.l.words[r.l.words[r.d.Tokens[r.cs[comp.obj].head].word].lemma].text; w == "counterweight" || w == "deterrent" || w == "hedge" {
			kind = "motive"
		}
	}
	from, to := r.extent(k, &comp)
	it := r.item(fact.ClaimItem, from, to)
	it.Type = kind
	r.add(it, "claim:"+r.l.lemmas[c.verb])
}

// motive reads "attempting to placate … while preserving …".
func (r *reader) motive(k int) {
	it := r.item(fact.ClaimItem, r.cs[k].first, r.tail(k))
	it.Type = "motive"
	r.add(it, "claim:motive")
}

// tail is the end of what follows a chunk up to the next stop or comma.
func (r *reader) tail(k int) int {
	to := r.cs[k].last
	for j := k + 1; j < len(r.cs); j++ {
		if r.cs[j].kind == chStop || r.cs[j].kind == chComma {
			break
		}
		to = max(to, r.cs[j].last)
	}
	return to
}
