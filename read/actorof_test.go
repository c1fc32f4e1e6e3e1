package read

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

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
		if !ok || row.Fn == "query_wiki" || want["wiki"] != "" || len(want) == 0 || want["code_1"] == "????" {
			continue
		}
		if len(row.Args) > 1 {
			if c, _ := row.Args[1].(string); c != "" {
				continue // the country comes from elsewhere
			}
		}
		var opt Options
		if len(row.Args) > 2 {
			s, _ := row.Args[2].(string)
			opt.Date = looseDate(s)
		}
		if s, _ := row.Kw["query_date"].(string); s != "" {
			opt.Date = looseDate(s)
		}
		id, sector := ActorOf(phrase, opt)
		country := string(id.State())
		switch country {
		case "EU":
			country = "EUR"
		case "UN", "UNSC", "UNGA", "UNHCR", "ICJ":
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

// looseDate reads the forms of a date in the cases: 2021-07-01, 1 july 2021, October 1, 2021.
func looseDate(s string) fact.Date {
	for _, form := range []string{"2 January 2006", "January 2, 2006"} {
		if t, err := time.Parse(form, s); err == nil {
			s = t.Format("2006-01-02")
		}
	}
	d, _ := fact.ParseDate(s)
	return d
}
