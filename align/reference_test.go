package align

import (
	"compress/gzip"
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/unga"
)

func table(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// assembly loads the General Assembly of the unvotes tables.
func assembly(t testing.TB) *Chamber {
	t.Helper()
	open := func(name string) *os.File {
		f, err := os.Open(sample.Dir(t, "ties", "unga", name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	v, _, err := unga.ReadVotes(open("unvotes_votes_1946_2019.csv.gz"), "unvotes_votes_1946_2019.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	list, _, err := unga.ReadRollCalls(open("unvotes_rollcalls_1946_2019.csv.gz"), "unvotes_rollcalls_1946_2019.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	v.Describe(list)
	issues, _, err := unga.ReadIssues(open("unvotes_issues.csv.gz"), "unvotes_issues.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	calls := make([]Call, len(v.RollCalls))
	for i, r := range v.RollCalls {
		calls[i] = Call{ID: r.ID, Session: r.Session, Date: r.Date, Issues: issues[r.ID]}
	}
	var members []fact.ActorID
	for _, m := range v.Members {
		members = append(members, m.ID)
	}
	slices.Sort(members)
	members = slices.Compact(members)
	c, err := NewChamber(calls, members)
	if err != nil {
		t.Fatal(err)
	}
	for r := range v.RollCalls {
		for m, choice := range v.Row(r) {
			if choice >= unga.Yes && choice <= unga.No {
				if err := c.Vote(r, v.Members[m].ID, Choice(choice)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return c
}

// The similarity of twelve states in sessions 47 to 74, over all votes and over those on the
// Palestinian conflict, as two other programs computed it.
func TestReferenceSimilarities(t *testing.T) {
	rows := table(t, sample.Dir(t, "ties", "reference", "unga_similarity_12states_s47_s74.csv.gz"))
	c := assembly(t)
	measures := map[string]func(Cross) Score{
		"agree_strict": Cross.Agreement, "agree_abs": Cross.Nearness,
		"S_abs": func(c Cross) Score { return c.S(Linear) }, "S_sq": func(c Cross) Score { return c.S(Squared) },
		"kappa_abs": func(c Cross) Score { return c.Kappa(Linear) }, "kappa_sq": func(c Cross) Score { return c.Kappa(Squared) },
		"pi_abs": func(c Cross) Score { return c.Pi(Linear) }, "pi_sq": func(c Cross) Score { return c.Pi(Squared) },
		"kappa_nominal": func(c Cross) Score { return c.Kappa(Nominal) }, "taub": Cross.TauB,
	}
	windows := map[string]Window{}
	checked, missing := 0, 0
	for _, row := range rows[1:] {
		set, session := row[0], row[1]
		key := set + session
		if windows[key] == nil {
			n, _ := strconv.Atoi(session)
			windows[key] = c.Window(func(call Call) bool {
				return call.Session == n && (set == "all" || slices.Contains(call.Issues, set))
			})
		}
		cross := c.Cross(fact.ActorID(row[2]), fact.ActorID(row[3]), windows[key])
		if n := strconv.Itoa(cross.N()); n != row[4] {
			t.Fatalf("%v: %s shared votes", row[:5], n)
		}
		for i, name := range rows[0][5:] {
			want, err := strconv.ParseFloat(row[5+i], 64)
			got := measures[name](cross)
			switch {
			case err != nil: // an empty cell is no score
				missing++
				if got.Reason == "" {
					t.Fatalf("%v: %s is %g: want none", row[:4], name, got.Value)
				}
			case got.Reason != "" || math.Abs(got.Value-want) > 1e-6:
				t.Fatalf("%v: %s is %g (%s): want %g", row[:4], name, got.Value, got.Reason, want)
			}
			checked++
		}
	}
	if checked < 30_000 || missing == 0 {
		t.Errorf("only %d values checked, %d of them missing", checked, missing)
	}
}

// Signorino and Ritter 1999, table 6: Germany and Russia in 1914.
func Test1914(t *testing.T) {
	f, err := os.Open(sample.Dir(t, "balance", "signorino_ritter_1914_gmy_rus.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var x, y []int
	for _, r := range rows[1:] {
		a, _ := strconv.Atoi(r[1])
		b, _ := strconv.Atoi(r[2])
		x, y = append(x, a), append(y, b)
	}
	c, err := CrossOf(4, x, y)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "S absolute", c.S(Linear), 0.4)
	near(t, "S squared", c.S(Squared), 0.4444)
	near(t, "kappa squared", c.Kappa(Squared), -0.0776)
	near(t, "pi squared", c.Pi(Squared), -0.0870)
	near(t, "tau-b", c.TauB(), 0.0303)
}

// Türkiye has two votes in session 78 of the later file: an alarm, not a statistic.
func TestVanishedMember(t *testing.T) {
	c, err := NewChamber(make([]Call, 85), []fact.ActorID{"TUR", "AZE"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 85 {
		if err := c.Vote(i, "AZE", Yes); err != nil {
			t.Fatal(err)
		}
	}
	_ = c.Vote(3, "TUR", Yes)
	_ = c.Vote(4, "TUR", Yes)
	all := c.Window(func(Call) bool { return true })
	if cov := c.Covers("TUR", all); cov.Alarm == "" || cov.Voted != 2 {
		t.Errorf("%+v", cov)
	}
	if cov := c.Covers("AZE", all); cov.Alarm != "" {
		t.Errorf("%+v", cov)
	}
	if n := c.Cross("AZE", "TUR", all).N(); n >= LeastShared {
		t.Errorf("%d shared votes", n)
	}
}

// All pairs of the Assembly in 28 sessions.
func BenchmarkMatrix(b *testing.B) {
	c := assembly(b)
	for b.Loop() {
		for s := 47; s <= 74; s++ {
			c.Matrix(c.Window(func(call Call) bool { return call.Session == s }))
		}
	}
}
