package align

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/unga"
)

// published is the ideal point of a member in a session (or a year) by another program.
type published struct{ mean, q5, q95 float64 }

type memberSession struct {
	member  fact.ActorID
	session int
}

// general is the General Assembly as the published estimates use it: without session 19,
// Zanzibar, South Africa in session 48 and, after 1989, votes on amendments and paragraphs.
// Sessions after the 74th come from the later file where later is set. Sessions outside
// from..to are left out.
func general(t testing.TB, from, to int, later bool) (*Chamber, IdealOptions) {
	t.Helper()
	sets := []*unga.Votes{votes(t, "unvotes_votes_1946_2019.csv.gz")}
	list, _, err := unga.ReadRollCalls(opened(t, "unvotes_rollcalls_1946_2019.csv.gz"), "rollcalls")
	if err != nil {
		t.Fatal(err)
	}
	sets[0].Describe(list)
	if later {
		sets = append(sets, votes(t, "voeten_votes_2019-11_2024-06.csv.gz").Pick(func(r unga.RollCall) bool { return r.Session > 74 }))
	}
	dropped := map[string]bool{}
	var calls []Call
	var members []fact.ActorID
	for k, v := range sets {
		for _, m := range v.Members {
			members = append(members, m.ID)
		}
		for _, r := range v.RollCalls {
			id := r.ID
			if k > 0 {
				id = "later " + id
			}
			calls = append(calls, Call{ID: id, Session: r.Session, Date: r.Date})
			dropped[id] = r.Date.Year > 1989 && (r.Amendment || r.Paragraph) || r.Session == 19
		}
	}
	slices.Sort(members)
	c, err := NewChamber(calls, slices.Compact(members))
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, v := range sets {
		for r := range v.RollCalls {
			for m, choice := range v.Row(r) {
				if choice < unga.Yes || choice > unga.No || left(v.Members[m], v.RollCalls[r].Session) {
					continue
				}
				if err := c.Vote(at, v.Members[m].ID, Choice(choice)); err != nil {
					t.Fatal(err)
				}
			}
			at++
		}
	}
	keep := func(c Call) bool { return !dropped[c.ID] && c.Session >= from && c.Session <= to }
	return c, IdealOptions{Keep: keep, Bridges: bridges(t), Workers: 2}
}

func left(m unga.Member, session int) bool {
	return m.Label == "Zanzibar" || m.ID == "ZAF" && session == 48
}

func opened(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(sample.Dir(t, "ties", "unga", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func votes(t testing.TB, name string) *unga.Votes {
	t.Helper()
	v, _, err := unga.ReadVotes(opened(t, name), name)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func bridges(t testing.TB) [][2]string {
	t.Helper()
	rows, err := csv.NewReader(opened(t, "bridges.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for _, r := range rows[1:] {
		out = append(out, [2]string{r[1], r[2]})
	}
	return out
}

// estimates reads a table of published points: columns for the COW code, the session or year
// (from which offset is taken), the mean and the 5 and 95 % points.
func estimates(t testing.TB, file string, offset int, code, when, mean, q5, q95 string) map[memberSession]published {
	t.Helper()
	rows := table(t, sample.Dir(t, "ties", "unga", file))
	column := func(name string) int { return slices.Index(rows[0], name) }
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return math.NaN()
		}
		return x
	}
	out := map[memberSession]published{}
	for _, r := range rows[1:] {
		session, _ := strconv.Atoi(r[column(when)])
		id, err := actor.Default().Resolve("cow:"+r[column(code)], fact.Date{})
		if err != nil || math.IsNaN(number(r[column(mean)])) {
			continue
		}
		if id == "SRB" { // the table of votes calls this member Yugoslavia throughout
			id = "YUG"
		}
		out[memberSession{id, session - offset}] = published{number(r[column(mean)]), number(r[column(q5)]), number(r[column(q95)])}
	}
	return out
}

func april2020(t testing.TB) map[memberSession]published {
	return estimates(t, "idealpoints_bsv_apr2020_All.csv.gz", 0, "ccode", "session", "IdealPoint", "Q5%", "Q95%")
}

// passage2025 is the series of votes on final passage.
func passage2025(t testing.TB) map[memberSession]published {
	return estimates(t, "idealpoints_bsv_jul2025.csv.gz", 1945, "ccode", "year", "idealpointfp", "q5fp", "q95fp")
}

// nearness is how points agree with published ones.
type nearness struct {
	n                int
	pearson, ranks   map[int]float64 // by session
	pooled, overall  float64         // correlation within sessions, and of all
	path, tenth      float64         // median and tenth percentile of the states' own paths
	covered, errorBy float64         // published mean in our interval; our error over theirs
}

func compare(points []IdealPoint, theirs map[memberSession]published) nearness {
	out := nearness{pearson: map[int]float64{}, ranks: map[int]float64{}}
	bySession, byMember := map[int][][2]float64{}, map[fact.ActorID][][2]float64{}
	var all, within [][2]float64
	var ratios []float64
	for _, p := range points {
		q, ok := theirs[memberSession{p.Member, p.Session}]
		if !ok {
			continue
		}
		pair := [2]float64{p.Mean, q.mean}
		bySession[p.Session], byMember[p.Member] = append(bySession[p.Session], pair), append(byMember[p.Member], pair)
		all = append(all, pair)
		ratios = append(ratios, p.SE/((q.q95-q.q5)/(2*ninety)))
	}
	for s, pairs := range bySession {
		out.pearson[s], out.ranks[s] = correlation(pairs), correlation(ranked(pairs))
		x, y := means(pairs)
		for _, p := range pairs {
			within = append(within, [2]float64{p[0] - x, p[1] - y})
		}
	}
	var paths []float64
	for _, pairs := range byMember {
		if len(pairs) >= 15 {
			paths = append(paths, correlation(pairs))
		}
	}
	out.n, out.pooled, out.overall = len(all), correlation(within), correlation(all)
	out.path, out.tenth, out.errorBy = quantile(paths, 0.5), quantile(paths, 0.1), quantile(ratios, 0.5)
	// a straight line takes their scale to ours before intervals are held against it
	a, b := line(all)
	in := 0
	for _, p := range points {
		if q, ok := theirs[memberSession{p.Member, p.Session}]; ok && math.Abs(a+b*q.mean-p.Mean) <= ninety*p.SE {
			in++
		}
	}
	out.covered = float64(in) / float64(max(len(all), 1))
	return out
}

func (n nearness) String() string {
	worst, least := 0, 2.0
	for s, r := range n.pearson {
		if r < least || r == least && s < worst {
			worst, least = s, r
		}
	}
	return fmt.Sprintf("%d points: by session median %.4f (ranks %.4f), least %.4f in session %d; pooled within sessions %.4f, all %.4f; path median %.3f, tenth percentile %.3f; their mean in our 90 %% %.3f, error ratio %.2f",
		n.n, median(n.pearson), median(n.ranks), least, worst, n.pooled, n.overall, n.path, n.tenth, n.covered, n.errorBy)
}

func median(by map[int]float64) float64 {
	var x []float64
	for _, v := range by {
		x = append(x, v)
	}
	return quantile(x, 0.5)
}

func quantile(x []float64, p float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	y := slices.Sorted(slices.Values(x))
	return y[int(p*float64(len(y)-1)+0.5)]
}

func means(pairs [][2]float64) (x, y float64) {
	for _, p := range pairs {
		x += p[0] / float64(len(pairs))
		y += p[1] / float64(len(pairs))
	}
	return x, y
}

func correlation(pairs [][2]float64) float64 {
	x, y := means(pairs)
	var xy, xx, yy float64
	for _, p := range pairs {
		xy += (p[0] - x) * (p[1] - y)
		xx += (p[0] - x) * (p[0] - x)
		yy += (p[1] - y) * (p[1] - y)
	}
	return xy / math.Sqrt(xx*yy)
}

// line regresses the first of each pair on the second.
func line(pairs [][2]float64) (a, b float64) {
	x, y := means(pairs)
	var xy, yy float64
	for _, p := range pairs {
		xy += (p[0] - x) * (p[1] - y)
		yy += (p[1] - y) * (p[1] - y)
	}
	b = xy / yy
	return x - b*y, b
}

// ranked replaces values by their ranks, ties by the mean rank.
func ranked(pairs [][2]float64) [][2]float64 {
	out := make([][2]float64, len(pairs))
	for k := range 2 {
		at := make([]int, len(pairs))
		for i := range at {
			at[i] = i
		}
		slices.SortFunc(at, func(i, j int) int { return cmp.Compare(pairs[i][k], pairs[j][k]) })
		for i := 0; i < len(at); {
			j := i
			for j < len(at) && pairs[at[j]][k] == pairs[at[i]][k] {
				j++
			}
			for _, x := range at[i:j] {
				out[x][k] = float64(i+j-1) / 2
			}
			i = j
		}
	}
	return out
}
