package panel

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/forecast"
)

// pagePath is the page whose tables are made here. TIGHTROPE_WRITE=1 writes them.
var pagePath = filepath.Join("..", "..", "..", "docs", "durability.md")

// TestDurabilityPage holds the tables of the page to what ships and to the list of tightropes.
func TestDurabilityPage(t *testing.T) {
	s, err := forecast.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	onPage(t, "models", modelTable(s))
	onPage(t, "gains", gainTable(s))
	onPage(t, "odds", oddsTable(s))
	onPage(t, "energy", energyTable(s))
	onPage(t, "episodes", episodeTable(s))
	onPage(t, "sources", sourceList(t))
}

// onPage compares what stands between two marks with what should.
func onPage(t *testing.T, name, want string) {
	t.Helper()
	b, err := os.ReadFile(pagePath)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- begin "+name+" -->\n", "<!-- end "+name+" -->"
	before, rest, ok := strings.Cut(string(b), begin)
	got, after, closed := strings.Cut(rest, end)
	switch {
	case !ok || !closed:
		t.Fatalf("the page has no marks for %q", name)
	case got == want:
	case os.Getenv("TIGHTROPE_WRITE") != "":
		if err := os.WriteFile(pagePath, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the %s of docs/durability.md are not those of today: run this test with TIGHTROPE_WRITE=1\n%s", name, want)
	}
}

func modelTable(s *forecast.Shipment) string {
	out := "| model | variables | AUC | Brier | skill | skill if every origin is recalibrated on the ten years before |\n|---|---|---|---|---|---|\n"
	for _, m := range s.Models {
		k := m.Skill
		out += fmt.Sprintf("| %s | %d | %.4f | %.4f | %.4f (%.3f to %.3f) | %.3f |\n", m.Name, len(m.Fit.Vars), k.AUC, k.Brier, k.Skill.Skill, k.Low, k.High, m.Recalibrated.Skill)
	}
	return out
}

func gainTable(s *forecast.Shipment) string {
	out := "| model | sample | tie-years | gain of skill |\n|---|---|---|---|\n"
	for _, g := range s.Gains {
		out += fmt.Sprintf("| %s over %s | %s | %d | %+.4f (%+.4f to %+.4f) |\n", g.Model, g.Over, g.Sample, g.N, g.Gain, g.Low, g.High)
	}
	return out
}

// exposureWords names the rows of the table of odds ratios, in its order.
var exposureWords = []struct{ spec, exposure, words string }{
	{"dispute or rivalry, any structural link", "tight", "a hostile C that is tied to A (dispute or rivalry)"},
	{"dispute or rivalry, any structural link", "shared", "A and B share the enemy"},
	{"dispute or rivalry, any structural link", "unl", "placebo: B's enemies without a tie to A"},
	{"rivalry, any structural link", "tts", "a strategic rival of B tied to A"},
	{"rivalry by link type", "tna", "… by border or alliance"},
	{"rivalry by link type", "tar", "… by arms: two suppliers who are rivals"},
	{"rivalry, any structural link", "uts", "placebo: B's rivals without a tie to A"},
	{"placebo: rivalry that starts within four years", "lead", "placebo: a rivalry that begins within the next four years"},
}

func oddsTable(s *forecast.Shipment) string {
	of := func(outcome, spec, exposure string) forecast.Odds {
		for _, o := range s.Odds {
			if o.Outcome == outcome && o.Spec == spec && o.Exposure == exposure {
				return o
			}
		}
		return forecast.Odds{}
	}
	say := func(o forecast.Odds) string { return fmt.Sprintf("%.2f (%.2f to %.2f)", o.Ratio, o.Low, o.High) }
	out := "| exposure | ties | deep cut within five years | exit next year |\n|---|---|---|---|\n"
	for _, e := range exposureWords {
		cut, exit := of(forecast.DeepCut.Name, e.spec, e.exposure), of(forecast.NextExit.Name, e.spec, e.exposure)
		out += fmt.Sprintf("| %s | %d of %d | %s | %s |\n", e.words, cut.Exposed, cut.N, say(cut), say(exit))
	}
	return out
}

func energyTable(s *forecast.Shipment) string {
	out := "| | 1 | 2 | 3 | 4 | 5 | tie-years, pairs at 5 |\n|---|---|---|---|---|---|---|\n"
	for _, c := range s.Energy.Curves {
		out += "| " + c.Name
		for h := range c.Stay {
			out += fmt.Sprintf(" | %.2f (%.2f to %.2f)", c.Stay[h], c.Low[h], c.High[h])
		}
		last := len(c.N) - 1
		out += fmt.Sprintf(" | %d of %d |\n", c.N[last], c.Pairs[last])
	}
	return out
}

func episodeTable(s *forecast.Shipment) string {
	out := "| deed, hostility, link | years | episodes | triad-years | still on at the end | ended by: the tie / hostility of A and C / peace of B and C / the link | median years | tie ended after 5 and 10 years |\n|---|---|---|---|---|---|---|---|\n"
	for _, c := range s.Episodes {
		out += fmt.Sprintf("| %s, %s, %s | %d to %d | %d | %d | %.2f | %.2f / %.2f / %.2f / %.2f | %d | %.3f, %.3f |\n", c.Deed, c.Hostile, c.Link, c.From, c.To, c.Episodes, c.Years, c.Censored,
			c.Share[forecast.TieEnded], c.Share[forecast.LinkHostile], c.Share[forecast.PeaceBC], c.Share[forecast.LinkLapsed], c.MedianAny, c.Incidence5[forecast.TieEnded], c.TieEnded10)
	}
	return out
}

func sourceList(t *testing.T) string {
	out := ""
	for _, c := range tightropes(t) {
		out += fmt.Sprintf("- %s, %s: %s, <%s>, looked up %s\n", c["name"], c["event"], c["publisher"], c["url"], c["retrieved"])
	}
	return out
}
