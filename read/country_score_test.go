package read

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

// weisRoots are the CAMEO roots that the categories of WEIS became, whose codes the records of
// PETRARCH have: 01 yield, 02 comment, 03 consult, 04 approve, 05 promise, 06 grant, 07 reward,
// 08 agree, 09 request, 10 propose, 11 reject, 12 accuse, 13 protest, 14 deny, 15 demand, 16 warn,
// 17 threaten, 18 demonstrate, 19 reduce relations, 20 expel, 21 seize, 22 force. A few newer records
// have codes of CAMEO itself: 03 there is to agree. Source: C. McClelland,
// World Event/Interaction Survey Codebook (1978), and the table of origins in P. Schrodt, CAMEO Codebook
// 1.1b3 (2012).
var weisRoots = map[string]string{
	"01": "08", "02": "01", "03": "04 03", "04": "05", "05": "03", "06": "05 08", "07": "07", "08": "03 05 06",
	"09": "10", "10": "10 02", "11": "12 11", "12": "11", "13": "11 14", "14": "12 11", "15": "10", "16": "13",
	"17": "13 16", "18": "14 15", "19": "16 19", "20": "17 16", "21": "17 19", "22": "18 19 20",
}

var kingdoms = regexp.MustCompile(`Gondor|Mordor|Eriador|Ithilen|Osgiliath|Arnor|Bree|Fornost|Rohan`)

// TestScoreCountries prints how many events have source country, target country and root right:
// of the sentences of PETRARCH's unit tests whose actors are real states, and of the articles coded by
// hand.
func TestScoreCountries(t *testing.T) {
	scoring(t)
	right, pairs, n := 0, 0, 0
	states := standard().states
	for _, row := range jsonLines[suiteRow](t, "read", "sets", "petrarch1_unittest.jsonl") {
		want := suiteEvents(row.Events)
		real := len(want) > 0
		for _, w := range want {
			for _, side := range w[:2] {
				real = real && len(side) >= 3 && states[fact.ActorID(side[:3])]
			}
		}
		if !real || kingdoms.MatchString(row.Text) {
			continue // a kingdom of the tales whose code is that of a state
		}
		c, err := Code(html.UnescapeString(row.Text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			n++
			roots := strings.Fields(weisRoots[w[2][:2]])
			pair, hit := false, false
			for _, e := range c.Events {
				if len(e.Source) >= 3 && len(e.Target) >= 3 && e.Source[:3] == w[0][:3] && e.Target[:3] == w[1][:3] {
					pair = true
					hit = hit || slices.Contains(roots, e.Cameo[:2])
				}
			}
			if pair {
				pairs++
			}
			if hit {
				right++
			} else if os.Getenv("TIGHTROPE_ERRORS") != "" {
				fmt.Println("COUNTRY", row.ID, w, c.Events, row.Text)
			}
		}
	}
	t.Logf("countries and root, PETRARCH's sentences with real states: %d of %d = %.2f; countries alone %d", right, n, float64(right)/float64(n), pairs)
	goldRight, goldN := 0, 0
	dir := sample.Dir(t, "read", "gold")
	for _, name := range []string{"seed", "01", "02", "03", "04"} {
		text, err := os.ReadFile(dir + "/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		a, b := goldCountries(t, string(text), dir+"/"+name+".gold.json")
		goldRight, goldN = goldRight+a, goldN+b
	}
	t.Logf("countries and root, events of the articles: %d of %d = %.2f; together %.2f", goldRight, goldN, float64(goldRight)/float64(goldN), float64(right+goldRight)/float64(n+goldN))
}

// goldCountries counts the must events of an article and those found in the same sentence with
// countries and root.
func goldCountries(t *testing.T, text, path string) (right, n int) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	type goldEvent struct {
		Kind, Level, Source, Target, Cameo string
		BStart, BEnd                       int
		AltSource                          []*string `json:"alt_source"`
		AltTarget                          []*string `json:"alt_target"`
		AltCameo                           []string  `json:"alt_cameo"`
		Reciprocal                         bool
	}
	var gold struct{ Sentences []struct{ Items []goldEvent } }
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	res, err := Read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	country := func(s string) string { return s[:min(3, len(s))] }
	side := func(got, want string, alt []*string) bool {
		if country(got) == country(want) {
			return true
		}
		return slices.ContainsFunc(alt, func(a *string) bool {
			return a == nil && got == "" || a != nil && country(got) == country(strings.TrimPrefix(*a, "="))
		})
	}
	var items []goldEvent
	for _, s := range gold.Sentences {
		items = append(items, s.Items...)
	}
	for _, g := range items {
		if g.Kind != "event" || g.Level != "must" {
			continue
		}
		n++
		for _, it := range res.Items {
			if it.Kind != fact.EventItem || it.BEnd <= g.BStart || it.BStart >= g.BEnd || len(it.Cameo) < 2 {
				continue
			}
			root := it.Cameo[:2] == g.Cameo[:2] || slices.ContainsFunc(g.AltCameo, func(a string) bool { return len(a) > 1 && a[:2] == it.Cameo[:2] })
			s, o := string(it.Source), string(it.Target)
			if root && (side(s, g.Source, g.AltSource) && side(o, g.Target, g.AltTarget) || g.Reciprocal && side(o, g.Source, g.AltSource) && side(s, g.Target, g.AltTarget)) {
				right++
				break
			}
		}
	}
	return right, n
}
