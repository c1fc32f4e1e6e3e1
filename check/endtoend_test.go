package check

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/read"
)

// TestScoreEndToEnd reads the development articles and checks what was read.
func TestScoreEndToEnd(t *testing.T) {
	dir := sample.Dir(t, "read", "gold")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the scorer wants python3")
	}
	found := map[string]read.Result{}
	for _, a := range articles {
		raw, err := os.ReadFile(filepath.Join(dir, a.name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		published, _ := fact.ParseDate(a.published)
		r, err := read.Read(string(raw), read.Options{Date: published})
		if err != nil {
			t.Fatal(err)
		}
		found[a.name] = r
	}
	ev := tiesEvidence(t)
	pred := predictions(t, "read")
	for _, a := range articles {
		r := found[a.name]
		checks := Claims(r.Items, ev, Options{Text: r.Doc.Text, Published: r.Date, Name: names})
		out, err := json.Marshal(map[string]any{"schema": "tightrope-pred/0.1", "items": r.Items, "checks": checks, "board_edges": []any{}})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(pred, a.name+".pred.json"), out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	assess(t, python, dir, pred, 0.85)
}
