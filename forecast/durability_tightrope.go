package forecast

import (
	"fmt"
	"math"
	"slices"
)

// Evidence is one reason why a part of a tightrope holds.
type Evidence struct {
	Kind string `json:"kind"` // arms, alliance, energy; rivalry, conflict, disputes; border, alliance, arms, organisation, votes
	Text string `json:"text"`
}

// Tightrope is a triad that a balancer A walks between a partner B and a presser C: a deed of A
// with B, hostility between B and C, a link between A and C that are not hostile themselves. It
// describes; whether it is a balancing act is for the user or a case to confirm.
type Tightrope struct {
	A, B, C   State
	Year      int
	Deeds     []Evidence
	Hostility []Evidence
	Links     []Evidence
}

// Whole says whether all three parts hold.
func (t Tightrope) Whole() bool {
	return len(t.Deeds) > 0 && len(t.Hostility) > 0 && len(t.Links) > 0
}

// energyShare is the share of crude from which an oil trade counts as a deed.
const energyShare = 0.20

// Tightropes lists the triads of a year whose three parts hold, by A, B and C.
func (l *Layers) Tightropes(year int) []Tightrope {
	k := year - l.First
	if k < warmUp || k >= l.years() {
		return nil
	}
	enemies := make([]set, l.n)
	hostile := make([][]Evidence, l.n*l.n)
	for b := range l.n {
		for c := range b {
			if e := l.hostilityOf(k, b*l.n+c); len(e) > 0 && l.exist[k][b] && l.exist[k][c] {
				hostile[b*l.n+c], hostile[c*l.n+b] = e, e
				enemies[b].add(c)
				enemies[c].add(b)
			}
		}
	}
	var out []Tightrope
	for a := range l.n {
		links := make([][]Evidence, l.n)
		for b := range l.n {
			if a == b || !l.exist[k][a] || !l.exist[k][b] || l.apart(k, a*l.n+b) {
				continue
			}
			deeds := l.deedsOf(k, a, b)
			if len(deeds) == 0 {
				continue
			}
			enemies[b].each(func(c int) {
				if c == a || l.apart(k, a*l.n+c) {
					return
				}
				if links[c] == nil {
					links[c] = l.linksOf(k, a, c)
				}
				link := slices.Concat(links[c], l.votesLink(k, a, b, c))
				if len(link) > 0 {
					out = append(out, Tightrope{l.States[a], l.States[b], l.States[c], year, deeds, hostile[b*l.n+c], link})
				}
			})
		}
	}
	return out
}

// Tightrope examines one triad in a year; a part without evidence is empty. False where a state
// or the year lies outside the data.
func (l *Layers) Tightrope(a, b, c State, year int) (Tightrope, bool) {
	i, okA := l.at[a]
	j, okB := l.at[b]
	m, okC := l.at[c]
	k := year - l.First
	t := Tightrope{A: a, B: b, C: c, Year: year}
	if !okA || !okB || !okC || k < warmUp || k >= l.years() || !l.exist[k][i] || !l.exist[k][j] || !l.exist[k][m] {
		return t, false
	}
	t.Deeds, t.Hostility = l.deedsOf(k, i, j), l.hostilityOf(k, j*l.n+m)
	if !l.apart(k, i*l.n+m) {
		t.Links = slices.Concat(l.linksOf(k, i, m), l.votesLink(k, i, j, m))
	}
	return t, true
}

// apart says whether a pair is too hostile for a deed or a link: rivals, at war, or two uses of
// force in the last five years. A single dispute alone is no hostility.
func (l *Layers) apart(k, ij int) bool { return len(l.hostilityOf(k, ij)) > 0 }

// hostilityOf names the rivalry, the active interstate conflict, two or more disputes with a use
// of force in the last five years, and hostility in coded events. One dispute alone is none.
func (l *Layers) hostilityOf(k, ij int) (out []Evidence) {
	if l.rival[k][ij] {
		out = append(out, Evidence{"rivalry", "strategic rivalry" + l.beyond(k, l.ends.rivalry)})
	}
	for b := k; b > k-windowYears && b >= 0; b-- {
		if l.war[b][ij] {
			out = append(out, Evidence{"conflict", fmt.Sprintf("armed conflict between the two in %d", b+l.First)})
			break
		}
	}
	seen := map[int]bool{}
	for _, f := range l.forces[ij] {
		if f.year > k+l.First-windowYears && f.year <= k+l.First {
			seen[f.dispute] = true
		}
	}
	if len(seen) >= 2 {
		out = append(out, Evidence{"disputes", fmt.Sprintf("%d disputes with a use of force in five years", len(seen))})
	}
	if e, ok := l.heatOf(k, ij); ok {
		out = append(out, e)
	}
	return out
}

// beyond marks what is carried over from the end of a data set.
func (l *Layers) beyond(k, end int) string {
	if end > 0 && k+l.First > end {
		return fmt.Sprintf(" (as of %d)", end)
	}
	return ""
}

func (l *Layers) deedsOf(k, a, b int) (out []Evidence) {
	// An arms tie needs to have begun at 10 %: walk back to see whether it did.
	start := k
	for start > warmUp && l.w5[start][a*l.n+b] >= tieVolume && l.share(start, a*l.n+b) >= tieStays && l.share(start, a*l.n+b) < tieShare {
		start--
	}
	if ij := a*l.n + b; l.w5[k][ij] >= tieVolume && l.share(k, ij) >= tieStays && l.w5[start][ij] >= tieVolume && l.share(start, ij) >= tieShare {
		out = append(out, Evidence{"arms", fmt.Sprintf("%.0f TIV million in five years, %.0f %% of arms imports", l.w5[k][ij], 100*l.share(k, ij))})
	}
	if l.pact[k][a*l.n+b] {
		out = append(out, Evidence{"alliance", "obligation of defence, offence or neutrality"})
	}
	for _, x := range []struct {
		ij   int
		text string
	}{{a*l.n + b, "%.0f %% of crude imports"}, {b*l.n + a, "sells %.0f %% of the partner's crude imports"}} {
		year := l.crudeYear(k + l.First)
		if s := l.crude[year][x.ij]; s >= energyShare {
			out = append(out, Evidence{"energy", fmt.Sprintf(x.text, 100*s) + l.beyond(k, year)})
		}
	}
	return out
}

// crudeYear is the newest year of crude oil that still speaks for a year: itself or one of the
// two before.
func (l *Layers) crudeYear(year int) int {
	for y := year; y > year-3; y-- {
		if len(l.crude[y]) > 0 {
			return y
		}
	}
	return year
}

func (l *Layers) linksOf(k, a, c int) (out []Evidence) {
	ac, ca := a*l.n+c, c*l.n+a
	switch l.touch[k][ac] {
	case 1:
		out = append(out, Evidence{"border", "by land or river"})
	case 2:
		out = append(out, Evidence{"border", "across up to 12 miles of water"})
	}
	if l.pact[k][ac] {
		out = append(out, Evidence{"alliance", "obligation of defence, offence or neutrality"})
	}
	if v := max(l.w5[k][ac], l.w5[k][ca]); v >= tieVolume {
		out = append(out, Evidence{"arms", fmt.Sprintf("%.0f TIV million in five years", v)})
	}
	year := min(k+l.First, l.ends.blocs)
	var names []string
	for name, s := range l.blocs[year] {
		if s.has(a) && s.has(c) && 3*s.count() <= l.population(k) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, n := range names {
		out = append(out, Evidence{"organisation", n + l.beyond(k, l.ends.blocs)})
	}
	return out
}

// population is the number of states in a year. An organisation of more than a third of them
// links everybody with everybody and is no link.
func (l *Layers) population(k int) (n float64) {
	for _, is := range l.exist[k] {
		n += flag(is)
	}
	return n
}

func (l *Layers) votesLink(k, a, b, c int) []Evidence {
	with, against := l.agree[k][a*l.n+c], l.agree[k][a*l.n+b]
	if math.IsNaN(with) || math.IsNaN(against) || with-against < votesMargin {
		return nil
	}
	return []Evidence{{"votes", fmt.Sprintf("agrees in %.0f %% of votes, with the partner in %.0f %%", 100*with, 100*against)}}
}
