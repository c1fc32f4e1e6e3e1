package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tightrope/internal/app"
)

const triangleCSV = "source,target,sign,weight\nAZE,ISR,1,1.5\n\"Iran, Islamic Republic of\",ISR,-1,1\nAZE,\"Iran, Islamic Republic of\",1,0.5\n"

func TestBalanceOfAnEdgeList(t *testing.T) {
	dir := t.TempDir()
	file, cert, chart := filepath.Join(dir, "net.csv"), filepath.Join(dir, "net.json"), filepath.Join(dir, "net.svg")
	if err := os.WriteFile(file, []byte(triangleCSV), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := try("", "balance", file, "--certificate", cert, "--chart", chart, "--null", "5", "--json")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var got app.BalanceOut
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.L != 5 || got.Total != 30 || got.Scale != 10 || !got.Exact || len(got.Strain) != 1 || got.Strain[0].B != "Iran, Islamic Republic of" {
		t.Errorf("%+v", got)
	}
	if svg, err := os.ReadFile(chart); err != nil || !strings.Contains(string(svg), "Iran, Islamic Republic of") {
		t.Errorf("chart: %v", err)
	}
	code, out, errs = try("", "balance", "verify", cert)
	if code != 0 || !strings.Contains(out, "exactly 5") {
		t.Errorf("exit %d: %s %s", code, out, errs)
	}
	raw, err := os.ReadFile(cert)
	if err != nil {
		t.Fatal(err)
	}
	code, _, errs = try(strings.Replace(string(raw), `"lower":5`, `"lower":6`, 1), "balance", "verify", "-")
	if code != exitFailed || !strings.Contains(errs, "refused") {
		t.Errorf("exit %d: %s: want it refused", code, errs)
	}
}

func TestBalanceOfACase(t *testing.T) {
	for _, name := range cases(t) {
		code, out, errs := try("", "balance", name, "--from", "2022", "--to", "2024")
		if code != exitDone || !strings.Contains(out, "exact") || !strings.Contains(out, "2023-12-31") || !strings.Contains(errs, "who will clash") {
			t.Errorf("%s: exit %d: %s %s", name, code, out, errs)
		}
	}
}

// Three rivals strain two camps, and are at ease in three.
func TestBalanceInMoreCamps(t *testing.T) {
	rivals := "A,B,-1\nB,C,-1\nA,C,-1\nC,D,-1\nA,D,-1\nB,D,-1\n"
	for camps, want := range map[string]string{"2": "at most 2 camps  2 in 2 camps, exact", "3": "at most 3 camps  1 in 3 camps, exact", "4": "at most 4 camps  0 in 4 camps, exact"} {
		code, out, errs := try(rivals, "balance", "-", "--camps", camps)
		if code != exitDone || !strings.Contains(out, want) {
			t.Errorf("%s camps: exit %d: %s %s: want %q", camps, code, out, errs, want)
		}
	}
}

func TestBalanceRefuses(t *testing.T) {
	f := func(code int, says, stdin string, args ...string) {
		t.Helper()
		got, out, errs := try(stdin, append([]string{"balance"}, args...)...)
		if got != code || !strings.Contains(out+errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, got, out+errs, code, says)
		}
	}
	f(exitFailed, "standard input:2: A is tied to itself", "A,B,1\nA,A,1\n", "-")
	f(exitFailed, "no such file", "", "atlantis.csv")
	f(exitUsage, "an edge list has no dates", "A,B,1\n", "-", "--from", "2000")
	f(exitUsage, "want 2 or more", "A,B,1\n", "-", "--camps", "1")
	f(exitUsage, "--from", "", "azerbaijan", "--from", "early")
	f(exitFailed, "at most", "", "azerbaijan", "--from", "2020", "--to", "2010")
}
