package read

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

// scoring says whether the slow measurements run: make score sets TIGHTROPE_SCORE=1.
func scoring(t *testing.T) {
	t.Helper()
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("a measurement: set TIGHTROPE_SCORE=1")
	}
}

// TestScoreGold prints how many items of the hand-coded articles are found.
func TestScoreGold(t *testing.T) {
	scoring(t)
	dir := sample.Dir(t, "read", "gold")
	out := t.TempDir()
	if keep := os.Getenv("TIGHTROPE_PREDICTIONS"); keep != "" {
		out = keep
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no gold articles", err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		res, err := Read(string(b), Options{})
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".txt")
		pred := struct {
			Schema  string      `json:"schema"`
			Article string      `json:"article"`
			Items   []fact.Item `json:"items"`
		}{"tightrope-pred/0.1", base, res.Items}
		j, err := json.Marshal(pred)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(out, base+".pred.json"), j, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run score.py with")
	}
	args := []string{filepath.Join(dir, "score.py"), "--dir", dir, out}
	if testing.Verbose() {
		args = append(args, "-v")
	}
	got, err := exec.Command(python, args...).CombinedOutput()
	t.Logf("\n%s", got)
	if err != nil {
		t.Fatal(err)
	}
}
