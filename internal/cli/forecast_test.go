package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/internal/app"
	"tightrope/internal/sample"
)

func TestForecastDurability(t *testing.T) {
	f := func(args string, code int, want ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		got := Main(append(strings.Fields("--home "+t.TempDir()+" forecast durability"), strings.Fields(args)...), strings.NewReader(""), &out, &errs)
		if got != code {
			t.Errorf("%s: code %d, want %d: %s", args, got, code, errs.String())
		}
		for _, w := range want {
			if !strings.Contains(out.String()+errs.String(), w) {
				t.Errorf("%s: no %q in %s%s", args, w, out.String(), errs.String())
			}
		}
	}
	f("Azerbaijan Israel", exitDone, "resumed", "Chance of a deep cut", "the share not cut", "history17 stands first", "did not measurably raise", "placebos", "carried over")
	f("AZE ISR --json", exitDone, `"curves"`, `"opposition"`, `"chosen"`)
	f("Azerbaijan Georgia", exitInsufficient, "no deliveries", "--data")
	f("Azerbaijan Nowhereland", exitFailed, "Nowhereland")
	f("AZE Azerbaijan", exitUsage, "Azerbaijan stands twice")
	f("AZE ISR Israel", exitUsage, "stands twice")
	f("Hamas Iran", exitInsufficient, "Hamas", "no member of the state system")
	f("AZE ISR --layer energy", exitInsufficient, "load eu-crude")
	f("AZE ISR --layer gas", exitUsage, "energy")
	f("", exitUsage, "a client and a supplier")
	f("--list 2018", exitFailed, "--data")
	data := sample.Dir(t, "ties")
	f("AZE ISR IRN --data "+data, exitDone, "history20 stands first", "strategic rivalry", "by land or river", "CRUDE OIL of Israel from Azerbaijan")
	f("ISR AZE --layer energy --data "+data+"/oil", exitDone, "CRUDE OIL of Israel from Azerbaijan", "under a fifth five years on")
	f("AZE NOR --layer energy --data "+data+"/oil", exitInsufficient, "ever had a fifth")
	f("LUX NPL --data "+data, exitInsufficient, "no arms tie was on")
	f("AZE ISR --as-of 1930 --data "+data, exitInsufficient, "1954")
	f("AZE --list 2018 --data "+data, exitDone, "BALANCER", "Israel", "Iran")
	f("--list 1930 --data "+data, exitUsage, "1954")
	f("--list 9999 --data "+data, exitUsage, "2022")
	chart := filepath.Join(t.TempDir(), "curve.svg")
	f("AZE ISR --chart "+chart, exitDone)
	svg, err := os.ReadFile(chart)
	if err != nil || !bytes.Contains(svg, []byte("not a major power")) {
		t.Errorf("%v, %.200s: want a picture with both classes", err, svg)
	}
}

// TestAsOfMeansAsKnownThen asks for 2010: nothing later may be in the answer.
func TestAsOfMeansAsKnownThen(t *testing.T) {
	var out, errs bytes.Buffer
	args := []string{"--json", "--as-of", "2010", "--home", t.TempDir(), "forecast", "durability", "IND", "RUS", "--data", sample.Dir(t, "ties")}
	if code := Main(args, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("code %d: %s", code, errs.String())
	}
	var got app.DurabilityOut
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	o := got.Outlook
	if o.Year != 2010 || o.StateYear != 2010 || o.Settled != "" || !strings.Contains(o.FittedOn, "known for tie-years to 2005") {
		t.Errorf("year %d, state of %d, %q, %q", o.Year, o.StateYear, o.Settled, o.FittedOn)
	}
}
