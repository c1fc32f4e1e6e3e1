// Package rooms asserts the direction of the architecture: who may import whom.
package rooms

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floor gives each room its height; a room imports only rooms that lie lower.
var floor = map[string]int{
	"fact":  0,
	"actor": 1,
	"read":  2, "align": 2, "expose": 2, "balance": 2, "gap": 2, "bargain": 2, "shock": 2, "forecast": 2,
	"board": 3, "check": 3, "casebook": 3,
	"brief":          4,
	"internal/store": 3, "internal/source": 4, "internal/home": 5,
	"internal/app":   6,
	"internal/serve": 7,
	"internal/cli":   8,
}

// pure are the rooms that take values and give values: nothing but the standard library,
// gonum and lower pure rooms.
var pure = []string{
	"fact", "actor", "read", "align", "expose", "balance", "gap", "bargain", "shock", "forecast", "board", "check", "brief",
}

type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "tightrope/...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// room is the longest room name that the package path starts with, "" for none.
func room(path string) string {
	path = strings.TrimPrefix(path, "tightrope/")
	best := ""
	for name := range floor {
		if (path == name || strings.HasPrefix(path, name+"/")) && len(name) > len(best) {
			best = name
		}
	}
	return best
}

func TestDirection(t *testing.T) {
	for _, p := range packages(t) {
		from := room(p.ImportPath)
		if from == "" {
			continue
		}
		for _, imp := range p.Imports {
			to := ""
			if strings.HasPrefix(imp, "tightrope/") {
				to = room(imp)
			}
			switch {
			case to == from:
			case to != "" && floor[to] >= floor[from] && !(from == "shock" && to == "bargain"):
				t.Errorf("%s imports %s: the way goes only down (%s is on floor %d, %s on %d)",
					p.ImportPath, imp, from, floor[from], to, floor[to])
			case to == "" && slices.Contains(pure, from) && !strings.HasPrefix(imp, "gonum.org/") && strings.Contains(strings.Split(imp, "/")[0], "."):
				t.Errorf("%s imports %s: a pure room takes the standard library and gonum only", p.ImportPath, imp)
			}
		}
	}
}

func TestFactImportsTheStandardLibraryOnly(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "tightrope/fact" {
			continue
		}
		for _, imp := range p.Imports {
			if strings.Contains(imp, ".") || strings.HasPrefix(imp, "tightrope/") {
				t.Errorf("fact imports %s", imp)
			}
		}
	}
}
