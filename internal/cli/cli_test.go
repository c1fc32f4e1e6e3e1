package cli

import (
	"bytes"
	"strings"
	"testing"

	"tightrope/internal/app"
)

// try runs one command and gives its exit code and what it wrote.
func try(stdin string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = Main(args, strings.NewReader(stdin), &o, &e)
	return code, o.String(), e.String()
}

func cases(t *testing.T) []string {
	t.Helper()
	return app.New().CaseNames()
}

func TestHelp(t *testing.T) {
	code, out, _ := try("", "--help")
	if code != 0 || !strings.Contains(out, "brief") || !strings.Contains(out, "azerbaijan") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestExitCodes(t *testing.T) {
	f := func(want int, says string, args ...string) {
		t.Helper()
		code, out, errs := try("", args...)
		if code != want || !strings.Contains(out+errs, says) {
			t.Errorf("%v: exit %d, %q: want %d and %q", args, code, out+errs, want, says)
		}
	}
	f(exitDone, "tightrope", "version")
	f(exitUsage, "unknown", "brief", "azerbaijan", "--nonsense")
	f(exitUsage, "--as-of", "brief", "azerbaijan", "--as-of", "yesterday")
	f(exitFailed, "azerbaijan", "brief", "atlantis")
	f(exitFailed, "no such file", "brief", "./atlantis.txt")
	f(exitUsage, "have this id", "explain", "x.atlantis.p")
}

func TestCompletion(t *testing.T) {
	f := func(shell, says string) {
		t.Helper()
		if code, out, _ := try("", "completion", shell); code != 0 || !strings.Contains(out, says) {
			t.Errorf("%s: exit %d: %s", shell, code, out)
		}
	}
	f("bash", "complete -o default -F _tightrope tightrope")
	f("zsh", "#compdef tightrope")
	f("fish", "azerbaijan")
}
