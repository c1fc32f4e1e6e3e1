package read

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"tightrope/fact"
)

var expectation = regexp.MustCompile(`^(?:code\['(country|code_1|wiki)'\]|(cc)) == '(.*)'$`)

// TestScoreActors prints how many actor phrases get the expected country and sector: those
// that ask for no encyclopedia entry.
func TestScoreActors(t *testing.T) {
	scoring(t)
	rows := jsonLines[struct {
		ID     string
		Fn     string
		Args   []any
		Kw     map[string]any
		Expect []string
	}](t, "read", "actor_cases.jsonl")
	right, n := 0, 0
	for _, row := range rows {
		want := map[string]string{}
		for _, e := range row.Expect {
			if m := expectation.FindStringSubmatch(e); m != nil {
				want[m[1]+m[2]] = m[3]
			}
		}
		phrase, ok := "", false
		if len(row.Args) > 0 {
			phrase, ok = row.Args[0].(string)
		}
		if !ok || row.Fn == "query_wiki" || want["wiki"] != "" || len(want) == 0 {
			continue
		}
		if len(row.Args) > 1 {
			if c, _ := row.Args[1].(string); c != "" {
				continue // the country comes from elsewhere
			}
		}
		var opt Options
		if len(row.Args) > 2 {
			if s, _ := row.Args[2].(string); s != "" {
				opt.Date, _ = fact.ParseDate(s)
			}
		}
		id, sector := ActorOf(phrase, opt)
		country := string(id.State())
		switch country {
		case "EU":
			country = "EUR"
		case "UN", "UNSC", "UNGA", "UNHCR":
			country = "UNO"
		}
		good := true
		for k, v := range want {
			switch k {
			case "country", "cc":
				good = good && (v == country || v == "IGO" && country != "" && len(country) != 3)
			case "code_1":
				good = good && (v == sector || v == "UNK" && sector == "")
			}
		}
		n++
		if good {
			right++
		} else if os.Getenv("TIGHTROPE_ERRORS") != "" {
			fmt.Println("ACTOR", strings.ReplaceAll(phrase, "\n", " "), want, "got", country, sector)
		}
	}
	t.Logf("actors: %d of %d = %.3f", right, n, float64(right)/float64(n))
}
