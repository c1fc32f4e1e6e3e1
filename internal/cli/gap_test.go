package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tightrope/internal/app"
)

func TestGap(t *testing.T) {
	home := filled(t, "unga", votesFile(t))
	ask := func(args ...string) (int, app.GapOut, string) {
		code, out, errs := try("", append([]string{"--home", home, "--json", "gap"}, args...)...)
		var got app.GapOut
		if out != "" {
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		return code, got, errs
	}
	code, got, _ := ask("Azerbaijan", "--as-of", "2022-06-30", "--years", "3", "--draws", "50", "--toward", "Israel")
	if code != exitDone || len(got.Over) != 5 || got.Toward != "ISR" {
		t.Fatalf("exit %d, %+v", code, got.Over)
	}
	votes := got.Columns[0]
	if votes.Tier != "vote" || votes.Units != 48 || votes.Partners != 9 || !strings.Contains(votes.Name, "sessions 75 to 76") {
		t.Errorf("%+v", got.Columns)
	}
	for _, g := range got.Gaps {
		if g.Partner == "ISR" && (g.Vote.Reason != "" || g.Vote.N != 48 || g.Vote.Coverage != 1 || g.Vote.Low > g.Vote.Percentile) {
			t.Errorf("%+v", g.Vote)
		}
	}
	if first, last := got.Over[0], got.Over[4]; first.Gap.Vote.Reason == "" || last.Gap.Vote.N != 48 {
		t.Errorf("%+v, %+v", first, last)
	}
	if _, _, errs := ask("Azerbaijan", "--as-of", "2031"); !strings.Contains(errs, "the newest row behind any tier ends") {
		t.Errorf("%s", errs)
	}
	f := func(want int, says string, args ...string) {
		t.Helper()
		if code, _, errs := ask(args...); code != want || !strings.Contains(errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, code, errs, want, says)
		}
	}
	f(exitInsufficient, "no ideal points are loaded", "Azerbaijan", "--ideal")
	f(exitInsufficient, "no counterpart has rows in any tier from 1885..1900", "Azerbaijan", "--as-of", "1900")
	f(exitFailed, "Atlantis", "Azerbaijan", "--toward", "Atlantis")
	f(exitUsage, "--years goes from 1", "Azerbaijan", "--years", "0")
}

// Where points are loaded and no votes are, they stand for them.
func TestGapByIdealPoints(t *testing.T) {
	var b strings.Builder
	b.WriteString("ccode,iso3c,year,nvotesall,idealpointall,q5all,q95all\n")
	for i, code := range []int{373, 666, 640, 630, 365, 2, 200} {
		fmt.Fprintf(&b, "%d,XXX,2021,90,%g,%g,%g\n", code, float64(i)/2, float64(i)/2-0.1, float64(i)/2+0.1)
	}
	home := filled(t, "idealpoints", written(t, "points.csv", b.String()))
	code, out, errs := try("", "--home", home, "--json", "gap", "Azerbaijan", "--as-of", "2022", "--draws", "20")
	var got app.GapOut
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone {
		t.Fatalf("exit %d, %v: %s%s", code, err, out, errs)
	}
	if c := got.Columns[0]; c.Tier != "vote" || !strings.HasPrefix(c.Name, "ideal points") || c.Partners != 6 {
		t.Errorf("%+v", got.Columns)
	}
	for _, g := range got.Gaps {
		if g.Partner == "ISR" && g.Vote.Percentile != 1 || g.Partner == "GBR" && g.Vote.Percentile != 0 {
			t.Errorf("%s: %+v", g.Partner, g.Vote)
		}
	}
}
