package read

import "strings"

// given are the pieces of a text that are known to be source and target beforehand, as bytes.
type given struct{ source, target [][2]int }

// unmark takes <s>…</s> and <t>…</t> out of a text and says what stood between them. Tags that
// do not pair are left in the text.
func unmark(marked string) (string, given) {
	var out strings.Builder
	var g given
	for rest := marked; rest != ""; {
		i := strings.IndexByte(rest, '<')
		if i < 0 || len(rest) < i+3 {
			out.WriteString(rest)
			break
		}
		tag := rest[i : i+3]
		end := -1
		if tag == "<s>" || tag == "<t>" {
			end = strings.Index(rest[i+3:], "</"+tag[1:])
		}
		if end < 0 {
			out.WriteString(rest[:i+1])
			rest = rest[i+1:]
			continue
		}
		out.WriteString(rest[:i])
		span := [2]int{out.Len(), out.Len() + end}
		out.WriteString(rest[i+3 : i+3+end])
		if tag == "<s>" {
			g.source = append(g.source, span)
		} else {
			g.target = append(g.target, span)
		}
		rest = rest[i+3+end+4:]
	}
	return out.String(), g
}

// agrees counts how well the parties of an act fit the ones that were given: 2 for each that
// overlaps, -1 for each that stands elsewhere.
func (r *reader) agrees(a *act, g *given) int {
	n := 0
	for side, list := range [2][][2]int{g.source, g.target} {
		if len(list) == 0 {
			continue
		}
		parties := a.sources
		if side == 1 {
			parties = a.targets
		}
		hit := r.touches(parties, list)
		if !hit && r.cs[a.verb].kind == chVerb { // the act may have more to say than its parties
			if j := r.cs[a.verb].subj; side == 0 && j >= 0 {
				hit = r.overlaps(j, list)
			} else if side == 1 {
				if j := r.likelyTarget(a); j >= 0 {
					hit = r.overlaps(j, list)
				}
			}
		}
		if hit {
			n += 2
		} else {
			n--
		}
	}
	return n
}

func (r *reader) touches(parties []party, list [][2]int) bool {
	for _, p := range parties {
		if p.last > p.first && r.overlaps(p.chunk, list) {
			return true
		}
	}
	return false
}

func (r *reader) overlaps(j int, list [][2]int) bool {
	c := &r.cs[j]
	from, to := int(r.d.Tokens[c.first].Start), int(r.d.Tokens[c.last-1].End)
	for _, s := range list {
		if from < s[1] && s[0] < to {
			return true
		}
	}
	return false
}
