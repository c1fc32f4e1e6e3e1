package home

import (
	"context"
	"testing"

	"tightrope/internal/store"
)

// Every observation of a load leads back to its line.
func TestExcerpt(t *testing.T) {
	h := open(t, t.TempDir())
	load(t, h, "sipri", "dyads.csv", dyads)
	list, err := h.Index().Observations(context.Background(), store.Query{From: "RUS"})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if line, err := h.Excerpt(list[0].Source, list[0].Locator); err != nil || line != "Russia,Azerbaijan,2016,80" {
		t.Errorf("%q, %v", line, err)
	}
	for _, f := range [][2]string{{list[0].Source, "dyads.csv:99"}, {list[0].Source, "other.csv:1"}, {list[0].Source, "dyads.csv"}, {"s.sipri.000", "dyads.csv:1"}} {
		if line, err := h.Excerpt(f[0], f[1]); err == nil {
			t.Errorf("%v gave %q", f, line)
		}
	}
}

// A row of JSON is the row, not the line: the whole of an answer may be one line.
func TestExcerptJSON(t *testing.T) {
	h := open(t, t.TempDir())
	const row = `{"period":"2021","reporterCode":376,"partnerCode":842,"flowCode":"M","cmdCode":"270900","primaryValue":7}`
	load(t, h, "comtrade", "answer.json", `{"data":[{"period":"2021","reporterCode":376,"partnerCode":31,"flowCode":"M","cmdCode":"270900","primaryValue":5},`+row+`]}`)
	list, err := h.Index().Observations(context.Background(), store.Query{From: "USA"})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if got, err := h.Excerpt(list[0].Source, list[0].Locator); err != nil || got != row {
		t.Errorf("%s: %q, %v", list[0].Locator, got, err)
	}
	if got, err := h.Excerpt(list[0].Source, "answer.json:9"); err == nil {
		t.Errorf("row 9 of 2 is %q", got)
	}
}
