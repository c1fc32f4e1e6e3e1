package read

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

// Sentences on which an earlier reader stumbled.
func TestStumblingSentences(t *testing.T) {
	for _, text := range []string{
		"Israel attacked Iran. Nobody's conclusion that judges shouldn't try to judge information's use to voters is widely shared on the bench.",
		"Israel attacked Iran. That was a missed chance for him, a chance lost to appeal to many of the voters who gave the lift that handed him the nomination.",
	} {
		if _, err := Read(text, Options{}); err != nil {
			t.Error(err)
		}
	}
}

// Every text of the sample sets is read without a panic, and every item lies in its text.
func TestReadSampleTexts(t *testing.T) {
	read := func(r io.Reader) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<24)
		for n := 0; lines.Scan(); n++ {
			if testing.Short() && n%10 != 0 {
				continue
			}
			var row struct{ Text, Sentence, Story, Claim string }
			if json.Unmarshal(lines.Bytes(), &row) != nil {
				continue
			}
			text := strings.Join([]string{row.Text, row.Sentence, row.Story, row.Claim}, " ")
			res, err := Read(text, Options{})
			if err != nil {
				t.Errorf("line %d: %v", n+1, err)
			}
			for _, it := range res.Items {
				if err := it.Valid(text); err != nil {
					t.Errorf("line %d: %v", n+1, err)
				}
			}
		}
	}
	for _, path := range [][]string{
		{"read", "sets", "PLV_train.jsonl"},
		{"read", "sets", "cameo_class_train_minus_heldout.jsonl"},
		{"read", "sets", "tabari_validation.jsonl"},
		{"read", "sets", "petrarch1_unittest.jsonl"},
		{"read", "polnear", "dev.jsonl"},
		{"read", "sets", "ngec_synthetic.jsonl.gz"},
		{"check", "tsver", "synthetic_dev.jsonl"},
	} {
		f, err := os.Open(sample.Dir(t, path...))
		if err != nil {
			t.Fatal(err)
		}
		var r io.Reader = f
		if strings.HasSuffix(path[len(path)-1], ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(err)
			}
		}
		read(r)
		f.Close()
	}
}
