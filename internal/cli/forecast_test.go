package cli

import (
	"bytes"
	"encoding/json"
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
	f("Azerbaijan Israel", exitDone, "resumed", "Deep cut", "share not cut after", "did not measurably raise", "placebos", "carried over")
	f("AZE ISR --json", exitDone, `"curves"`, `"opposition"`)
	f("Azerbaijan Georgia", exitInsufficient, "no deliveries", "--data")
	f("Azerbaijan Nowhereland", exitFailed, "Nowhereland")
	f("", exitUsage, "a client and a supplier")
	f("--list 2018", exitFailed, "--data")
	data := sample.Dir(t, "ties")
	f("AZE ISR IRN --data "+data, exitDone, "history20", "strategic rivalry", "by land or river")
	f("AZE --list 2018 --data "+data, exitDone, "BALANCER", "Israel", "Iran")
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
