package table

import (
	"os"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/source/sourcetest"
)

const mapping = `kind = "observation"
comma = ";"
times = 1000
[columns]
from = "seller"
to = "buyer"
value = "kt"
period = "when"
note = "remark"
[codes]
from = "cow"
[set]
layer = "energy"
measure = "flow"
item = "crude oil"
unit = "t"
basis = "ship tracking"
reporter = "a tracker"
verified = "true"
`

const good = `seller;buyer;kt;when;remark
373;Israel;94.5;2025;via Ceyhan
373;Israel;n.a.;2025;
373;Atlantis;1;2025;
373;Israel;..;2025;
9999;Israel;1;2025;
373;Israel;0;2024-01..2024-06;
`

func reader(t testing.TB, text string) sourcetest.Reader {
	t.Helper()
	m, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m.Reader()
}

func TestRead(t *testing.T) {
	read := reader(t, mapping)
	c, report := sourcetest.Collect(t, read, strings.Replace(good, "373;Israel;n.a.;2025;\n", "", 1))
	if report.Kept != 2 || report.Refused != 3 {
		t.Errorf("%+v", report)
	}
	if o := c.Observations[0]; o.Value != 94500 || o.From != "AZE" || o.Basis != fact.ShipTracking || !o.Verified {
		t.Errorf("%+v", o)
	}
	if o := c.Observations[1]; o.Status != fact.Zero || o.Period.String() != "2024-01..2024-06" {
		t.Errorf("%+v", o)
	}
	sourcetest.Refuses(t, read, good, "fixture:3", `"kt"`, "n.a.", "number")
	sourcetest.Broken(t, read, strings.Replace(good, "373;Israel;n.a.;2025;\n", "", 1), "buyer")
}

func TestReadEvents(t *testing.T) {
	read := reader(t, `kind = "event"
[columns]
date = "day"
from = "who"
to = "whom"
plover = "type"
title = "what"
[set]
layer = "diplomacy"
tier = "say"
`)
	c, report := sourcetest.Collect(t, read, "day,who,whom,type,what\n2024-01-02,Turkey,Israel,ACCUSE,Ankara accuses Israel\n2024-01-02,Turkey,Israel,SHOUT,Loud\n")
	if report.Kept != 1 || report.Refused != 1 || c.Events[0].From != "TUR" {
		t.Errorf("%+v", report)
	}
}

func TestParse(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
	}
	f(``, "observation or event")
	f(`kind = "observation"`+"\n[columns]\nwho = \"x\"", `no field "who"`)
	f(`kind = "observation"`+"\n[colums]\nfrom = \"x\"", "colums")
	f(`kind = "observation"`+"\n[codes]\nfrom = \"cow\"", "codes.from")
	f(`kind = "observation"`+"\ncomma = \"\\n\"", "one character")
	f(`kind = `, "mapping")
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, reader(f, mapping), good) }

// The example of docs/sources.md works as it stands there.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/sources.md")
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string) string {
		_, rest, _ := strings.Cut(string(doc), "```"+kind+"\n")
		text, _, _ := strings.Cut(rest, "```")
		return text
	}
	c, report := sourcetest.Collect(t, reader(t, block("toml")), block("csv"))
	if report.Kept != 2 || c.Observations[0].Value != 94500 || c.Observations[0].From != "AZE" || c.Observations[0].Note != "via Ceyhan" {
		t.Errorf("%+v, %+v", report, c.Observations)
	}
}
