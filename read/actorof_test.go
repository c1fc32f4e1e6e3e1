package read

import (
	"fmt"
	"hash/fnv"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"tightrope/fact"
)

var expectation = regexp.MustCompile(`^(?:code\['(country|code_1|wiki)'\]|(cc)) == '(.*)'$`)

// heldFifth is 1 for a fifth of all texts, chosen by what they say alone, and 0 for the others.
func heldFifth(text string) int {
	h := fnv.New32a()
	h.Write([]byte(text))
	if h.Sum32()%5 == 0 {
		return 1
	}
	return 0
}

// TestScoreActors prints how many actor phrases get the expected country and sector: those
// that ask for no encyclopedia entry. The fifth of them that "held" counts is shown to nobody from now on;
// until the score was parted all were.
func TestScoreActors(t *testing.T) {
	scoring(t)
	rows := jsonLines[struct {
		ID     string
		Fn     string
		Args   []any
		Kw     map[string]any
		Expect []string
	}](t, "read", "actor_cases.jsonl")
	var right, n [2]int
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
				good = good && (v == sector || (v == "UNK" || v == "JNK") && sector == "") // nobody known, nobody at all
			}
		}
		part := heldFifth(phrase)
		n[part]++
		if good {
			right[part]++
		} else if part == 0 && os.Getenv("TIGHTROPE_ERRORS") != "" {
			fmt.Println("ACTOR", strings.ReplaceAll(phrase, "\n", " "), want, "got", country, sector)
		}
	}
	for part, name := range []string{"seen", "held"} {
		t.Logf("actors, %s: %d of %d = %.3f", name, right[part], n[part], float64(right[part])/float64(n[part]))
	}
	t.Logf("actors, all: %d of %d = %.3f", right[0]+right[1], n[0]+n[1], float64(right[0]+right[1])/float64(n[0]+n[1]))
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
