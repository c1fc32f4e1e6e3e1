package read

import (
	"testing"

	"tightrope/fact"
)

// TestExpectations wants what a text foretells or leaves open, and nothing of what was once foretold.
func TestExpectations(t *testing.T) {
	for text, want := range map[string]fact.ItemKind{
		"The strike is unlikely to end soon.":                          fact.Forecast,
		"The ministers are bound to quarrel over the dam.":             fact.Forecast,
		"A truce with Asmara looks unlikely.":                          fact.Forecast,
		"The bridge is going to hold.":                                 fact.Forecast,
		"Nobody knows whether the ceasefire will hold.":                fact.OpenQuestion,
		"The question is whether Accra will pay.":                      fact.OpenQuestion,
		"It is not known whether Quito will pay.":                      fact.OpenQuestion,
		"The inquiry heard a promise that no Chilean would lose work.": "",
		"Reports that Peru would quit the pact shook Lima.":            "",
		"The bank was expected to fail.":                               "",
		"The delay is due to the war.":                                 "",
		"Its plan is well known.":                                      "",
	} {
		got := fact.ItemKind("")
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range r.Items {
			if it.Kind == fact.Forecast || it.Kind == fact.OpenQuestion {
				got = it.Kind
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
