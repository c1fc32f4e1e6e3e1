package read

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

// TestScorePolNeAR measures attribution on the development part of PolNeAR: F1 of sources,
// cues and contents whose spans are exactly those of an annotator. A span that several
// annotators agree on counts once.
func TestScorePolNeAR(t *testing.T) {
	file, err := os.Open(sample.Dir(t, "read", "polnear", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	var hit, gold, found [3]int
	parts := [3]string{"source", "cue", "content"}
	for lines.Scan() {
		var doc struct {
			Text        string                             `json:"text"`
			Annotations map[string][]map[string][][][2]int `json:"annotations"`
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		want := [3]map[string]bool{{}, {}, {}}
		for _, list := range doc.Annotations {
			for _, a := range list {
				for i, part := range parts {
					for _, spans := range a[part] {
						want[i][fmt.Sprint(spans)] = true
					}
				}
			}
		}
		d := Parse(doc.Text)
		newReader(standard(), d)
		got := [3]map[string]bool{{}, {}, {}}
		for _, s := range speeches(d, nil) {
			for i, runs := range [3][]run{{s.source}, {s.cue}, s.content} {
				if k := spansOf(d, runs); k != "" {
					got[i][k] = true
				}
			}
		}
		for i := range parts {
			gold[i] += len(want[i])
			found[i] += len(got[i])
			for k := range got[i] {
				if want[i][k] {
					hit[i]++
				}
			}
		}
	}
	for i, floor := range [3]float64{0.60, 0.60, 0.47} {
		f := 2 * float64(hit[i]) / float64(gold[i]+found[i])
		t.Logf("PolNeAR: %s: F1 %.1f", parts[i], 100*f)
		if f < floor {
			t.Errorf("%s: F1 %.3f, want at least %.2f", parts[i], f, floor)
		}
	}
}

func spansOf(d *Document, runs []run) string {
	var out []string
	for _, r := range runs {
		if r.last > r.first {
			s := d.TokenSpan(r.first, r.last)
			out = append(out, fmt.Sprintf("[%d %d]", s.Start, s.End))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "[" + strings.Join(out, " ") + "]"
}
