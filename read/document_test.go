package read

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		var out []string
		for _, tok := range tokens(text, nil) {
			out = append(out, tok.Norm)
		}
		if got := strings.Join(out, " "); got != want {
			t.Errorf("%q: got %q: want %q", text, got, want)
		}
	}
	f("Israel’s actions", "israel 's actions")
	f("the Azerbaijanis’ victory", "the azerbaijanis ' victory")
	f("U.S. officials can't meet Mr. Orbán.", "u.s. officials ca n't meet mr orban .")
	f("cease-fire in 2019–20", "cease fire in 2019 20")
	f("$1.3 billion, 40,000 rockets", "$ 1.3 billion , 40,000 rockets")
	f("a rise of 28%", "a rise of 28 %")
	f("Sana'a and O'Brien", "sana'a and o'brien")
	f("George W. Bush met him in the U.S.", "george w. bush met him in the u.s.")
	f("Baghdad ’ s forces", "baghdad 's forces")
	f("Straße, Łódź, Türkiye", "strasse , lodz , turkiye")
	f("on\u00a0the\u202e left\u202c side", "on the left side")
	f("20mm shells on the 21st", "20 mm shells on the 21st")
}

func TestSentences(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		d := Parse(text)
		var out []string
		for _, s := range d.Sentences {
			out = append(out, text[d.Tokens[s.Body].Start:s.End])
		}
		if strings.Join(out, "|") != strings.Join(want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", text, out, want)
		}
	}
	f("It fell 2.5 percent. Then it rose.", "It fell 2.5 percent.", "Then it rose.")
	f("He met Gen. Smith in St. Petersburg. They talked.", "He met Gen. Smith in St. Petersburg.", "They talked.")
	f("Troops left the U.S. The army said so.", "Troops left the U.S.", "The army said so.")
	f("“Will it hold?” he asked. No.", "“Will it hold?” he asked.", "No.")
	f("One line\n\nAnother one", "One line", "Another one")
	f("PARIS, May 3 (Agency) - France won.", "France won.")
	f("- first point\n- second point", "first point", "second point")
	f("HOST: Who?\nGUEST: You.\nHOST: Me?\nGUEST: Yes.", "Who?", "You.", "Me?", "Yes.")
	f("A line that was wrapped by hand and goes on\nin lower case. Next.", "A line that was wrapped by hand and goes on\nin lower case.", "Next.")
}

func TestSentenceKinds(t *testing.T) {
	f := func(text string, want SentenceKind) {
		t.Helper()
		if d := Parse(text); len(d.Sentences) == 0 || d.Sentences[0].Kind != want {
			t.Errorf("%q: got %+v: want kind %d", text, d.Sentences, want)
		}
	}
	f("India keeps a foot in both camps\n\nText follows here.", Headline)
	f("Emmanuel Macron (L) and Olaf Scholz (File)\n\nText.", Caption)
	f("Photo: Nepali police detain protesters outside the embassy.\n\nText.", Caption)
	f("File picture: Kenyan jets bomb a camp. They come back.\n\nText.", Caption)
	f("Demonstrators burn a flag in Lima. Photo: Ana Ruiz\n\nText.", Caption)
	f("The minister was blunt: Chad expelled the envoy.\n\nText.", Prose)
	f("Photos published by Kyiv show the damage.\n\nText.", Prose)
	f("Chad expelled the envoy, officials said. (AFP)\n\nText.", Prose)
	f("• The first of three points\n• The second", Bullet)
	f("The talks failed.", Prose)
}

func TestQuotesAndOffsets(t *testing.T) {
	text := "“Türkiye won,” he said. “It\nis over.”\n\n“No end"
	d := Parse(text)
	var got []string
	for _, q := range d.Quotes {
		got = append(got, text[q.Start:q.End])
	}
	want := []string{"Türkiye won,", "It\nis over.", "No end"}
	if strings.Join(got, "|") != strings.Join(want, "|") || !d.Quotes[2].Open {
		t.Errorf("got %q: want %q, the last one open", got, want)
	}
	s := d.Span(strings.Index(text, "he said"), strings.Index(text, "he said")+7)
	if r := []rune(text); string(r[s.Start:s.End]) != "he said" {
		t.Errorf("code points %d to %d are %q", s.Start, s.End, string(r[s.Start:s.End]))
	}
	long := strings.Repeat("é", 700) + "x"
	if s := Parse(long).Span(1400, 1401); s.Start != 700 || s.End != 701 {
		t.Errorf("after 700 letters of two bytes: %+v", s)
	}
}

func TestDateline(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := Parse(text).Dateline.String(); got != want {
			t.Errorf("%q: got %q: want %q", text, got, want)
		}
	}
	f("NEW DELHI, July 12, 2024 - Ministers met.", "2024-07-12")
	f("PARIS (Agency) - Ministers met.", "")
}

func TestCoreference(t *testing.T) {
	f := func(text, pronoun, want string) {
		t.Helper()
		res := valid(t, text)
		for _, m := range res.Mentions {
			if res.Doc.Raw(m.Head) == pronoun {
				if string(m.Actor) != want {
					t.Errorf("%s: %q is %q: want %q", text, pronoun, m.Actor, want)
				}
				return
			}
		}
		t.Errorf("%s: %q is no mention", text, pronoun)
	}
	f("While Baku condemned the attack, it said nothing of Israel.", "it", "AZE")
	f("Kenya signed a deal with Uganda. It also met Rwanda.", "It", "KEN")
	f("President Macron flew to Berlin, where he met Olaf Scholz.", "he", "FRA")
	f("Chile and Peru met in Lima. They signed a pact.", "They", "PER")
	f("Norway and its partners met.", "its", "NOR")
	f("The alliance NATO grew. NATO said the bloc was ready.", "bloc", "NATO")
}

func TestClaims(t *testing.T) {
	f := func(text, kind string, check func(map[string]string) bool) {
		t.Helper()
		for _, it := range valid(t, text).Items {
			if string(it.Kind) == kind && check(map[string]string{
				"holder": string(it.Holder), "toward": string(it.Toward), "vote": it.Vote, "polarity": it.Polarity, "modality": string(it.Modality),
				"a": string(it.A), "b": string(it.B), "layer": string(it.Layer), "sign": map[int]string{1: "+", -1: "-"}[it.Sign], "code": string(it.Code),
			}) {
				return
			}
		}
		t.Errorf("%s: no such %s among %+v", text, kind, valid(t, text).Items)
	}
	is := func(pairs ...string) func(map[string]string) bool {
		return func(m map[string]string) bool {
			for i := 0; i < len(pairs); i += 2 {
				if m[pairs[i]] != pairs[i+1] {
					return false
				}
			}
			return true
		}
	}
	f("Brazil voted against the resolution.", "stance", is("holder", "BRA", "vote", "N"))
	f("Brazil voted for the text.", "stance", is("holder", "BRA", "vote", "Y"))
	f("India abstained on the draft.", "stance", is("holder", "IND", "vote", "A"))
	f("Oman stopped short of criticism of Iran's actions.", "stance", is("holder", "OMN", "toward", "IRN", "polarity", "-"))
	f("Peru has not joined the sanctions on Russia.", "stance", is("holder", "PER", "polarity", "-"))
	f("Jordan, wary of Iran, said nothing.", "stance", is("holder", "JOR", "toward", "IRN"))
	f("Egypt is a member of the African Union and of the Arab League.", "relation", is("a", "EGY", "b", "LAS", "layer", "diplomacy"))
	f("Norway is a member of NATO.", "relation", is("a", "NOR", "b", "NATO", "layer", "security"))
	f("Ghana has close economic ties with Togo.", "relation", is("a", "GHA", "b", "TGO", "layer", "trade", "sign", "+"))
	f("Algeria's relations with Morocco are tense.", "relation", is("a", "DZA", "b", "MAR", "sign", "-"))
	f("France soured relations with Mali.", "relation", is("a", "FRA", "b", "MLI", "sign", "-"))
	f("Will the alliance hold?", "open_question", is("modality", "question"))
	f("Whether the truce lasts is an open question.", "open_question", is("modality", "question"))
	f("The truce will depend on the weather.", "forecast", is("modality", "future"))
	f("If the valve closed, prices would rise.", "forecast", is("modality", "conditional"))
	f("The fall of Libya's Gaddafi regime changed the region.", "shock", is("code", "LBY"))
}
