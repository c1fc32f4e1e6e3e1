package read

import (
	"strings"
	"testing"

	"tightrope/fact"
)

// said writes the speeches of a text as "source | cue | content".
func said(text string) []string {
	d := Parse(text)
	newReader(standard(), d)
	var out []string
	cut := func(r run) string {
		if r.last <= r.first {
			return ""
		}
		return d.Text[d.Tokens[r.first].Start:d.Tokens[r.last-1].End]
	}
	for _, s := range speeches(d, nil) {
		var content []string
		for _, c := range s.content {
			content = append(content, cut(c))
		}
		out = append(out, cut(s.source)+" | "+cut(s.cue)+" | "+strings.Join(content, " … "))
	}
	return out
}

func TestSpeeches(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		if got := said(text); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%q\n got  %q\n want %q", text, got, want)
		}
	}
	f("The minister said that the talks had failed.", "The minister | said | that the talks had failed")
	f("While Sudan says the deal is dead, Egypt is hopeful.", "Sudan | says | the deal is dead")
	f("While Sudan fears Egypt, it needs Libya.", "it | needs | Libya")
	f("If Chad says that the pact is off, Niger will leave.")
	f("\"The deal is dead,\" Okello said in remarks carried by Kenyan outlets.", "Okello | said | \"The deal is dead,\"")
	f("The president said on Tuesday the government would stay.", "The president | said | the government would stay")
	f("Peru has left, Perez said in an interview published on Friday, a step away from Chile.", "Perez | said | Peru has left")
	f("The minister told Chad that Niger wants a halt, indicating that Chad may get nothing.", "The minister | told | that Niger wants a halt", "Niger | wants | a halt", "The minister | indicating | that Chad may get nothing")
	f("The minister said the talks had failed.", "The minister | said | the talks had failed")
	f("“The talks have failed,” the minister said.", "the minister | said | “The talks have failed,”")
	f("\"The talks have failed,\" said Anna Berg, the foreign minister.", "Anna Berg, the foreign minister | said | \"The talks have failed,\"")
	f("The talks, she said, have failed.", "she | said | The talks … have failed")
	f("\"They failed,\" he said. \"We leave.\"", "he | said | \"They failed,\" … \"We leave.\"")
	f("According to the ministry, exports fell.", "the ministry | According to | exports fell")
	f("Exports fell, according to the ministry.", "the ministry | according to | Exports fell")
	f("Anna Berg, the foreign minister, told reporters that exports fell.", "Anna Berg, the foreign minister, | told | that exports fell")
	f("The general has repeatedly warned that the front may break.", "The general | has repeatedly warned | that the front may break")
	f("The party called for a truce.", "The party | called for | a truce")
	f("The union wants to strike.", "The union | wants | to strike")
	f("A survey shows that voters are tired.", "A survey | shows | that voters are tired")
	f("Prices rose, analysts say.", "analysts | say | Prices rose")
	f("In the words of one envoy, the pact is dead.", "one envoy | In the words of | the pact is dead")
	f("A senior official, who asked not to be named, said sanctions were likely.", "A senior official, who asked not to be named, | said | sanctions were likely")
	f("In the minister's judgement Peru has paid too much.", "the minister | judgement | Peru has paid too much")
	f("For the historian Paul Mbeki, of Nairobi, the mistake is another: the ministers confuse speed with haste.", "the historian Paul Mbeki | For | the mistake is another: the ministers confuse speed with haste")
	f("The way Anna Berg sees it, the port is a trap.", "Anna Berg | sees it | the port is a trap")
	f("The minister is reported to have answered the envoy that a ban would be hard.", "The minister | is reported to have answered | that a ban would be hard")
	f("A Danish official saw it differently: the islanders will sign.", "A Danish official | saw it differently | the islanders will sign")
	f("A Danish official saw it differently: the islanders \"know what they sign,\" he said.", "A Danish official | said | the islanders \"know what they sign,\"")
	f("The ambassador's verdict was short: the pact is dead.", "The ambassador | was short | the pact is dead")
	f("Rain fell. The minister opened the meeting: it lasted an hour.")
	f("Diplomats in Rome read the visit as an insult.", "Diplomats in Rome | read | read the visit as an insult")
	f("The professor considers the loan a trap.", "The professor | considers | considers the loan a trap")
	f("The general has no doubt that the front will hold.", "The general | has no doubt | that the front will hold")
	f("The envoys are of the opinion that the pact is dead.", "The envoys | are of the opinion | that the pact is dead")
	f("It was a price that Rome now says was never fixed.", "Rome | now says | was never fixed")
	f("If they say no, Brussels may let the pact lapse.")
	f("Professor Anna Berg holds that Malta gains nothing.", "Professor Anna Berg | holds | that Malta gains nothing")
	f("Most islanders, suggests the pollster Anna Berg, prefer a distant friend.", "the pollster Anna Berg | suggests | Most islanders … prefer a distant friend")
	f("Malta has never had so many friends, reckons Anna Berg of the Valletta Institute.", "Anna Berg of the Valletta Institute | reckons | Malta has never had so many friends")
	f("Exports fell.")
}

func TestOpinions(t *testing.T) {
	f := func(text, speaker, quote string) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range r.Items {
			if it.Kind == fact.Opinion {
				if it.Speaker != speaker || it.Quote != quote {
					t.Errorf("%q: %q says %q, want %q says %q", text, it.Speaker, it.Quote, speaker, quote)
				}
				return
			}
		}
		if speaker != "" {
			t.Errorf("%q: nobody says anything, want %q", text, speaker)
		}
	}
	f("“The alliance is dead,” said Anna Berg.", "Anna Berg", "“The alliance is dead,”")
	f("Anna Berg called the deal “a gift to our enemies”.", "Anna Berg", "a gift to our enemies")
	f("Analysts say that the alliance is brittle.", "Analysts", "the alliance is brittle")
	f("HOST: Will it last?\n\nGUEST: My view is that the pact will hold.\n\nHOST: Why?\n\nGUEST: It pays.", "guest", "the pact will hold")
	f("The ministry said it had raised the matter.", "", "") // an act, no view
	f("The arms ledger explains the caution.", "", "")
	f("An old rule says that rivers bend.", "", "")
	f("For Ivan Petrov, a historian in Sofia, the pact is a leash.", "Ivan Petrov", "the pact is a leash")
	f("As Lucia Ferro of Leiden University puts it, the pact is a leash.", "Lucia Ferro", "the pact is a leash")
	f("Paula Costa studies Angola. In her view, the debt cannot be paid.", "Paula Costa", "the debt cannot be paid")
	f("Paula Costa studies Angola. João Lourenço met her in May. “He has no friends,” she said.", "Paula Costa", "“He has no friends,”")
	f("Karim Haddad is convinced that Oman will stay neutral.", "Karim Haddad", "Oman will stay neutral")
	f("“Why should we choose?” asked Rosa Silva.", "Rosa Silva", "“Why should we choose?”")
	f("Ana Petrovic of our Zagreb office puts the chance of a war at one in ten.", "Ana Petrovic", "puts the chance of a war at one in ten")
	f("Ana Petrovic doubts that the treaty, which opened the port, will be signed.", "Ana Petrovic", "the treaty, which opened the port, will be signed")
	f("A deputy minister in Hanoi, Tran Van Long, said the bill was too high for us.", "Tran Van Long", "the bill was too high for us")
	f("Peru's government called it blackmail.", "Peru's government", "called it blackmail")
	f("Rosa Silva called the new minister on Monday.", "", "")
	f("Elena Rusu, formerly ambassador in Sofia, retorted that Romania had sold its grain too cheaply.", "Elena Rusu", "Romania had sold its grain too cheaply")
	f("“If they leave, the mine will close,” reckons Pia Holm of Norden Research.", "Pia Holm", "“If they leave, the mine will close,”")
	f("It is a bluff, one diplomat suspects.", "one diplomat", "It is a bluff")
	f("To Mr Ndlovu the port is a hostage.", "Mr Ndlovu", "the port is a hostage")
	f("To Mr Ndlovu the minister gave a medal.", "", "")
	f("The blockade, in Omar Aziz's telling, was a bluff.", "Omar Aziz", "was a bluff")
	f("Chad sold Libya 40 camels, Reuters reported on Monday.", "", "")
	f("If they leave, the generals would shrug.", "", "")
	f("Omar Aziz has refused to call them thieves, whatever Berlin asks.", "", "")
	f("Omar Aziz will go on shopping in both stores.", "", "")
	f("To Petra Novak, who runs a shop in Graz, the border is a wound.", "Petra Novak", "the border is a wound")
	f("Nobody in Lima says that the mine is Chinese.", "", "")
	f("The treaty says that Nepal may not lease the port.", "", "")
	f("Uganda has not confirmed that it had sold the jets.", "", "") // not said
	f("Spain did not say that the treaty was dead.", "", "")
	f("Lagos stopped believing it, and prices rose.", "", "")
	f("Delhi said some friendly words and bought more oil.", "", "") // a thing, no clause
	f("Tehran warned the Iraqis, and through them the Jordanians, hours before the missiles flew.", "", "")
	f("The ministry accuses an unnamed “third force” of plotting in Peru.", "", "")
}
