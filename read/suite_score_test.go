package read

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

// storyActors are the kingdoms and people of the tales in which PETRARCH's and TABARI's records
// are set, as far as the records tell their codes.
const storyActors = `ARNOR_ [ARN]
+ARNORIAN
GONDOR_ [GON]
+MINAS_TIRITH
+GONDORIAN
CALENARDHON_ [CAL]
DAGOLATH_ [DAG]
+DAGOLATHI
OSGILIATH_ [OSG]
ITHILEN_ [ITH]
+ITHILENIT
ERIADOR_ [ERI]
+ERIADORI
BREE_ [BRE]
MORDOR_ [MOR]
+CIRITH_UNGOL
ROHAN_ [ROH]
FORNOST_ [FOR]
CARAS_GALADHON_ [ELF]
+LORIEN
+ELVES
DOL_AMROTH_ [DOL]
+PRINCE_OF_DOL_AMROTH
GOLLUM_ [HOB]
+SHIRE
+BILBO
+FRODO
+SMEAGOL
`

type suiteRow struct {
	ID, Date, Text string
	Events         []any
}

// TestScoreSuites prints how many records of PETRARCH's unit tests and TABARI's validation suite
// have the pairs of actors right, and the pairs with the root of the code, with the published
// dictionaries and the actors of the tales loaded. The verb dictionaries of the suites themselves
// are not public with the records: their codes often are none of CAMEO.
func TestScoreSuites(t *testing.T) {
	scoring(t)
	dir := sample.Dir(t, "read", "dictionaries")
	files := []DictionaryFile{{"tales", storyActors}}
	for _, name := range []string{"Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.agents.txt", "CAMEO.verbpatterns.txt"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, DictionaryFile{name, string(b)})
	}
	dict, err := LoadDictionary(files...)
	if err != nil {
		t.Fatal(err)
	}
	for _, suite := range []string{"petrarch1_unittest", "tabari_validation"} {
		all, pairs, n := 0, 0, 0
		for _, row := range jsonLines[suiteRow](t, "read", "sets", suite+".jsonl") {
			want := suiteEvents(row.Events)
			if want == nil {
				continue
			}
			d, _ := compactDate(row.Date)
			c, err := Code(row.Text, Options{Dictionary: dict, Date: d})
			if err != nil {
				t.Fatal(err)
			}
			n++
			var got [][3]string
			for _, e := range c.Events {
				got = append(got, [3]string{e.Source, e.Target, e.Cameo})
			}
			if key(got, 2) == key(want, 2) {
				pairs++
			} else if os.Getenv("TIGHTROPE_ERRORS") != "" {
				fmt.Println(suite, row.ID, want, got, row.Text)
			}
			if key(got, 3) == key(want, 3) {
				all++
			}
		}
		t.Logf("%s: actors right %d of %d, actors and code %d", suite, pairs, n, all)
	}
}

func suiteEvents(rows []any) [][3]string {
	var out [][3]string
	for _, r := range rows {
		switch v := r.(type) {
		case []any:
			out = append(out, [3]string{fmt.Sprint(v[0]), fmt.Sprint(v[1]), fmt.Sprint(v[2])})
		case map[string]any:
			if v["sourcecode"] == nil {
				return nil
			}
			out = append(out, [3]string{fmt.Sprint(v["sourcecode"]), fmt.Sprint(v["targetcode"]), fmt.Sprint(v["eventcode"])})
		}
	}
	return out
}

func key(rows [][3]string, n int) string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.Join(r[:n], " "))
	}
	sort.Strings(out)
	return strings.Join(out, ";")
}
