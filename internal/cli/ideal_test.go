package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/internal/app"
)

// votesFile writes two sessions of ten states that vote by their place in the list, in the
// columns of the later votes.
func votesFile(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("resid,session,date,ccode,vote\n")
	for call := range 48 {
		session, year := 75+call/24, 2020+call/24
		for i, code := range []int{365, 710, 630, 373, 640, 750, 140, 200, 666, 2} {
			vote := 1
			switch cut := call % 8; {
			case i > cut+1:
				vote = 3
			case i > cut:
				vote = 2
			}
			fmt.Fprintf(&b, "%d,%d,%d-12-%02d,%d,%d\n", 1000+call, session, year, 1+call%24, code, vote)
		}
	}
	name := filepath.Join(t.TempDir(), "votes.csv")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAlignIdeal(t *testing.T) {
	home, file := t.TempDir(), votesFile(t)
	if code, _, errs := try("", "--home", home, "load", "unga", file); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	code, out, errs := try("", "--home", home, "--json", "align", "Azerbaijan", "Israel", "--ideal")
	var got app.IdealOut
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitDone {
		t.Fatalf("exit %d, %v: %s%s", code, err, out, errs)
	}
	if len(got.Sessions) != 2 || got.States != 10 || !got.Converged || got.Twice != 0 {
		t.Fatalf("%+v", got)
	}
	for _, s := range got.Sessions {
		if s.A.Mean >= s.B.Mean || *s.Low >= *s.Distance || *s.High <= *s.Distance || s.A.Votes != 24 {
			t.Errorf("session %d: %+v, %+v", s.Session, s.A, s.B)
		}
	}
	again := filepath.Join(t.TempDir(), "again.csv") // the same votes under other numbers
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(again, []byte(strings.ReplaceAll(string(raw), "\n10", "\n20")), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := try("", "--home", home, "load", "unga", again); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	code, out, _ = try("", "--home", home, "align", "AZE", "ISR", "--ideal", "--exact")
	if code != exitDone || strings.Count(out, " to ") != 6 {
		t.Errorf("exit %d: %s", code, out)
	}
	var twice app.IdealOut
	_, out, _ = try("", "--home", home, "--json", "align", "AZE", "ISR", "--ideal")
	if err := json.Unmarshal([]byte(out), &twice); err != nil || twice.Twice != 48 || twice.Votes != got.Votes {
		t.Errorf("%v: %d roll calls twice, %d votes: want 48 and %d", err, twice.Twice, twice.Votes, got.Votes)
	}
}

func TestAlignIdealRefuses(t *testing.T) {
	f := func(want int, says string, args ...string) {
		t.Helper()
		code, out, errs := try("", append([]string{"--home", t.TempDir(), "align", "AZE", "ISR"}, args...)...)
		if code != want || !strings.Contains(out+errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, code, out+errs, want, says)
		}
	}
	f(exitInsufficient, "no votes are loaded", "--ideal")
	f(exitUsage, "belong to --ideal", "--exact")
}
