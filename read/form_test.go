package read

import (
	"testing"

	"tightrope/fact"
)

const interviewText = `Four questions

Leila Mansour served as a Jordanian envoy in Brussels and now writes on water. She talked to us in Amman.

Does Jordan depend on Israel for water?

Yes, and everybody knows it. Israel sold us 100 million cubic metres last year. We signed an agreement for more in 2021, and I have seen the draft.

And the Americans?

In 2018 the two governments signed an accord on aid, and our ministers flew to Washington to thank the donors. I would have done the same.

So Jordan will not break with Israel.

It cannot. In November 2023 Jordan recalled its ambassador from Israel, and our parliament voted to review the treaty. I think that the treaty will survive.

Is Iran a threat?

In April 2024 Iranian drones crossed our sky. Tehran warned us not to do it again, and we did it again in October. I do not know whether it forgave us.
`

// An interview without labels: what is put is not read, what is answered is said by the one who
// answers, and "we" and "the two governments" are meant from there.
func TestInterviewWithoutLabels(t *testing.T) {
	res := valid(t, interviewText)
	prompts, answers := 0, 0
	for _, s := range res.Doc.Sentences {
		switch {
		case s.Kind == Prompt:
			prompts++
		case s.Speaker == "Leila Mansour":
			answers++
		case s.Speaker != "":
			t.Errorf("speaker %q", s.Speaker)
		}
	}
	if prompts != 4 || answers != 11 {
		t.Errorf("%d prompts and %d sentences of answers: want 4 and 11", prompts, answers)
	}
	accord := false
	for _, it := range res.Items {
		if it.Kind == fact.OpenQuestion {
			t.Errorf("a prompt is an open question: %q", it.Quote)
		}
		if it.Kind == fact.EventItem && it.Voice != "Leila Mansour" && it.Quote != "She talked to us in Amman" {
			t.Errorf("%q says %q", it.Voice, it.Quote)
		}
		accord = accord || it.Kind == fact.EventItem && it.Source == "JOR" && it.Target == "USA" && it.Plover == "SUPPORT"
	}
	if !accord {
		t.Error("the two governments are not those of Jordan and America")
	}
}

// Questions alone make no interview: a list of answers that nobody speaks, and an essay that asks.
func TestNoInterview(t *testing.T) {
	for _, text := range []string{
		"Maria Holm covers trade for the paper.\n\nWhat is a tariff?\n\nA tariff is a duty that a state takes on goods that others bring to its ports and markets every year.\n\n" +
			"Who pays it?\n\nThe importer pays it, and most of the time the buyer of the goods pays the importer for it in the end.\n\nWho likes it?\n\nThe owners of factories that make the same goods like it, and the treasury that takes it likes it as well.\n",
		"Maria Holm left the ministry in spring.\n\nWhy did she go?\n\nI asked her in Oslo, and our talk lasted for two hours in which she told me of Russia, of Norway and of the cold.\n\n" +
			"Norway buys nothing from Russia, and Russia sells nothing to Norway, which I thought strange for two neighbours that share a border.\n\nShe agreed with me, and we left it at that for the rest of the evening in the harbour of the town.\n",
	} {
		for _, s := range Parse(text).Sentences {
			if s.Kind == Prompt || s.Speaker != "" {
				t.Errorf("taken for a part of an interview: %q", text[s.Start:s.End])
			}
		}
	}
}

// The lines on an author say whose citizen writes, not where he served.
func TestAuthorIsOfHisState(t *testing.T) {
	text := "Our government likes to say that Bolivia has no enemies. Our president flew to Moscow. China bought our gas. We have asked nobody for loans. " +
		"Our foreign minister travelled to Washington. We voted against the resolution.\n\nTomás Arce was a Bolivian consul in Lima and in Quito for Peru and Ecuador."
	d := Parse(text)
	newReader(standard(), d)
	if d.own != "BOL" {
		t.Errorf("ours is %q: want BOL", d.own)
	}
}
