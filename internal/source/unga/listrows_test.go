package unga

import (
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source/sourcetest"
)

const (
	callList = `rcid,session,importantvote,date,unres,amend,para,short,descr
5309,68,1,2014-03-27,R/68/262,,,ARMED CONFLICTS,Territorial integrity of Ukraine
5310,68,0,2014-03-27,R/68/262,,,ARMED CONFLICTS,a motion about it
5311,68,0,2014-03-28,R/68/263,0,1,ARMED CONFLICTS,its third paragraph
1582,30,0,1975-11-01,R/30/3375,0,0,PALESTINE,
`
	issueList  = "rcid,short_name\n5309,hr\n5309,me\n77,me\n,nu\n"
	bridgeList = "v1,rcid1,rcid2\n1,299,331\n"
)

// What the lists say comes back from their rows.
func TestLists(t *testing.T) {
	var rows []fact.Observation
	for _, text := range []string{callList, issueList, bridgeList} {
		c, _ := sourcetest.Collect(t, Read, text)
		rows = append(rows, c.Observations...)
	}
	l := ListOf(rows)
	c := l.Calls["5309"]
	if c.Resolution != "A/RES/68/262" || c.Session != 68 || !c.Important || c.Amendment || strings.Join(c.Issues, " ") != "hr me" ||
		c.Title != "ARMED CONFLICTS; Territorial integrity of Ukraine" || c.Date != fact.MustDate("2014-03-27") {
		t.Errorf("%+v", c)
	}
	if c := l.Calls["5310"]; c.Resolution != "" || !strings.HasSuffix(c.Title, "about R/68/262") {
		t.Errorf("a second roll call about a resolution is on a motion: %+v", c)
	}
	if c := l.Calls["5311"]; c.Resolution != "" || !c.Paragraph {
		t.Errorf("a paragraph is not the resolution: %+v", c)
	}
	if len(l.Calls) != 4 || len(l.Bridges) != 1 || l.Bridges[0] != [2]string{"299", "331"} {
		t.Errorf("%d calls, bridges %v", len(l.Calls), l.Bridges)
	}
}

func TestResolutionNumber(t *testing.T) {
	f := func(in, want string) {
		t.Helper()
		if got := resolutionNumber(in); got != want {
			t.Errorf("%q is %q: want %q", in, got, want)
		}
	}
	f("R/68/262", "A/RES/68/262")
	f("A/RES/71/205", "A/RES/71/205")
	f("R/30/3379", "A/RES/3379(XXX)")
	f("R/29/3210B", "A/RES/3210B(XXIX)")
	f("R/3/217", "A/RES/217(III)")
	f("ESS/10/6", "A/RES/ES-10/6")
	f("SS/9/1", "A/RES/S-9/1")
	f("R/31/6/XII", "") // a part
	f("", "")
}

func TestDescribe(t *testing.T) {
	calls, _ := sourcetest.Collect(t, Read, callList)
	votes, _ := sourcetest.Collect(t, Read, "rcid,country,vote\n5309,Azerbaijan,y\n5311,Azerbaijan,y\n99,Azerbaijan,y\n")
	l := ListOf(calls.Observations)
	for i := range votes.Observations {
		l.Describe(&votes.Observations[i])
	}
	f := func(id, item, day, words string) {
		t.Helper()
		o := sourcetest.Find(t, votes, id)
		if o.Item != item || o.Period.From.String() != day || !strings.Contains(o.Note, words) || o.Valid() != nil {
			t.Errorf("%+v", o)
		}
	}
	f("o.unga.5309.AZE", "A/RES/68/262", "2014-03-27", "Territorial integrity")
	f("o.unga.5311.AZE", "roll call 5311", "2014-03-28", "third paragraph")
	f("o.unga.99.AZE", "roll call 99", "1946", "")
}

// Every line of the long list becomes a row, and the famous votes bear the numbers that people
// know them by.
func TestAllRollCalls(t *testing.T) {
	c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "unga", "unvotes_rollcalls_1946_2019.csv.gz"))
	l := ListOf(c.Observations)
	if report.Read != 6203 || len(l.Calls) != 6203 {
		t.Errorf("%d rows, %d calls: want 6203", report.Read, len(l.Calls))
	}
	by := map[string]string{}
	for _, c := range l.Calls {
		if c.Resolution == "" {
			continue
		}
		if other, twice := by[c.Resolution]; twice {
			t.Errorf("%s: roll calls %s and %s", c.Resolution, other, c.ID)
		}
		by[c.Resolution] = c.ID
	}
	if by["A/RES/68/262"] != "5309" {
		t.Errorf("A/RES/68/262 is roll call %q", by["A/RES/68/262"])
	}
}
