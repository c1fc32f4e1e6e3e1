package read

import "strings"

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
