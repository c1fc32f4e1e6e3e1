package read

import (
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

type suiteRow struct {
	ID, Date, Text string
	Events         []any
}

// taleFiles are the actors and agents of the tales in which the records of both suites are set, and
// the verbs with the codes that the records want, most of which are none of CAMEO.
func taleFiles(t *testing.T, names ...string) []DictionaryFile {
	t.Helper()
	var out []DictionaryFile
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join("testdata", "tales", name))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, DictionaryFile{name, string(b)})
	}
	return out
}

// TestScoreSuites prints how many records of PETRARCH's unit tests and TABARI's validation suite come
// out exactly: the whole set of source, target and code, or the pairs of actors alone. It does so with
// the published dictionaries and the actors of the tales, and with the actors and verbs of the tales
// alone. A record for which no event is wanted is right when there is none.
//
// The codes of the records are those of the suites' own verbs, mostly of WEIS, as PETRARCH's validation
// dictionary says of itself. So the score also prints how many records the verbs can get right at all:
// those of which every code wanted is that of a rule whose words all stand in the sentence, in order
// (and those of which it is that of any rule of a verb of the sentence, whatever else the rule wants).
func TestScoreSuites(t *testing.T) {
	scoring(t)
	dir := sample.Dir(t, "read", "dictionaries")
	published := func(names ...string) []DictionaryFile {
		var out []DictionaryFile
		for _, name := range names {
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, DictionaryFile{name, string(b)})
		}
		return out
	}
	actors := published("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt")
	tales := map[string][]string{
		"petrarch1_unittest": {"actors.txt", "agents.txt", "discards.txt", "verbs.txt"},
		"tabari_validation":  {"tabari.actors.txt", "actors.txt", "tabari.agents.txt", "agents.txt", "discards.txt", "tabari.verbs.txt", "verbs.txt"},
	}
	if dir := os.Getenv("TIGHTROPE_VALIDATION"); dir != "" {
		scoreValidation(t, dir)
	}
	for _, suite := range []string{"petrarch1_unittest", "tabari_validation"} {
		names := tales[suite]
		people := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.HasSuffix(name, "verbs.txt") })
		for _, set := range []struct {
			name  string
			files []DictionaryFile
		}{
			{"published verbs", slices.Concat(taleFiles(t, people...), actors, published("Phoenix.agents.txt", "CAMEO.verbpatterns.txt"))},
			{"verbs of the tales", taleFiles(t, names...)},
		} {
			dict, err := LoadDictionary(set.files...)
			if err != nil {
				t.Fatal(err)
			}
			scoreSuite(t, dict, suite, set.name)
		}
	}
}

// scoreValidation scores the unit tests with the dictionaries that PETRARCH itself runs them with, its
// PETR.Validate.actors.txt, agents, discards and verbs, which are not among the data for tests.
func scoreValidation(t *testing.T, dir string) {
	t.Helper()
	var files []DictionaryFile
	for _, kind := range []string{"actors", "agents", "discards", "verbs"} {
		name := "PETR.Validate." + kind + ".txt"
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
	scoreSuite(t, dict, "petrarch1_unittest", "PETRARCH's own dictionaries")
	scoreSuite(t, dict, "tabari_validation", "PETRARCH's own dictionaries")
}

func scoreSuite(t *testing.T, dict *Dictionary, suite, with string) {
	t.Helper()
	all, pairs, n, reach, near := 0, 0, 0, 0, 0
	kinds := map[string][2]int{}
	for _, row := range jsonLines[suiteRow](t, "read", "sets", suite+".jsonl") {
		want := suiteEvents(row.Events)
		d, _ := compactDate(row.Date)
		c, err := Code(html.UnescapeString(row.Text), Options{Dictionary: dict, Date: d})
		if err != nil {
			t.Fatal(err)
		}
		var got [][3]string
		for _, e := range c.Events {
			got = append(got, [3]string{e.Source, e.Target, e.Cameo})
		}
		n++
		can, verb := dict.reaches(html.UnescapeString(row.Text), want)
		if can {
			reach++
		}
		if verb {
			near++
		}
		kind, _, _ := strings.Cut(row.ID, "-")
		k := kinds[kind]
		k[1]++
		if key(got, 2) == key(want, 2) {
			pairs++
		}
		if key(got, 3) == key(want, 3) {
			all++
			k[0]++
		} else if os.Getenv("TIGHTROPE_ERRORS") != "" {
			fmt.Println(suite, with, row.ID, "reachable", can, want, got, row.Text)
		}
		kinds[kind] = k
	}
	t.Logf("%s, %s: exact %d of %d, actors right %d; these verbs can reach at most %d (%d if only the verb had to stand there)", suite, with, all, n, pairs, reach, near)
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		if k := kinds[kind]; k[1] > 9 {
			t.Logf("   %s %d of %d", kind, k[0], k[1])
		}
	}
}

// reaches says whether every code wanted is that of a rule whose words stand in the text, and whether
// it is that of any rule of a word of it.
func (d *Dictionary) reaches(text string, want [][3]string) (words, verb bool) {
	doc := Parse(text)
	words, verb = true, true
	for _, w := range want {
		all, any := false, false
		for i := range doc.Tokens {
			d.eachRule(doc.Tokens[i].Norm, func(v *verbPattern) {
				if v.code == w[2] || v.reverse == w[2] {
					any = true
					all = all || v.standsAt(doc, i)
				}
			})
		}
		words, verb = words && all, verb && any
	}
	return words, verb
}

// standsAt says whether the words of a rule stand before and behind its verb in their order, whatever
// is between them and whoever the actors are.
func (v *verbPattern) standsAt(doc *Document, i int) bool {
	at := i + 1
	for _, w := range v.form {
		if at >= len(doc.Tokens) || doc.Tokens[at].Norm != w {
			return false
		}
		at++
	}
	return inOrder(doc, v.after, at, 1) && inOrder(doc, v.before, i-1, -1)
}

func inOrder(doc *Document, row []patternWord, at, step int) bool {
	for i := range row {
		for found := row[i].set == nil; !found; at += step {
			if at < 0 || at >= len(doc.Tokens) {
				return false
			}
			for _, w := range row[i].set.phrases {
				first, _, _ := strings.Cut(w, " ")
				found = found || strings.HasPrefix(doc.Tokens[at].Norm, first)
			}
		}
	}
	return true
}

func suiteEvents(rows []any) [][3]string {
	var out [][3]string
	for _, r := range rows {
		switch v := r.(type) {
		case []any:
			out = append(out, [3]string{fmt.Sprint(v[0]), fmt.Sprint(v[1]), fmt.Sprint(v[2])})
		case map[string]any:
			if v["eventcode"] == nil {
				continue
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
