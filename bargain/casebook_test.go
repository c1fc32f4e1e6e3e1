package bargain_test

import (
	"encoding/json"
	"os"
	"testing"

	"tightrope/bargain"
	"tightrope/casebook"
)

// The evidence of every case of the casebook measures some of its inputs, and the first case
// gives a whole report.
func TestCasebookReports(t *testing.T) {
	book, err := casebook.Load(os.DirFS("../casebook"), "casebook")
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range book.Cases {
		g, err := bargain.FromCase(c)
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		ev := bargain.Evidence{Observations: book.Observations(""), Events: book.Events(""), AsOf: c.AsOf}
		in, not := bargain.Measure(c, ev)
		for _, m := range in {
			t.Logf("%s %s.%s: %.3g %.3g %.3g %s", c.Name, m.Player, m.Field, m.Range.Low, m.Range.Mode, m.Range.High, m.Formula)
		}
		t.Logf("%s: %d inputs measured, %d not", c.Name, len(in), len(not))
		if _, err := bargain.FromCase(bargain.WithMeasured(c, in)); err != nil {
			t.Errorf("%s with measured inputs: %v", c.Name, err)
		}
		if i > 0 {
			continue
		}
		r, err := bargain.Full(g, bargain.FullOptions{
			Options: bargain.Options{Seed: 1, Draws: 1000}, FanDraws: 50, Sets: bargain.CapabilitySets(c, ev),
		})
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		if _, err := json.Marshal(r); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		for _, s := range r.Swaps {
			t.Logf("%s: %s: P %.2f (%+.2f)", c.Name, s.Name, s.P.Value, s.Delta.Value)
		}
		t.Logf("%s: P %.3f [%.2f, %.2f], forecast %.1f, compromise %.1f, SMP %.1f..%.1f instability %.1f", c.Name, r.P.Value, r.P.Low, r.P.High, r.Forecast, r.Compromise.Mean, r.Fan.Final.P10, r.Fan.Final.P90, r.Fan.Instability)
	}
}
