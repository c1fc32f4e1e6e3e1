package cli

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tightrope/internal/app"
)

// filled is a home with the files loaded by one reader.
func filled(t *testing.T, reader string, files ...string) string {
	t.Helper()
	home := t.TempDir()
	args := append([]string{"--home", home, "load", reader}, files...)
	if code, _, errs := try("", args...); code != exitDone {
		t.Fatalf("%v: exit %d: %s", args, code, errs)
	}
	return home
}

func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAlign(t *testing.T) {
	home := filled(t, "unga", votesFile(t), written(t, "issues.csv", "rcid,short_name\n1000,me\n"))
	f := func(args ...string) app.AlignOut {
		t.Helper()
		code, out, errs := try("", append([]string{"--home", home, "--json", "align"}, args...)...)
		var got app.AlignOut
		if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone {
			t.Fatalf("%v: exit %d, %v: %s%s", args, code, err, out, errs)
		}
		return got
	}
	got := f("Azerbaijan", "Israel")
	if len(got.Sessions) != 2 || got.Sessions[0].Session != 75 || got.Sessions[0].N != 24 || got.Sessions[0].Calls != 24 {
		t.Fatalf("%+v", got.Sessions)
	}
}

// Without a date no vote has a session; with the list of roll calls, their issues and their
// titles each has one, whichever was loaded first.
func TestAlignWithLists(t *testing.T) {
	var votes, calls, issues strings.Builder
	votes.WriteString("rcid,country,vote\n")
	calls.WriteString("rcid,session,importantvote,date,unres,amend,para,short,descr\n")
	issues.WriteString("rcid,short_name\n")
	for i := range 42 {
		id := string(rune('1'+i/26)) + string(rune('0'+i%10)) + string(rune('0'+i/10))
		vote := map[bool]string{true: "y", false: "n"}[i%2 == 0]
		votes.WriteString(id + ",Azerbaijan,y\n" + id + ",Turkey,y\n" + id + ",Israel," + vote + "\n")
		calls.WriteString(id + ",68,0,2013-12-05,R/68/" + id + ",,,DISARMAMENT,\n")
		if i < 21 {
			issues.WriteString(id + ",nu\n")
		}
	}
	files := []string{written(t, "votes.csv", votes.String()), written(t, "calls.csv", calls.String()), written(t, "issues.csv", issues.String())}
	ask := func(home string, args ...string) (int, app.AlignOut, string) {
		code, out, errs := try("", append([]string{"--home", home, "--json", "align", "AZE", "ISR"}, args...)...)
		var got app.AlignOut
		if out != "" {
			if err := json.Unmarshal([]byte(out), &got); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		return code, got, errs
	}
	if _, got, errs := ask(filled(t, "unga", files[0])); len(got.Sessions) != 0 || !strings.Contains(errs, "42 roll calls have no date") {
		t.Errorf("without the list: %+v, %s", got.Sessions, errs)
	}
	for range 2 {
		home := filled(t, "unga", files...)
		code, got, _ := ask(home, "--by", "window")
		if code != exitDone || len(got.Sessions) != 1 {
			t.Fatalf("exit %d: %+v", code, got.Sessions)
		}
		x := got.Sessions[0]
		if x.Label != "sessions 68 to 68" || x.N != 42 || *x.Same != 0.5 || *x.Agreement != 0.5 || *x.S != 0 || !slices.Equal(x.MarginalB, []int{21, 0, 21}) {
			t.Errorf("%+v", x)
		}
		if x.TauB != nil || !strings.Contains(x.Reasons["tau_b"], "no order") {
			t.Errorf("tau-b of a state that always votes yes: %v, %q", x.TauB, x.Reasons["tau_b"])
		}
		if _, got, _ := ask(home, "--by", "issue"); len(got.Sessions) != 1 || got.Sessions[0].Label != "issue nu" || got.Sessions[0].N != 21 {
			t.Errorf("%+v", got.Sessions)
		}
		if _, got, _ := ask(home, "Türkiye"); len(got.Pairs) != 3 || got.Pairs[2].A != "ISR" || got.Pairs[2].B != "TUR" {
			t.Errorf("three states are three pairs: %+v", got.Pairs)
		}
		if _, got, errs := ask(home, "--as-of", "9999"); len(got.Notes) != 1 || !strings.Contains(errs, "the newest roll call at hand is of 2013-12-05") {
			t.Errorf("%v, %s", got.Notes, errs)
		}
		if code, _, errs := ask(home, "--sessions", "70-71", "--as-of", "2004"); code != exitInsufficient || !strings.Contains(errs, "no shared votes in sessions 70 to 71 known by 2004") {
			t.Errorf("exit %d, %s", code, errs)
		}
		slices.Reverse(files)
	}
}

func TestAlignAlliances(t *testing.T) {
	treaties := "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n" +
		"640,373,2018,1,0,0,0,1\n365,373,2018,1,0,0,1,0\n365,369,2018,0,0,0,1,0\n640,2,2018,1,0,0,0,0\n"
	home := filled(t, "atop", written(t, "atop.csv", treaties))
	code, out, errs := try("", "--home", home, "--json", "align", "Türkiye", "Russia", "--alliances")
	var got app.AlignOut
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone || len(got.Sessions) != 1 {
		t.Fatalf("exit %d, %v: %s%s", code, err, out, errs)
	}
	// Over AZE, RUS, TUR, UKR and USA Türkiye has 3 0 3 0 3, Russia 3 3 0 1 0.
	x := got.Sessions[0]
	if x.Label != "2018" || x.N != 5 || math.Abs(*x.Same-0.2) > 1e-12 || math.Abs(*x.S+1./3) > 1e-12 || !slices.Equal(x.MarginalB, []int{2, 1, 0, 2}) || x.Reasons["s_weighted"] == "" {
		t.Errorf("%+v, S %v", x, *x.S)
	}
	if !strings.Contains(errs, "No capabilities are loaded") {
		t.Errorf("%s", errs)
	}
}

func TestAlignRefuses(t *testing.T) {
	f := func(want int, says string, args ...string) {
		t.Helper()
		code, out, errs := try("", append([]string{"--home", t.TempDir(), "align"}, args...)...)
		if code != want || !strings.Contains(out+errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, code, out+errs, want, says)
		}
	}
	f(exitUsage, "is Azerbaijan, who is named already", "AZE", "Azerbaijan")
	f(exitUsage, "is Azerbaijan, who is named already", "AZE", "Azerbaijan", "--ideal")
	f(exitFailed, "Atlantis", "AZE", "Atlantis")
	f(exitUsage, "want a number or two in order", "AZE", "ISR", "--sessions", "74-70")
	f(exitUsage, "votes go by session", "AZE", "ISR", "--alliances", "--issue", "me")
	f(exitInsufficient, "no alliance obligations of AZE and ISR are at hand", "AZE", "ISR", "--alliances")
	f(exitUsage, "--by", "AZE", "ISR", "--by", "moon")
}
