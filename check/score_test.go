package check

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"tightrope/fact"
	"tightrope/internal/sample"
)

// articles are the development articles with their dates of publication; the reference article
// has none.
var articles = []struct{ name, published string }{
	{"seed", ""}, {"01", "2024-07-12"}, {"02", "2024-08-20"}, {"03", "2023-11-20"}, {"04", "2024-07-10"},
}

// TestScoreGoldItemsGiven runs the checker on the items that were coded by hand, with the data of
// the folder ties, and scores the verdicts with the scorer beside the articles.
func TestScoreGoldItemsGiven(t *testing.T) {
	dir := sample.Dir(t, "read", "gold")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the scorer wants python3")
	}
	ev := tiesEvidence(t)
	pred := predictions(t, "items")
	for _, a := range articles {
		items := goldItems(t, a.name)
		text, err := os.ReadFile(filepath.Join(dir, a.name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{Text: string(text), Name: names}
		opt.Published, _ = fact.ParseDate(a.published)
		start := time.Now()
		checks := Claims(items, ev, opt)
		t.Logf("%s: %d checks in %v", a.name, len(checks), time.Since(start).Round(time.Millisecond))
		writePrediction(t, filepath.Join(dir, a.name+".gold.json"), filepath.Join(pred, a.name+".pred.json"), checks)
	}
	assess(t, python, dir, pred, 0.95)
}

// predictions is a folder for what is scored: below TIGHTROPE_KEEP where that is set.
func predictions(t *testing.T, name string) string {
	t.Helper()
	keep := os.Getenv("TIGHTROPE_KEEP")
	if keep == "" {
		return t.TempDir()
	}
	dir := filepath.Join(keep, name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

// assess runs the scorer over the predictions and holds the result against the targets.
func assess(t *testing.T, python, dir, pred string, target float64) {
	t.Helper()
	out, err := exec.Command(python, filepath.Join(dir, "score.py"), "--dir", dir, pred, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	v, _ := exec.Command(python, filepath.Join(dir, "score.py"), "--dir", dir, pred, "-v").Output()
	t.Logf("%s", v)
	var score struct {
		Checks map[fact.Verdict]struct{ N, OK int } `json:"checks"`
		Totals struct {
			FalseSupport int `json:"false_support"`
			ValN         int `json:"val_n"`
			ValOK        int `json:"val_ok"`
		} `json:"totals"`
	}
	if err := json.Unmarshal(out, &score); err != nil {
		t.Fatal(err)
	}
	balanced, classes := 0.0, 0.0
	for _, c := range score.Checks {
		if c.N >= 3 {
			balanced += float64(c.OK) / float64(c.N)
			classes++
		}
	}
	balanced /= classes
	t.Logf("balanced accuracy %.3f, false support %d, values %d of %d", balanced, score.Totals.FalseSupport, score.Totals.ValOK, score.Totals.ValN)
	if balanced < target || score.Totals.FalseSupport > 0 || float64(score.Totals.ValOK) < 0.85*float64(score.Totals.ValN) {
		t.Errorf("below the target: balanced accuracy %g, false support 0, values 0.85", target)
	}
}

// writePrediction writes the items of the gold file with our checks.
func writePrediction(t *testing.T, gold, path string, checks []fact.Check) {
	t.Helper()
	raw, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Sentences []struct {
			Items []map[string]any `json:"items"`
		} `json:"sentences"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	for _, s := range file.Sentences {
		for _, it := range s.Items {
			delete(it, "expected_check")
			items = append(items, it)
		}
	}
	out, err := json.Marshal(map[string]any{"schema": "tightrope-pred/0.1", "items": items, "checks": checks, "board_edges": []any{}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(fmt.Errorf("prediction: %w", err))
	}
}
