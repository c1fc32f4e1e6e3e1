package verify_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"tightrope/balance"
	"tightrope/balance/verify"
)

const triangle = `{"format":"tightrope balance certificate 1","nodes":["AZE","ISR","IRN"],
	"ties":[[0,1,1],[1,2,-1],[0,2,1]],"scale":2,"lower":1,"upper":1,"camps":[0,0,1],
	"proof":{"walks":[[2,0,1,2]]}}`

func TestCheck(t *testing.T) {
	f := func(old, new, says string) {
		t.Helper()
		claim, err := verify.Check(strings.NewReader(strings.Replace(triangle, old, new, 1)))
		switch {
		case says == "" && (err != nil || claim.Lower != 1 || claim.Upper != 1 || claim.Total != 3):
			t.Errorf("%v, %v: want it accepted", claim, err)
		case says != "" && (err == nil || !strings.Contains(err.Error(), says)):
			t.Errorf("%s: %v: want %q", new, err, says)
		}
	}
	f("", "", "")
	f("[2,0,1,2]", "[1,0,1,2]", "") // half a walk rounds up: whole weights frustrate whole weights
	f("[2,0,1,2]", "[3,0,1,2]", "carries")
	f("[2,0,1,2]", "[2,0,1]", "not closed")
	f("[2,0,1,2]", "[2,0,1,2,-1]", "not closed")
	f("[2,0,1,2]", "[-2,0,1,2]", "larger")
	f("[2,0,1,2]", "", "the index is in [0, 1]")
	f("[[2,0,1,2]]", "[[]]", "larger")
	f("[2,0,1,2]", "[9223372036854775807,0,1,2]", "larger")
	f("[0,0,1]", "[0,1,1]", "the index is in [1, 3]")
	f("[0,0,1]", "[0,1]", "2 camps for 3 nodes")
	f("[1,2,-1]", "[1,2,1]", "not closed")
	f("[1,2,-1]", "[1,3,-1]", "nodes 1 and 3")
	f("[1,2,-1]", "[1,2,-9223372036854775808]", "weight")
	f(`"scale":2`, `"scale":0`, "scale")
	f(`"lower":1`, `"lower":2`, "[2, 1]")
	f("certificate 1", "certificate 2", "format")
	f("{", "[", "not a certificate")
	f(`"walks":[[2,0,1,2]]`, `"settled":[{"a":0,"b":1,"sign":1,"walks":[[2,0,-1]]}],"then":{"walks":[[2,1,2,-1]]}`, "")
	f(`"walks":[[2,0,1,2]]`, `"choice":{"a":0,"b":1,"same":{"walks":[[2,1,2,-1]]},"apart":{"walks":[[2,0,-1]]}}`, "")
	f(`"walks":[[2,0,1,2]]`, `"choice":{"a":0,"b":1,"same":{"walks":[[2,1,2,-1]]},"apart":{"walks":[[2,0,-2]]}}`, "not closed")
	f(`"walks":[[2,0,1,2]]`, `"choice":{"a":0,"b":1,"same":{"walks":[[2,1,2,-1]]},"apart":{}}`, "the index is in [0, 1]")
}

// network is a random one; with few ties a node the reductions do much, with many the packing
// does not close and the proof has cases.
func network(rng *rand.Rand) balance.Graph {
	n := 4 + rng.IntN(15)
	g := balance.Graph{Names: make([]string, n)}
	density, heavy := rng.Float64(), rng.IntN(2) == 0
	for a := range n {
		for b := range a {
			if rng.Float64() < density {
				w := int64(1)
				if heavy {
					w += rng.Int64N(20)
				}
				if rng.IntN(2) == 0 {
					w = -w
				}
				g.Edges = append(g.Edges, balance.Edge{A: a, B: b, W: w})
			}
		}
	}
	return g
}

func TestCertificatesAreAccepted(t *testing.T) {
	rounds := 150
	if os.Getenv("TIGHTROPE_SCORE") != "" {
		rounds = 2000
	}
	cases := 0
	for i := range rounds {
		rng := rand.New(rand.NewPCG(11, uint64(i)))
		g := network(rng)
		s, err := balance.Frustration(context.Background(), g, balance.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if _, err := balance.Certify(g, s).WriteTo(&file); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(file.Bytes(), []byte(`"choice"`)) {
			cases++
		}
		claim, err := verify.Check(bytes.NewReader(file.Bytes()))
		if err != nil || claim.Lower != s.L || claim.Upper != s.L {
			t.Fatalf("network %d (%d nodes, %d ties): %+v, %v: want %d", i, len(g.Names), len(g.Edges), claim, err, s.L)
		}
		if s.L > 0 {
			spoil(t, rng, file.Bytes())
		}
	}
	if cases == 0 {
		t.Error("no certificate had a choice: the test no longer reaches it")
	}
}

// spoil claims one more than was proved, and turns the sign of a tie that is on the proof's
// first walk: neither may be accepted.
func spoil(t *testing.T, rng *rand.Rand, file []byte) {
	t.Helper()
	var c map[string]any
	if err := json.Unmarshal(file, &c); err != nil {
		t.Fatal(err)
	}
	refuse := func(what string) {
		t.Helper()
		raw, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := verify.Check(bytes.NewReader(raw)); err == nil {
			t.Fatalf("accepted with %s", what)
		}
	}
	lower := c["lower"].(float64)
	c["lower"] = lower + 1
	refuse("a larger claim")
	c["lower"] = lower
	ties := c["ties"].([]any)
	tie := ties[rng.IntN(len(ties))].([]any)
	tie[2] = -tie[2].(float64)
	refuse("a tie turned")
}

func FuzzCheck(f *testing.F) {
	f.Add(triangle)
	f.Add(`{"format":"tightrope balance certificate 1","scale":1}`)
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := verify.Check(strings.NewReader(s)); err == nil && c.Lower > c.Upper {
			t.Errorf("%+v accepted", c)
		}
	})
}
