package read

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"testing"

	"tightrope/internal/sample"
)

type plvRow struct {
	ID, Text, Marked, Source, Target, Plover string
	Quad                                     int
}

func jsonLines[T any](t testing.TB, path ...string) []T {
	t.Helper()
	f, err := os.Open(sample.Dir(t, path...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var v T
		if err := json.Unmarshal(in.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// root15 joins the two types into which PLOVER has split what the sentences call YIELD.
func root15(p string) string {
	if p == "CONCEDE" || p == "RETREAT" {
		return "YIELD"
	}
	return p
}

// TestScorePLV prints accuracy and macro-F1 over the 15 roots, for the four fifths of the
// sentences that were looked at and the fifth that was not.
func TestScorePLV(t *testing.T) {
	scoring(t)
	rows := jsonLines[plvRow](t, "read", "sets", "PLV_train.jsonl")
	for _, part := range []string{"seen", "held", "held, parties given"} {
		conf := map[[2]string]int{}
		right, quad, n := 0, 0, 0
		for i, row := range rows {
			if (i%5 == 4) != (part != "seen") {
				continue
			}
			code, text := Code, row.Text
			if part == "held, parties given" {
				code, text = CodeMarked, row.Marked
			}
			c, err := code(text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := root15(c.Best.Plover)
			conf[[2]string{row.Plover, got}]++
			n++
			if got == row.Plover {
				right++
			} else if part == "seen" && os.Getenv("TIGHTROPE_ERRORS") != "" {
				fmt.Printf("%s\t%s\t%s\t%s\n", row.Plover, got, c.Best.Rule, row.Marked)
			}
			if int(c.Best.Quad) == row.Quad {
				quad++
			}
		}
		t.Logf("%s: n %d accuracy %.3f macro-F1 %.3f quad %.3f", part, n, float64(right)/float64(n), macroF1(conf), float64(quad)/float64(n))
		if part == "seen" {
			logConfusion(t, conf)
		}
	}
}

func macroF1(conf map[[2]string]int) float64 {
	tp, gold, pred := map[string]int{}, map[string]int{}, map[string]int{}
	for k, n := range conf {
		gold[k[0]] += n
		pred[k[1]] += n
		if k[0] == k[1] {
			tp[k[0]] += n
		}
	}
	sum := 0.0
	for g, n := range gold {
		if d := n + pred[g]; d > 0 {
			sum += 2 * float64(tp[g]) / float64(d)
		}
	}
	return sum / float64(len(gold))
}

func logConfusion(t *testing.T, conf map[[2]string]int) {
	t.Helper()
	var keys [][2]string
	for k := range conf {
		if k[0] != k[1] {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		if conf[keys[i]] != conf[keys[j]] {
			return conf[keys[i]] > conf[keys[j]]
		}
		return keys[i][0]+keys[i][1] < keys[j][0]+keys[j][1]
	})
	for _, k := range keys[:min(25, len(keys))] {
		t.Logf("   %s read as %s: %d", k[0], k[1], conf[k])
	}
}

// TestScoreQuad prints how often quad class and bare statement are told apart.
func TestScoreQuad(t *testing.T) {
	scoring(t)
	rows := jsonLines[struct {
		Text  string
		Penta int
	}](t, "read", "sets", "cameo_class_train_minus_heldout.jsonl")
	for _, rules := range []bool{false, true} {
		right, quads, n, q := 0, 0, 0, 0
		c := newCoder(standard(), Options{})
		c.batch.RulesOnly = rules
		for _, row := range rows {
			got := int(c.code(row.Text).Best.Quad)
			n++
			if got == row.Penta {
				right++
			}
			if row.Penta > 0 {
				q++
				if got == row.Penta {
					quads++
				}
			}
		}
		t.Logf("five classes, rules only %v: %.3f of %d; the four quads alone %.3f of %d", rules, float64(right)/float64(n), n, float64(quads)/float64(q), q)
	}
}
