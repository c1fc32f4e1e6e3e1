package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const someText = `Serbia bought about 85 percent of its natural gas from Russia in 2023. Azerbaijan supplied around 40 percent of
Israel's crude oil imports in 2021. Serbia is not a member of NATO.`

// The picture shows each claim with figures, its verdict in words.
func TestCheckChart(t *testing.T) {
	t.Setenv("TIGHTROPE_HOME", t.TempDir())
	dir := t.TempDir()
	file, chart := filepath.Join(dir, "text.txt"), filepath.Join(dir, "text.svg")
	if err := os.WriteFile(file, []byte(someText), 0o600); err != nil {
		t.Fatal(err)
	}
	out := told(t, exitDone, []string{"check", file, "--chart", chart})
	if !strings.Contains(out, "no member") {
		t.Errorf("the membership is missing:\n%s", out)
	}
	svg, err := os.ReadFile(chart)
	if err != nil || !strings.Contains(string(svg), "crude oil imports") || !strings.Contains(string(svg), "claims checked") {
		t.Errorf("the chart: %v\n%s", err, svg)
	}
}
