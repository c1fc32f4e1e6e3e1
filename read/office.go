package read

import (
	"strings"

	"tightrope/fact"
)

// refine corrects the sector of an office: a former official is of the elite, the president of
// a parliament sits in it.
func (r *reader) refine(m *Mention, k int) {
	c := &r.cs[k]
	for i := c.first; i < c.head; i++ {
		switch r.d.Tokens[i].Norm {
		case "former", "ex", "retired", "onetime", "erstwhile":
			if m.Sector == "GOV" || m.Sector == "MIL" || m.Sector == "SPY" || m.Sector == "LEG" || m.Sector == "JUD" {
				m.Sector = "ELI"
			}
		}
	}
	switch r.d.Tokens[c.head].Norm {
	case "ministry", "minister", "department", "ministers", "ministries":
		return // of mines or of health: of the government
	}
	if m.Sector == "GOV" && k+1 < len(r.cs) && r.prepIs(k+1, "of") && r.cs[k+1].kind == chNoun {
		if o := r.name(r.cs[k+1].head); o != nil && o.p.kind == phName && o.p.sector != "" {
			m.Sector = o.p.sector
		} else if _, s := r.sectorAt(r.cs[k+1].first, r.cs[k+1].head); s != "" && s != "GOV" && s != "CVL" && o == nil {
			m.Sector = s
		}
	}
}

// pastOffices gives a leader the office that he had in the state that the text is about, where the text
// does not name the body that he leads now: "Mark Rutte's government" is none of NATO's.
func (r *reader) pastOffices() {
	for i := range r.matches {
		m := &r.matches[i]
		if m.p.kind != phLeader || m.p.actor.State() == r.topic || r.l.states[m.p.actor] {
			continue
		}
		_, node := r.longest(m.first, true)
		for e := range r.l.ends[node] {
			p := &r.l.ends[node][e]
			if p.kind == phLeader && p.actor.State() == r.topic && !r.namesApart(m.p.actor) {
				m.p = p
				break
			}
		}
	}
}

// meetLeaders remembers the surnames of leaders whom the text names in full somewhere.
func (r *reader) meetLeaders() {
	for i := range r.matches {
		m := &r.matches[i]
		if m.p.kind != phLeader || m.last-m.first < 2 || m.p.actor == "" {
			continue
		}
		if surname := r.d.Tokens[m.last-1].Norm; r.people[surname] == "" {
			r.people[surname], r.roles[surname] = m.p.actor, m.p.sector
		}
	}
}

// namesApart says that the text names an actor otherwise than by its leader.
func (r *reader) namesApart(id fact.ActorID) bool {
	for i := range r.matches {
		if r.matches[i].p.actor == id && r.matches[i].p.kind != phLeader {
			return true
		}
	}
	return false
}

// stateOffices are titles that a text about one state gives without saying that they are that state's.
var stateOffices = wordSet("president premier minister chancellor king queen emir sultan prince")

// ownOffice is the state of somebody unknown whose title ends before a token: that under which
// the text has introduced him, or else the state that the text is about, for a foreign office is called
// so. Where the sentence before spoke of another state alone it is that one.
func (r *reader) ownOffice(surname string, end int) fact.ActorID {
	if id := r.people[surname]; id != "" {
		return id
	}
	if !stateOffices[r.d.Tokens[end-1].Norm] {
		return ""
	}
	if r.topic == "" || r.topicCount <= 2 {
		id, _ := r.homeMeant()
		return id
	}
	for i := r.focus.sentFirst - 1; i >= r.focus.prevFirst && i >= 0; i-- {
		switch s := r.mentions[i].Actor.State(); {
		case s == r.topic:
			return r.topic
		case r.l.states[s] && i == r.focus.sentSubj:
			return s
		}
	}
	return r.topic
}

// sided corrects the sector of a role by the words before it: the fighters of a rebel group are
// rebels, a state news agency speaks for the government, those who march against a government or a
// war are its opponents.
func (r *reader) sided(m *Mention, c *chunk, first int) {
	for i := c.first; i < first; i++ {
		t := &r.d.Tokens[i]
		switch m.Sector {
		case "UAF", "MIL":
			if n := r.name(i); n != nil && n.p.sector == "REB" {
				m.Sector = "REB"
			}
		case "JRN":
			switch t.Norm {
			case "state", "official", "government":
				m.Sector = "GOV"
			}
		case "CVL":
			if strings.HasPrefix(t.Norm, "anti") && t.class&clsAdj != 0 || t.Norm == "anti" || t.Norm == "antiwar" || t.Norm == "antigovernment" {
				m.Sector = "OPP"
			}
		}
	}
}

// officeHolders reads "the leaders of Japan, Korea and the United States" as one party for each.
func (r *reader) officeHolders(j int) []party {
	c := &r.cs[j]
	w := &r.l.words[r.d.Tokens[c.head].word]
	if !w.title || w.lemma == r.d.Tokens[c.head].word || j+2 >= len(r.cs) || !r.prepIs(j+1, "of") || r.cs[j+1].kind != chNoun {
		return nil
	}
	_, sector := r.sectorAt(c.first, c.head)
	list := r.following(j+1, len(r.cs))
	if len(list) < 2 {
		return nil
	}
	for i := range list {
		list[i].sector = sector
	}
	return list
}
