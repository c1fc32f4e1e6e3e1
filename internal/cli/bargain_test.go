package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// told runs a command without a home and wants an exit code and words.
func told(t *testing.T, want int, args []string, words ...string) string {
	t.Helper()
	code, out, errs := try("", append(args, "--home", filepath.Join(t.TempDir(), "none"))...)
	if code != want {
		t.Errorf("%v: exit %d: %s", args, code, errs)
	}
	for _, w := range words {
		if !strings.Contains(out+errs, w) {
			t.Errorf("%v: %q is not in\n%s%s", args, w, out, errs)
		}
	}
	return out
}

// One run has every part, each with what is measured and what judged.
func TestBargain(t *testing.T) {
	told(t, exitDone, []string{"bargain", "azerbaijan", "--draws", "400", "--fan-draws", "20"},
		"unlikely", "Inputs: 42 judged", "weighted median", "Nash bargaining", "P WITHOUT IT", "WHAT WOULD CARRY P ACROSS 50 %", "SHAPLEY", "SOBOL",
		"equal capabilities", "CINC", "capability as measured", "SPATIAL MODEL", "Instability", "DATA SAY", "judged on sources", "MEASURED/JUDGED")
	told(t, exitDone, []string{"bargain", "azerbaijan", "--draws", "300", "--show", "summary", "--measured", "capability", "--as-of", "2024-06-01"},
		"know what came after 2024-06-01", "2 measured, 40 judged")
	told(t, exitUsage, []string{"bargain", "azerbaijan", "--show", "nonsense"}, "want summary, models")
	told(t, exitUsage, []string{"bargain", "azerbaijan", "--measured", "luck"}, "want capability, salience, position or all")
	told(t, exitFailed, []string{"bargain", "azerbaijan", "--event", "55"}, "want <= or >= and a number")
	told(t, exitFailed, []string{"bargain", "azerbaijan", "--dimension", "weather"}, "no dimension is called")
}

// A KTAB file of three dimensions, with a question of one's own and a chart.
func TestBargainKTAB(t *testing.T) {
	dir := t.TempDir()
	file, chart := filepath.Join(dir, "pact.csv"), filepath.Join(dir, "pact.svg")
	text := "Pact,invented,3,3,\nActor,Description,Influence,Fish,Fish Salience,Oil,Oil Salience,Votes,Votes Salience,\n" +
		"\"Marovia, West\",m,40,10,30,20,30,70,20,\nIstria,i,60,80,20,60,40,30,20,\nTavria,t,50,50,30,90,20,10,40,\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out := told(t, exitDone, []string{"bargain", file, "--json", "--event", ">=60", "--dimension", "oil", "--spread", "8,25", "--draws", "300", "--fan-draws", "10", "--chart", chart})
	var got struct {
		P     struct{ Value, Low, High float64 }
		Word  string
		Game  struct{ Event struct{ Dim int } }
		Sobol struct{ Rows []struct{ Field string } }
		SMP   struct{ Draws int }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Game.Event.Dim != 1 || got.Word == "" || !(got.P.Low < got.P.Value && got.P.Value < got.P.High) || len(got.Sobol.Rows) != 21 || got.SMP.Draws != 10 {
		t.Errorf("%+v", got)
	}
	if svg, err := os.ReadFile(chart); err != nil || !strings.Contains(string(svg), "Turn 1") || !strings.Contains(string(svg), "Marovia, West") {
		t.Errorf("the chart: %v", err)
	}
	told(t, exitDone, []string{"bargain", file, "--draws", "200", "--show", "summary,models"}, "asks about no event", "Fish", "Votes", "has no width")
	told(t, exitDone, []string{"bargain", file, "--model", "smp"}, "FISH", "VOTES", "TURN 2")
}

// An override needs a reason, goes to the end of the file, and is in force from then on.
func TestBargainOverride(t *testing.T) {
	mine := filepath.Join(t.TempDir(), "mine.toml")
	set := []string{"bargain", "azerbaijan", "--override", "turkiye.position=20..30..45"}
	told(t, exitUsage, set, "wants a reason")
	told(t, exitUsage, append(set, "--why", "a decree"), "--save FILE")
	told(t, exitDone, append(set, "--why", "a decree", "--save", mine, "--as-of", "2026-10-05"), "20..30..45 from 2026-10-05", "was 28..45..60")
	told(t, exitDone, []string{"bargain", mine, "--override", "iran.capability=*0.5", "--why", "a lost war", "--as-of", "2026-10-06"}, "6..13..22.5")
	told(t, exitFailed, []string{"bargain", mine, "--override", "nobody.position=3", "--why", "x"}, "no actor \"nobody\"")
	told(t, exitDone, []string{"bargain", mine, "--draws", "200", "--show", "summary,inputs"},
		"Override of 2026-10-05: turkiye.position is 20..30..45: a decree", "Override of 2026-10-06", "20..30..45", "6..13..22.5")
	told(t, exitDone, []string{"stress", mine, "--draws", "200", "--shock", "ceasefire"}, "A ceasefire in Gaza")
}

// Shipped shocks and one's own edits stand side by side; a cut is worked out, or it is said why
// not; an earlier date is not passed over in silence.
func TestStress(t *testing.T) {
	told(t, exitDone, []string{"stress", "azerbaijan", "--draws", "300", "--cut", "AZE->ISR:crude", "--add", "qatar position=30 salience=40 capability=30", "--move", "iran=+10", "--salience", "turkiye=+20", "--capability", "iran=*0.5", "--drop", "oic"},
		"none: the case as it is", "A ceasefire in Gaza", "Only a cut of AZE->ISR:crude", "qatar joins at 30", "Iran: position 18 → 28", "salience 50 → 70", "Your edits",
		"Without crude oil from Azerbaijan, Israel loses 65 % of its imports", "If nothing came free elsewhere", "days of stock are not known", "tightrope load baci FILE", "the exposure of Azerbaijan to Israel falls", "MEASURED/JUDGED")
	told(t, exitDone, []string{"stress", "azerbaijan", "--draws", "200", "--as-of", "2023-01-01"}, "know what came after 2023-01-01", "came after 2023-01-01, but the ranges")
	told(t, exitDone, []string{"stress", "azerbaijan", "--draws", "200", "--shock", "none", "--lose", "AZE:crude=100"}, "loses 100 % of its crude", "tightrope load baci FILE")
	told(t, exitUsage, []string{"stress", "azerbaijan", "--lose", "AZE=100"}, "want ACTOR:ITEM=PERCENT")
	told(t, exitFailed, []string{"stress", "azerbaijan", "--shock", "flood"}, "has no shock \"flood\"")
	told(t, exitUsage, []string{"stress", "azerbaijan", "--cut", "AZE"}, "--cut AZE")
	told(t, exitUsage, []string{"stress", "azerbaijan", "--move", "west=+3"}, "no actor \"west\"")
}
