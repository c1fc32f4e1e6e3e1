package casebook

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"tightrope/fact"
)

// An entry is added at the end, everything before it stays as it was, and the last entry of an
// input is in force when the file is opened again.
func TestLogOverride(t *testing.T) {
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	file, _ := b.File(b.CaseFile("azerbaijan"))
	first := fact.Override{On: fact.MustDate("2026-10-01"), What: "turkiye.position", Low: 20, Mode: 30, High: 45, Why: "said \"no\" in parliament\n\\o/", Was: "28..45..60 from analyst"}
	second := fact.Override{On: fact.MustDate("2026-10-09"), What: "turkiye.position", Low: 25, Mode: 35, High: 50, Why: "took it back"}
	text, err := LogOverride(file.Bytes, "mine.toml", first)
	if err == nil {
		text, err = LogOverride(text, "mine.toml", second)
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(text, file.Bytes) {
		t.Error("what stood in the file has changed")
	}
	c, err := ReadCase(bytes.NewReader(text), "mine.toml")
	if err != nil {
		t.Fatal(err)
	}
	if r := c.Input("turkiye.position"); r.Mode != 35 || r.Source != "analyst" || !strings.Contains(r.Because, "took it back (override of 2026-10-09") {
		t.Errorf("%+v", r)
	}
	if len(c.Overrides) != 2 || c.Overrides[0].Why != `said "no" in parliament \o/` {
		t.Errorf("%+v", c.Overrides)
	}
	if _, err := LogOverride(text, "mine.toml", fact.Override{On: first.On, What: "nobody.position", Why: "x"}); err == nil {
		t.Error("an override of nobody was logged")
	}
	lines := bytes.Count(text, []byte("\n"))
	broken := append(bytes.Clone(text), []byte("[[override]]\non = \"2026-10-10\"\nwhat = \"turkiye.position\"\nlow = 9\nmode = 5\nhigh = 1\nwhy = \"typo\"\n")...)
	if _, err := ReadCase(bytes.NewReader(broken), "mine.toml"); err == nil || !strings.Contains(err.Error(), "mine.toml:"+strconv.Itoa(lines+1)+":") {
		t.Errorf("%v: want line %d", err, lines+1)
	}
}
