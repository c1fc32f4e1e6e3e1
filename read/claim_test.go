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
		"Ghana stands to lose most.":                                   fact.Forecast,
		"Egypt is on course to default by spring.":                     fact.Forecast,
		"The odds are that Bolivia will pay.":                          fact.Forecast,
		"It is only a matter of time before Serbia pays.":              fact.Forecast,
		"The likeliest outcome is a coup in Bamako.":                   fact.Forecast,
		"Look for Zambia to turn to Beijing next year.":                fact.Forecast,
		"Don't count on Hungary to agree.":                             fact.Forecast,
		"If the pound falls, Egypt is bound to default.":               fact.Forecast,
		"What Jordan will do next is unclear.":                         fact.OpenQuestion,
		"It remains to be seen who will pay.":                          fact.OpenQuestion,
		"How this will end is hard to say.":                            fact.OpenQuestion,
		"They look for water in the hills.":                            "",
		"The embassy would not comment.":                               "",
		"It is unclear who fired first.":                               "",
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
