package check

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"tightrope/fact"
)

//go:embed testdata/claims.tsv
var claimTable string

// written is one claim of the table.
type writtenClaim struct {
	evidence, words, verdict, why string
	item                          fact.Item
}

func writtenClaims(t *testing.T) []writtenClaim {
	t.Helper()
	var out []writtenClaim
	for n, line := range strings.Split(claimTable, "\n") {
		p := strings.Split(line, "\t")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if len(p) != 5 {
			t.Fatalf("claims.tsv:%d: %d columns, want 5", n+1, len(p))
		}
		it, err := itemOf(p[1], p[2])
		if err != nil {
			t.Fatalf("claims.tsv:%d: %v", n+1, err)
		}
		it.ID = fmt.Sprintf("c%d", len(out)+1)
		out = append(out, writtenClaim{p[0], p[1], p[3], p[4], it})
	}
	return out
}

func itemOf(words, fields string) (fact.Item, error) {
	it := fact.Item{
		Kind: fact.Quantity, Quote: words, Modality: fact.Asserted, Polarity: "+", Voice: "author",
		Span: fact.Span{End: len([]rune(words)), BEnd: len(words)},
	}
	for _, f := range strings.Fields(fields) {
		key, v, _ := strings.Cut(f, "=")
		id := fact.ActorID(v)
		spaced := strings.ReplaceAll(v, "-", " ")
		switch key {
		case "kind":
			it.Kind = map[string]fact.ItemKind{"v": fact.Stance, "m": fact.Relation, "t": fact.Relation, "o": fact.Opinion, "f": fact.Forecast}[v]
		case "subject":
			it.Subject, it.Holder, it.A = id, id, id
		case "partner":
			it.Partner, it.B = id, id
		case "negated":
			it.Polarity = "-"
		case "doubt":
			it.Doubt = "whose total it is"
		case "third":
			it.Toward = id
		case "metric":
			it.Metric = spaced
		case "layer":
			it.Layer = fact.Layer(v)
		case "item":
			it.Commodity = spaced
		case "unit":
			it.Unit = spaced
		case "op":
			it.Op = v
		case "vote":
			it.Vote = v
		case "value":
			x, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return it, err
			}
			it.Value = &x
		case "period", "base":
			w := &fact.When{}
			if n, ok := strings.CutPrefix(v, "s"); ok {
				w.Session, _ = strconv.Atoi(n)
			} else {
				p, err := fact.ParsePeriod(v)
				if err != nil {
					return it, err
				}
				w.From, w.To = p.From, p.To
			}
			if key == "period" {
				it.Period = w
			} else {
				it.Baseline = w
			}
		default:
			return it, fmt.Errorf("field %q is not known", key)
		}
	}
	if it.Kind != fact.Relation {
		it.A, it.B = "", ""
	}
	return it, nil
}

// TestWrittenClaims runs every claim of the table on the casebook, and again with its number
// doubled or halved: what was supported must then be contradicted, or say why not.
func TestWrittenClaims(t *testing.T) {
	if n := len(writtenClaims(t)); n < 60 {
		t.Errorf("%d claims, want at least 60", n)
	}
	runClaims(t, "casebook", sampleEvidence(t))
}

// TestScoreWrittenClaims runs those on the data sets.
func TestScoreWrittenClaims(t *testing.T) {
	runClaims(t, "ties", tiesEvidence(t))
}

func runClaims(t *testing.T, name string, ev Evidence) {
	t.Helper()
	b := newBench(ev, nil, Options{Name: names})
	for _, c := range writtenClaims(t) {
		if c.evidence != name {
			continue
		}
		got := checkAlone(b, c.item)
		if string(got.Verdict) != c.verdict {
			t.Errorf("%q: %s, want %s (%s)\n\t%s", c.words, got.Verdict, c.verdict, c.why, got.Reason)
		}
		if got.Verdict != fact.IsOpinion && got.Verdict != fact.NotCheckable && (len(got.Values) == 0 || len(got.Values[0].Rows) == 0) {
			t.Errorf("%q: no rows stand behind the verdict", c.words)
		}
		if got.Verdict == fact.NotCheckable && got.Settle == "" {
			t.Errorf("%q: nothing is said of what would settle it", c.words)
		}
		mutate(t, b, c, got)
	}
}

// checkAlone checks one item as if it were the whole text.
func checkAlone(b *bench, it fact.Item) fact.Check {
	b.items, b.frames = []fact.Item{it}, map[int]frame{}
	b.horizon = horizonOf(b.items)
	c, _ := b.certain(0)
	return c
}

func mutate(t *testing.T, b *bench, c writtenClaim, was fact.Check) {
	t.Helper()
	if was.Verdict != fact.Supported || c.item.Value == nil {
		return
	}
	for _, by := range []float64{2, 0.5} {
		it := c.item
		v := *it.Value * by
		if it.Unit == "rank" {
			v = *it.Value + 1
		}
		it.Value = &v
		got := checkAlone(b, it)
		bound := false
		switch op, _ := readOp(it.Quote); op {
		case "gt", "ge":
			bound = by < 1
		case "lt", "le":
			bound = by > 1
		}
		if bound && got.Within != was.Within { // half of a lower bound still holds, and the line says within what
			continue
		}
		if got.Verdict == fact.Supported {
			t.Errorf("%q times %g is still supported: %s", c.words, by, got.Reason)
		}
	}
}
