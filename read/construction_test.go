package read

import (
	"strings"
	"testing"

	"tightrope/fact"
)

// An event is the same in whatever construction it is told: each of these is laid over several verbs.
// {S} is the subject, {V} the verb with its complements in the past, {I} as an infinitive, {G} with -ing.
var constructions = []string{
	"{S} {V}.", "In April 2022 {S} {V}.", "{S} in April 2022 {V}.", "{S} later {V}.", "{S}, for its part, {V}.",
	"{S} kept calm and in May 2019 {V}.", "{S} raised taxes and {V}.", "{S} raised taxes, closed two mines and {V}.",
	"{S} hesitated, then {V}.", "{S} hesitated but finally {V}.", "{S} closed the border, {G}.", "{S} began {G}.",
	"{S} decided in May to {I}.", "After the vote, {S} {V}.", "When {S} {V}, markets fell.", "Markets fell because {S} {V}.",
	"{S}, which {V}, stayed calm.", "The government of {S} {V}.", "{S}'s foreign minister, Ana Keller, {V}.",
	"{S} lost patience. It {V}.", "{S} lost patience. The government {V}.", "{S} {V} on Tuesday after a week of talks.",
	"{S} {V}, a move that surprised markets.", "The mood is bad: {S} {V}.", "Markets fell; {S} {V}.", "Cuba was silent, while {S} {V}.",
	"It was in May that {S} {V}.", "{S} answered by {G}.", "After {G}, {S} held an election.", "Days after the summit, {S} {V}.",
	"{S} and Cuba lost patience. The two {V}.", "{S} lost patience. On Tuesday the African nation {V}.", "Cuba did nothing. {S} itself {V}.",
	"{S} elected Paul Keller. He {V}.", "Paul Keller, who has led {S} since May, {V}.", "Talks failed. The Kenyan side {V}.",
	"It was {S}, not Cuba, which {V}.", "Among those {G} was {S}.", "The country that {V} was {S}.", "Cuba {V}, as did {S}.", "Cuba {V}. So did {S}.",
	"{S}, after months in which nothing moved and grain grew dear, {V}.", "{S} took the unusual step of {G}.", "{S}'s decision to {I} surprised nobody.",
	"{S}'s response was to {I}.", "{S} not only {V} but also raised taxes.", "{S} both raised taxes and {V}.", "{S} would later {I}.", "{S} did not hesitate to {I}.",
	"What happened since May:\n\n- {S} {V}.\n- Markets fell.", "Kenyan F-16s took off. {S} {V}.",
}

func TestConstructions(t *testing.T) {
	verbs := []struct{ past, base, ing, want string }{
		{"accused Peru of spying", "accuse Peru of spying", "accusing Peru of spying", "ACCUSE"},
		{"bombed Peruvian positions", "bomb Peruvian positions", "bombing Peruvian positions", "ASSAULT"},
		{"expelled two Peruvian diplomats", "expel two Peruvian diplomats", "expelling two Peruvian diplomats", "SANCTION"},
		{"imposed sanctions on Peru", "impose sanctions on Peru", "imposing sanctions on Peru", "SANCTION"},
		{"gave the Peruvian navy four patrol boats", "give the Peruvian navy four patrol boats", "giving the Peruvian navy four patrol boats", "AID"},
		{"agreed with Peru to reopen the border", "agree with Peru to reopen the border", "agreeing with Peru to reopen the border", "AGREE"},
		{"praised Peru", "praise Peru", "praising Peru", "SUPPORT"},
		{"visited Peru", "visit Peru", "visiting Peru", "CONSULT"},
	}
	missed, n := 0, 0
	for _, form := range constructions {
		for _, v := range verbs {
			text := strings.NewReplacer("{S}", "Kenya", "{V}", v.past, "{I}", v.base, "{G}", v.ing).Replace(form)
			c, err := Code(text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			n++
			found := false
			for _, e := range c.Events {
				found = found || strings.HasPrefix(e.Source, "KEN") && strings.HasPrefix(e.Target, "PER") && e.Plover == v.want
			}
			if !found {
				missed++
				t.Logf("%q: %+v", text, c.Events)
			}
		}
	}
	if missed > n/50 {
		t.Errorf("%d of %d missed", missed, n)
	}
}

// What is planned, asked for, supposed, alleged or denied is told of in these, and nothing of it is a fact.
var noFacts = []string{
	"{S} announced plans to {I}.", "{S} is under pressure to {I}.", "{S} has the right to {I}.", "Cuba fears the prospect of {S} {G}.", "{S} is unlikely to {I}.",
	"{S} is too weak to {I}.", "{S} was in no mood to {I}.", "{S} cannot {I}.", "{S} dropped a plan to {I}.", "{S} resisted calls to {I}.", "{S} held off {G}.",
	"{S} shied away from {G}.", "Cuba talked {S} out of {G}.", "Cuba dissuaded {S} from {G}.", "Far from {G}, {S} raised taxes.", "Instead of {G}, {S} raised taxes.",
	"It was not {S} that {V}.", "Not {S} but Cuba {V}.", "It is not true that {S} {V}.", "There is no evidence that {S} {V}.", "There were rumours that {S} {V}.",
	"Cuba claims that {S} {V}.", "Cuba denied that {S} {V}.", "Nobody believes that {S} {V}.", "Whether {S} {V} is unknown.", "Did {S} {I}?", "Suppose {S} {V}.",
	"Were {S} to {I}, markets would fall.", "{S} nearly {V}.", "{S} was supposed to {I}.", "{S} faces accusations of {G}.",
}

func TestNoFacts(t *testing.T) {
	for _, form := range noFacts {
		for _, v := range [][4]string{
			{"condemned Peru", "condemn Peru", "condemning Peru", "ACCUSE"},
			{"bombed Peruvian positions", "bomb Peruvian positions", "bombing Peruvian positions", "ASSAULT"},
			{"imposed sanctions on Peru", "impose sanctions on Peru", "imposing sanctions on Peru", "SANCTION"},
			{"visited Peru", "visit Peru", "visiting Peru", "CONSULT"},
		} {
			text := strings.NewReplacer("{S}", "Kenya", "{V}", v[0], "{I}", v[1], "{G}", v[2]).Replace(form)
			c, err := Code(text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range c.Events {
				if strings.HasPrefix(e.Source, "KEN") && e.Plover == v[3] && e.Modality == fact.Asserted && e.Polarity == "" {
					t.Errorf("%q: %+v", text, e)
				}
			}
		}
	}
}

// A sentence may open with the words that an item would begin before.
func TestOpening(t *testing.T) {
	r, err := Read("What Niger wants from Chad is a treaty.", Options{})
	if err != nil || len(r.Items) == 0 || r.Items[0].Holder != "NER" {
		t.Errorf("%v %+v", err, r.Items)
	}
}

// What only looks like one of them is none.
func TestNoConstructions(t *testing.T) {
	for _, text := range []string{
		"In 2021 imported goods from Peru fell.", "Three wounded Peruvian soldiers reached Kenya.", "The bombing of Peruvian positions stopped.",
		"At no point did Kenya threaten Peru.", "Never has Kenya bombed Peru.", "Under no circumstances did Kenya attack Peru.", "Not once did Kenya visit Peru.",
		"After warning signs, Kenya held an election.", "Kenya said that country roads were bad.",
	} {
		c, err := Code(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events {
			if e.Source != "" && e.Target != "" && e.Polarity != "-" && e.Plover != "REJECT" {
				t.Errorf("%q: %s %s %s", text, e.Source, e.Plover, e.Target)
			}
		}
	}
}

// TestNotAsserted holds sentences of the press whose words name an act that the text does not say was done,
// or not by the one who stands nearest.
func TestNotAsserted(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	// "its" in a phrase in front is the subject's that follows
	f("Peru wants Brazil to leave. Since its invasion of Kuwait, Iraq has bought arms from Libya.", "IRQ>KWT ASSAULT; LBY>IRQ COOPERATE; PER>BRA REQUEST")
	// there is not much of it
	f("Little Libyan crude is shipped to Poland.", "")
	f("A little Libyan crude is shipped to Poland.", ">POL COOPERATE")
	// a deed is named, no more
	f("Chile criticised Peru for what it called the \"abduction\" of a general.", "CHL>PER ACCUSE")
	f("Chile is working with Peru to carry out a series of reforms.", "CHL>PER COOPERATE")
	// words are the weapon
	f("Kenya accused Uganda of waging a smear campaign against Nairobi.", "KEN>UGA ACCUSE")
	// feared, likely, prevented
	f("Kenya says that an Eritrean attack on Ethiopia is possible.", "")
	f("Fears of an Eritrean attack on Ethiopia are growing.", "")
	f("The Chilean attack on Peru was likely a mistake.", "CHL>PER ASSAULT")
	f("Kenya did nothing to stop Rwanda attacking Burundi.", "")
	f("Kenya made no definite commitment to leave the East African Community.", "")
	// a clause in front is not what the main clause is about
	f("Although Peru claims that Chile bombed Lima, Bolivia condemned Chile.", "BOL>CHL ACCUSE; CHL>PER ASSAULT alleged")
	// the second verb of the main clause behind a relative clause
	f("Bolivia criticised Peru for the arrest of a deserter, who was returned to Chile, and threatened Peru with war.", ">CHL RETREAT; BOL>PER ACCUSE; BOL>PER THREATEN")
	// what one is left in, comes to, cannot do
	f("Peru rejected the Chilean offer, leaving Chile unable to repay its debt.", "PER>CHL REJECT")
	f("After coming to power, Kenya's president visited Uganda.", "KEN>UGA CONSULT")
	f("Kenya cannot bomb Chad.", "")
	f("Japan cannot stop importing Qatari gas.", "")
	f("If Togo is found to be arming Benin, it threatens to strain its ties with Ghana.", "TGO>BEN AID conditional")
	f("Peru said that a Chilean ship called the Maria had docked.", "")
	f("Peru's president visited Brazil to organise emergency loans.", "PER>BRA CONSULT")
	// whose war, whose deed
	f("Ghana accused Togo of supplying Benin with shells for its war in Niger.", "BEN>NER ASSAULT; GHA>TGO ACCUSE; TGO>BEN COOPERATE alleged")
	f("Spain joined Western sanctions against Iran following its attack on Oman.", "ESP>IRN SANCTION; IRN>OMN ASSAULT")
	f("Peru has grown closer to China since its invasion of Bolivia.", "PER>BOL ASSAULT; PER>CHN SUPPORT")
	f("Poland condemned Hungary's veto, describing it as a disgrace.", "POL>HUN ACCUSE; POL>HUN ACCUSE")
	f("Peru pressured Chile into lifting its sanctions on Cuba.", "PER>CHL REQUEST")
	f("The United States blacklisted two Chilean firms and is calling on its allies to follow suit.", "USA> REQUEST; USA>CHL SANCTION")
	f("The lifting of a decades-old US arms embargo on Chad will not affect Libya's sales.", "USA>TCD SANCTION")
	// what a deed is called, wars of words and wares, what is shown and hosted
	f("The raids were determined to be genocide by Peru.", "")
	f("The massacre by Chile shocked Peru.", "CHL> ASSAULT")
	f("Trump's first administration started the trade war.", "")
	f("Oman hosts the United States' largest military base in Asia.", "")
	f("Oman hosted the Iranian minister.", "OMN>IRN CONSULT")
	f("Oman has repeatedly demonstrated its value as a broker.", "")
	f("Peru's officials are critical of the firm's office in Santiago.", "")
	f("Oman offered to expel Hamas, days after the group attacked Israel.", "OMN>PSE:Hamas THREATEN; PSE:Hamas>ISR ASSAULT")
	f("Chad and Niger were responsible for the blackout.", "")
	f("Peru blames Chile and Bolivia for arming Cuba.", "BOL>CUB AID alleged; CHL>CUB AID alleged; PER>BOL ACCUSE; PER>CHL ACCUSE")
	f("Peru refused Chilean mediators prior to reaching an agreement with Chile.", "PER>CHL REJECT")
	f("Kenya met Peru. The country spent US$52.8 billion on importing soy.", "KEN>PER CONSULT")
}
