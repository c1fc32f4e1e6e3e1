package read

import (
	"strings"
	"testing"
)

// TestLexicon is the linter of the embedded tables: they load without an error, and are as
// large as they have to be.
func TestLexicon(t *testing.T) {
	l, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	frames := len(l.acts)
	for _, f := range l.frames {
		frames += len(f)
	}
	for _, o := range l.ops {
		frames += len(o)
	}
	if frames < 1500 {
		t.Errorf("%d frames, event nouns and operators: want 1,500 or more", frames)
	}
	for v, n := range l.byVerb {
		if v != strings.ToLower(v) || strings.ContainsAny(v, " \t") {
			t.Errorf("lemma %q (%d): want one word in lower case", v, n)
		}
	}
}

// TestLexiconErrors shows what the linter says to a bad row.
func TestLexiconErrors(t *testing.T) {
	f := func(row func(*lexicon) func([]string) error, line, want string) {
		t.Helper()
		l := newLexicon()
		l.codes["11"] = cameoCode{"ACCUSE", "", -2}
		err := row(l)(strings.Split(line, "\t"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v: want %q in it", line, err, want)
		}
	}
	f(func(l *lexicon) func([]string) error { return l.addFrames }, "accuse\t-\tobj", "3 fields")
	f(func(l *lexicon) func([]string) error { return l.addFrames }, "accuse\t-\tobj\t99", "not a CAMEO code")
	f(func(l *lexicon) func([]string) error { return l.addFrames }, "accuse\tobj:@nowhere\tobj\t111", "@nowhere is not")
	f(func(l *lexicon) func([]string) error { return l.addOperator }, "urge\tsideways\tdemand", "link \"sideways\"")
	f(func(l *lexicon) func([]string) error { return l.addPlace }, "town\tFRA\tLyon", "kind \"town\"")
	f(func(l *lexicon) func([]string) error { return l.addPlace }, "place\tF RA\tLyon", "actor id")
	f(func(l *lexicon) func([]string) error { return l.addLeader }, "FRA\t2017-13..\tGOV\tMacron", "2017-13")
	f(func(l *lexicon) func([]string) error { return l.addWords }, "article\tthe", "part of speech")
	f(func(l *lexicon) func([]string) error { return l.addTie }, "ally\t?\t-\tof", "sign")
	f(func(l *lexicon) func([]string) error { return l.addCameo }, "11\tACCUSE\t-\t-20", "intensity")
}
