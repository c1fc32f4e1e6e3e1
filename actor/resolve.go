package actor

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// UnknownError says that a spelling or code belongs to no actor, or to several, with the
// nearest that are known.
type UnknownError struct {
	Name       string
	Candidates []fact.ActorID // nearest first
	Several    bool           // the candidates all have a right to it
}

func (e *UnknownError) Error() string {
	if e.Several {
		return fmt.Sprintf("actor %q is ambiguous: %s", e.Name, join(e.Candidates))
	}
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("actor %q is not known, and nothing is near it", e.Name)
	}
	return fmt.Sprintf("actor %q is not known; nearest: %s", e.Name, join(e.Candidates))
}

// join lists names with their ids: "Azerbaijan (AZE), Armenia (ARM)".
func join(ids []fact.ActorID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
		if name := Default().Name(id); name != s[i] {
			s[i] = name + " (" + s[i] + ")"
		}
	}
	return strings.Join(s, ", ")
}

// letterSchemes are tried, in this order, for a spelling that is no id and no name.
var letterSchemes = []string{"iso2", "eurostat", "cowc", "gwc", "cameo", "fips"}

// Resolve finds the actor that a spelling or code means at a date (the zero Date: now).
//
// In this order it takes the text for an ISO3 code or id, a code with its scheme
// ("cow:373"), a name (case, marks, punctuation and a leading "the" do not matter), a code
// of ISO2, Eurostat, COW, GW, CAMEO or FIPS in capitals, an adjective or demonym, a name in its
// full, turned or shortened form ("Gabonese Republic", "Bahrain, Kingdom of"), a name in another language ("Südkorea"), or a number
// on which M49, COW and GW agree. A date chooses among those who had the name at different times, and
// never refuses the only one who ever had it. Everything else is an *UnknownError.
func (r *Registry) Resolve(name string, at fact.Date) (fact.ActorID, error) {
	t := strings.TrimSpace(name)
	if id, ok := r.ByCode("iso3", t, at); ok {
		return id, nil
	}
	if _, ok := r.index[fact.ActorID(t)]; ok {
		return fact.ActorID(t), nil
	}
	if scheme, code, ok := strings.Cut(t, ":"); ok {
		if id, ok := r.ByCode(scheme, code, at); ok {
			return id, nil
		}
	}
	if id, ok := choose(r.names[fold(t)], at); ok {
		return id, nil
	}
	if id, ok := r.bracketed(t, at); ok {
		return id, nil
	}
	for _, scheme := range letterSchemes {
		if id, ok := r.ByCode(scheme, t, at); ok {
			return id, nil
		}
	}
	if id, ok := choose(r.people[fold(t)], at); ok {
		return id, nil
	}
	if id, ok := r.styled(t, at); ok {
		return id, nil
	}
	switch ids := abroad(t); len(ids) {
	case 0:
		return r.number(name, t, at)
	case 1:
		return ids[0], nil
	default:
		return "", &UnknownError{Name: name, Candidates: ids, Several: true}
	}
}

// bracketed resolves "Sri Lanka (Ceylon)" where both names mean the same actor.
func (r *Registry) bracketed(t string, at fact.Date) (fact.ActorID, bool) {
	outer, inner, ok := strings.Cut(strings.TrimRight(t, ")"), " (")
	if !ok {
		return "", false
	}
	a, okA := choose(r.names[fold(outer)], at)
	b, okB := choose(r.names[fold(inner)], at)
	return a, okA && okB && a == b
}

// number resolves a bare number, which M49, COW and GW all claim: it must mean the same to
// all of them. A leading zero is M49's own way of writing.
func (r *Registry) number(name, t string, at fact.Date) (fact.ActorID, error) {
	if id, ok := r.ByCode("m49", t, at); ok && len(t) == 3 && t[0] == '0' {
		return id, nil
	}
	var found []fact.ActorID
	for _, scheme := range []string{"m49", "comtrade", "cow", "gw"} {
		if id, ok := r.ByCode(scheme, t, at); ok && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	switch len(found) {
	case 0:
		return "", &UnknownError{Name: name, Candidates: r.nearest(t)}
	case 1:
		return found[0], nil
	}
	return "", &UnknownError{Name: name, Candidates: found, Several: true}
}

// ByCode finds who has a code of a scheme at a date (the zero Date: now): iso3, iso2, m49,
// comtrade (M49 where Comtrade has no code of its own), cow (number), cowc (letters), gw, gwc,
// fips, cameo, eurostat (ISO2 but for its own), sipri, un. Numbers may lack or have leading
// zeros.
func (r *Registry) ByCode(scheme, code string, at fact.Date) (fact.ActorID, bool) {
	if scheme == "sipri" || scheme == "un" || scheme == "name" {
		return choose(r.names[fold(code)], at)
	}
	if id, ok := choose(r.codes[codeKey{scheme, code}], at); ok {
		return id, true
	}
	if code != "" && strings.Trim(code, "0123456789") == "" {
		bare := strings.TrimLeft(code, "0")
		for _, c := range []string{bare, "0" + bare, "00" + bare} {
			if id, ok := choose(r.codes[codeKey{scheme, c}], at); ok {
				return id, true
			}
		}
	}
	if base := baseScheme[scheme]; base != "" {
		return r.ByCode(base, code, at)
	}
	return "", false
}

// baseScheme is the scheme on which another builds.
var baseScheme = map[string]string{"comtrade": "m49", "eurostat": "iso2"}

// choose picks the one claim that fits best. At a date: a dated claim that holds it, then an
// undated one, then the nearest in time. With no date: an undated or still open one, then the
// one that ended last.
func choose(claims []claim, at fact.Date) (fact.ActorID, bool) {
	switch len(claims) {
	case 0:
		return "", false
	case 1:
		return claims[0].id, true
	}
	best, rank := claims[0].id, -1
	for _, c := range claims {
		if v := fit(c.valid, at); rank < 0 || v < rank {
			best, rank = c.id, v
		}
	}
	return best, true
}

// fit is how badly a claim fits a date: 0 holds it, 1 always valid, 2 touches it (a year in
// which it ended), then the distance in days. A year belongs to who had the name at its end.
func fit(p fact.Period, at fact.Date) int {
	if at.IsZero() {
		switch {
		case p.IsZero():
			return 0
		case p.To.IsZero():
			return 1
		}
		return 10_000_000 - p.To.Last().Days()
	}
	switch {
	case p.IsZero():
		return 1
	case p.Contains(at.Last()):
		return 0
	case p.Overlaps(fact.Period{From: at, To: at}):
		return 2
	case !p.From.IsZero() && at.First().Before(p.From.First()):
		return 3 + p.From.Days() - at.Days()
	}
	return 3 + at.Days() - p.To.Last().Days()
}
