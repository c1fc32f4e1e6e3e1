package brief

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"tightrope/fact"
)

// Problem is one breach of a rule: E1 to E20 are errors, W1 to W10 warnings. Where is the path
// of the field in the JSON form.
type Problem struct {
	Rule  string `json:"rule"`
	Where string `json:"where"`
	Text  string `json:"text"`
}

// IsError says that a brief with this problem is not to be handed out.
func (p Problem) IsError() bool { return strings.HasPrefix(p.Rule, "E") }

func (p Problem) String() string { return p.Rule + " " + p.Where + ": " + p.Text }

// Rules says in one line what each rule of the lint wants.
var Rules = []Setting{
	{"E1", "each judgment has exactly one term or number, and they agree"},
	{"E2", "one scale per brief, printed"},
	{"E3", "no confidence level beside a likelihood in one sentence"},
	{"E4", "confidence comes with its reason: count, independence, age, gaps"},
	{"E5", "each judgment has a horizon date and an outcome that can be seen"},
	{"E6", "every number has value, unit, period, basis, source and retrieval date"},
	{"E7", "every id resolves, and every quotation is an exact substring"},
	{"E8", "at least two alternatives, scored; the leader is the least refuted"},
	{"E9", "at least one diagnostic item stands behind each judgment"},
	{"E10", "sources of one family count once; a single family is flagged; no self-citation"},
	{"E11", "zero and missing never share a symbol"},
	{"E12", "shares and sums agree when computed again"},
	{"E13", "each share names its denominator; bases that disagree are both shown"},
	{"E14", "evidence of another period than the claim's is marked and decides nothing"},
	{"E15", "each assumption says what follows if it is wrong"},
	{"E16", "each judgment has an indicator with direction, threshold, source and next date"},
	{"E17", "contrary evidence is listed, or none found with the search stated"},
	{"E18", "facts, assumptions and judgments are tagged; no likelihood word in a fact"},
	{"E19", "a change table stands against the last issue, if there is one"},
	{"E20", "forecast numbers link to a back-test with n, Brier score and base rate"},
	{"W1", "hedges without a term (may, could, might)"},
	{"W2", "loaded adjectives, or advice on policy"},
	{"W3", "the main message is not in the first sixty words"},
	{"W4", "a judgment over forty words, or with two propositions"},
	{"W5", "the evidence is older than the horizon allows"},
	{"W6", "coverage under 80 percent of the denominator"},
	{"W7", "precision beyond the data"},
	{"W8", "a chart without title, unit or source"},
	{"W9", "illustrative material"},
	{"W10", "a likelihood word outside the scale"},
}

// Lint checks a brief against the rules, and returns the problems in the order of the rules.
// A brief without error is one that can be defended line by line; warnings are for the author.
func Lint(b Brief) []Problem {
	l := &linter{b: b, byID: map[string]fact.Explanation{}, sources: map[string]fact.Source{}}
	for _, e := range b.Annex {
		l.byID[e.ID] = e
	}
	for _, s := range b.Sources {
		l.sources[s.ID] = s
	}
	l.collect(reflect.ValueOf(b), "")
	for _, check := range []func(){
		l.terms, l.scale, l.confidence, l.outcomes, l.numbers, l.references, l.quotes,
		l.alternatives, l.diagnostic, l.families, l.missing, l.arithmetic, l.bases, l.periods,
		l.assumptions, l.indicators, l.contrary, l.tags, l.changes, l.backtests,
		l.hedges, l.loaded, l.message, l.propositions, l.age, l.coverage, l.precision, l.charts,
	} {
		check()
	}
	slices.SortStableFunc(l.found, func(a, b Problem) int { return cmp.Compare(ruleIndex(a.Rule), ruleIndex(b.Rule)) })
	return l.found
}

func ruleIndex(rule string) int {
	return slices.IndexFunc(Rules, func(s Setting) bool { return s.Name == rule })
}

// linter holds the brief with everything of a kind that the walk found, each at its place.
type linter struct {
	b          Brief
	byID       map[string]fact.Explanation
	sources    map[string]fact.Source
	texts      []located[Text]
	figures    []located[Figure]
	statements []located[Statement]
	ids        []located[string] // every id that is cited
	words      []located[string] // short strings that are shown as they are
	found      []Problem
}

type located[T any] struct {
	where string
	v     T
}

func (l *linter) report(rule, where, format string, a ...any) {
	l.found = append(l.found, Problem{rule, where, fmt.Sprintf(format, a...)})
}

// citing are the names of the fields that hold ids of explanations; shown are those of short
// strings that stand on the page outside any link.
var (
	citing = []string{"ref", "evidence", "rests", "rows", "ties", "tie", "item", "check", "carries", "judgments", "backtest"}
	shown  = []string{"name", "direction", "flags", "unit", "voice", "event", "axis"}
)

// collect walks the model by its types. The annex and the manifest's inputs are not text of
// the brief.
func (l *linter) collect(v reflect.Value, where string) {
	switch x := v.Interface().(type) {
	case Text:
		l.texts = append(l.texts, located[Text]{where, x})
	case Figure:
		l.figures = append(l.figures, located[Figure]{where, x})
	case Statement:
		l.statements = append(l.statements, located[Statement]{where, x})
	case []fact.Explanation, []fact.Source, []Input, []Setting, fact.Date, fact.Period:
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			l.collect(v.Elem(), where)
		}
	case reflect.Slice:
		for i := range v.Len() {
			l.collect(v.Index(i), fmt.Sprintf("%s[%d]", where, i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			l.field(v, i, where)
		}
	}
}

func (l *linter) field(v reflect.Value, i int, where string) {
	f := v.Type().Field(i)
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	path := where
	if name != "" {
		path = strings.TrimPrefix(where+"."+name, ".")
	}
	value := v.Field(i)
	switch x := value.Interface().(type) {
	case string:
		if x != "" && slices.Contains(citing, name) {
			l.ids = append(l.ids, located[string]{path, x})
		} else if slices.Contains(shown, name) {
			l.words = append(l.words, located[string]{path, x})
		}
	case []string:
		for _, s := range x {
			if slices.Contains(citing, name) {
				l.ids = append(l.ids, located[string]{path, s})
			} else if slices.Contains(shown, name) {
				l.words = append(l.words, located[string]{path, s})
			}
		}
	default:
		l.collect(value, path)
	}
}

// each runs over the judgments with their paths.
func (l *linter) each(f func(where string, j Judgment)) {
	for i, j := range l.b.Judgments {
		f(fmt.Sprintf("judgments[%d]", i), j)
	}
}

// own is a text without the words of others.
func (t Text) own() string {
	var b strings.Builder
	for _, r := range t {
		if !r.Foreign {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
