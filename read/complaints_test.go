package read

import (
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
)

// What users of earlier event coders complain about, a table for each complaint. Sentences are
// written for this purpose.

// Names, quotation marks and spaces beyond ASCII.
func TestComplaintUnicode(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	f("Côte d’Ivoire accused Burkina Faso of sabotage.", "CIV>BFA ACCUSE")
	f("São Tomé and Príncipe thanked Portugal.", "STP>PRT SUPPORT")
	f("Türkiye condemned Greece.", "TUR>GRC ACCUSE")
	f("Turkey’s “patience” with Greece ended: Ankara expelled Athens’s envoy.", "TUR>GRC SANCTION")
	f("Brazil\u00a0condemned\u00a0Peru.", "BRA>PER ACCUSE")
	f("Brazil\u2009condemned\u202fPeru.", "BRA>PER ACCUSE")
	f("Brazil con\u00addemned Peru.", "BRA>PER ACCUSE")
	f("\u200fBrazil condemned Peru.\u200e", "BRA>PER ACCUSE")
	f("\ufeffBrazil condemned Peru.", "BRA>PER ACCUSE")
	f("Curac\u0327ao and Brazil…: Brazil condemned Peru.", "BRA>PER ACCUSE")
	f("Me\u0301xico condemned Peru.", "MEX>PER ACCUSE")
	f("Brazil—which had hesitated—condemned Peru.", "BRA>PER ACCUSE")
	f("“Brazil condemned Peru,” the paper wrote.", "BRA>PER ACCUSE")
	f("‘Brazil condemned Peru,’ the paper wrote.", "BRA>PER ACCUSE")
	f("«Brazil condemned Peru», the paper wrote.", "BRA>PER ACCUSE")
	f("🇧🇷 Brazil condemned Peru 🇵🇪.", "BRA>PER ACCUSE")
	f("Österreich is Austria. Austria condemned Serbia.", "AUT>SRB ACCUSE")
	f("Brazil condemned Peru (秘鲁).", "BRA>PER ACCUSE")
	f("BRAZIL CONDEMNED PERU.", "BRA>PER ACCUSE")
	f("Kyrgyz\u2011Tajik talks failed: Kyrgyzstan accused Tajikistan of shelling.", "KGZ>TJK ACCUSE")
	f("Viktor Orbán criticised Recep Tayyip Erdoğan.", "HUN>TUR ACCUSE")
}

// Not every object after the verb is the one to whom something is done.
func TestComplaintObjects(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	f("Ghana sent troops to Mali.", "GHA>MLI MOBILIZE")
	f("Peru expelled the Cuban envoy, alleging that Havana had spied on its navy.", "CUB>PER COERCE alleged; PER>CUB ACCUSE; PER>CUB SANCTION")
	f("Turkey threatened to close the strait and seize the ships of Greece.", "TUR> THREATEN; TUR>GRC THREATEN")
	f("Two Kenyan engineers were arrested in Juba.", "SSD>KEN COERCE")
	f("Protesters marched through Nairobi against the Chinese loan.", "KEN>CHN PROTEST")
	f("Students held a sit-in outside the French embassy in Niamey.", "NER>FRA PROTEST")
	f("Norway joined the sanctions on Belarus.", "NOR>BLR SANCTION")
	f("Ten of the Kenyan officers flew to Haiti to fight the gangs.", "KEN>HTI CONSULT")
	f("Ghana bought wheat from Ukraine for Mali.", "UKR>GHA COOPERATE")
	f("Kenya thanked Uganda for its help in Somalia.", "KEN>UGA SUPPORT")
	f("Peru condemned the murder of a priest in Brazil.", "PER>BRA ACCUSE")
	f("Chile praised Ecuador for criticising Peru.", "CHL>ECU SUPPORT; ECU>PER ACCUSE")
	f("Japan signed an agreement with Vietnam after a visit to Thailand.", "JPN>VNM SUPPORT")
	f("Norway and Sweden met without Denmark.", "NOR>SWE CONSULT")
	f("Italy met Libya's prime minister to talk about Tunisia.", "ITA>LBY CONSULT")
	f("Poland accused Belarus of pushing migrants from Iraq across the border.", "POL>BLR ACCUSE")
	f("Spain asked Morocco to stop boats that sail from Algeria.", "ESP>MAR REQUEST")
	f("India expelled a diplomat of Canada over a murder in London.", "IND>CAN SANCTION")
	f("Greece bombed nothing.", "")
	f("Latvia bought a newspaper.", "")
	f("Nepal visited the past in a museum.", "")
	f("Cuba attacked the problem with zeal.", "")
	f("Iceland struck gold at the Olympics.", "")
	f("Austria beat Slovakia 3-1 in the final.", "")
	f("Egypt fought a losing battle against inflation.", "")
	f("Qatar's economy was hit by falling gas prices.", "")
	f("Senegal killed the bill in parliament.", "")
	f("Malta faces charges from doctors that it neglects Gozo.", "")
}

// What is denied, refused, planned, asked, doubted or only said by others has not happened.
func TestComplaintNotDone(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	f("Zambia did not attack Malawi.", "")
	f("Zambia never attacked Malawi.", "")
	f("Zambia has yet to attack Malawi.", "")
	f("Zambia failed to attack Malawi.", "")
	f("Zambia denied that it had attacked Malawi.", "ZMB>MWI REJECT")
	f("Zambia denied attacking Malawi.", "")
	f("Zambia neither attacked nor threatened Malawi.", "")
	f("Zambia refused to attack Malawi.", "ZMB>MWI REJECT")
	f("Zambia threatened to attack Malawi.", "ZMB>MWI THREATEN")
	f("Zambia will attack Malawi.", "ZMB>MWI ASSAULT future")
	f("Zambia may attack Malawi.", "ZMB>MWI ASSAULT hypothetical")
	f("Zambia could attack Malawi.", "ZMB>MWI ASSAULT hypothetical")
	f("If Zambia attacked Malawi, prices would rise.", "ZMB>MWI ASSAULT conditional")
	f("Had Zambia attacked Malawi, prices would have risen.", "ZMB>MWI ASSAULT conditional")
	f("Did Zambia attack Malawi?", "")
	f("Will Zambia attack Malawi?", "")
	f("Zambia is said to have attacked Malawi.", "ZMB>MWI ASSAULT alleged")
	f("Zambia allegedly attacked Malawi.", "ZMB>MWI ASSAULT alleged")
	f("According to rebels, Zambia attacked Malawi.", "ZMB>MWI ASSAULT alleged")
	f("Botswana called on Zambia not to attack Malawi.", "BWA>ZMB REQUEST")
	f("Botswana warned that Zambia might attack Malawi.", "ZMB>MWI ASSAULT hypothetical")
	f("Botswana stopped Zambia from attacking Malawi.", "")
}

// An event says which rule made it, which bytes it used, and codes that are in the tables.
func TestComplaintUnexplained(t *testing.T) {
	l := standard()
	types := strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
	f := func(text string, words ...string) {
		t.Helper()
		for _, it := range valid(t, text).Items {
			if it.Kind != fact.EventItem {
				continue
			}
			_, known := l.codes[it.Cameo]
			if it.Rule == "" || !slices.Contains(types, it.Plover) || !known && !strings.HasPrefix(it.Cameo, "1") && len(it.Cameo) < 3 {
				t.Errorf("%s: rule %q, type %q, code %q", text, it.Rule, it.Plover, it.Cameo)
			}
			used := ""
			for _, w := range it.Why {
				used += text[w.BStart:w.BEnd] + "|"
			}
			for _, w := range words {
				if !strings.Contains(used, w) {
					t.Errorf("%s: the reasons are %q: want %q among them", text, used, w)
				}
			}
			return
		}
		t.Errorf("%s: no event", text)
	}
	f("Zambia attacked Malawi.", "attacked", "Zambia", "Malawi")
	f("Zambia was attacked by Malawi.", "attacked", "Zambia", "Malawi")
	f("Troops of Zambia shelled the capital of Malawi.", "shelled", "Troops", "Malawi")
	f("Zambia has imposed sanctions on Malawi.", "imposed", "Zambia", "Malawi")
	f("Zambia signed an agreement with Malawi.", "signed", "Zambia", "Malawi")
	f("Zambia and Malawi signed an agreement.", "signed", "Zambia", "Malawi")
	f("Zambia's president visited Malawi.", "visited", "Zambia's president", "Malawi")
	f("Zambia urged Malawi to free the prisoners.", "free", "Zambia", "Malawi")
	f("Zambia threatened to attack Malawi.", "attack", "Zambia", "Malawi")
	f("Zambia refused to meet Malawi.", "meet", "Zambia", "Malawi")
	f("Attacks by Zambia on Malawi went on.", "Attacks", "Zambia", "Malawi")
	f("Zambia gave Malawi food.", "gave", "Zambia", "Malawi")
	f("Zambia sold tanks to Malawi.", "sold", "Zambia", "Malawi")
	f("Zambia withdrew its troops from Malawi.", "withdrew", "Zambia", "Malawi")
	f("Zambia accused Malawi of theft.", "accused", "Zambia", "Malawi")
	f("Zambia praised Malawi.", "praised", "Zambia", "Malawi")
	f("Zambia recalled its ambassador from Malawi.", "recalled", "Zambia", "Malawi")
	f("Zambia launched an attack on Malawi.", "launched", "Zambia", "Malawi")
	f("Zambian police arrested two Malawians.", "arrested", "Zambian police", "two Malawians")
	f("Zambia mediated between Malawi and Angola.", "mediated", "Zambia", "Malawi")
}

// Whom a phrase means: titles, places for governments, lists, groups, people of a country.
func TestComplaintActors(t *testing.T) {
	f := func(phrase, id, sector string) {
		t.Helper()
		if got, s := ActorOf(phrase, Options{}); string(got) != id || s != sector {
			t.Errorf("%s: %s %s: want %s %s", phrase, got, s, id, sector)
		}
	}
	f("Zambian soldiers", "ZMB", "MIL")
	f("soldiers from Zambia", "ZMB", "MIL")
	f("the army of Zambia", "ZMB", "MIL")
	f("the Zambian foreign minister", "ZMB", "GOV")
	f("Zambia's foreign minister, Jane Phiri", "ZMB", "GOV")
	f("Foreign Minister Jane Phiri of Zambia", "ZMB", "GOV")
	f("a former Zambian president", "ZMB", "ELI")
	f("retired Zambian generals", "ZMB", "ELI")
	f("Lusaka", "ZMB", "GOV")
	f("authorities in Lusaka", "ZMB", "GOV")
	f("two Zambian farmers", "ZMB", "AGR")
	f("dozens of Zambian students", "ZMB", "EDU")
	f("the Zambian central bank", "ZMB", "GOV")
	f("a Zambian court", "ZMB", "JUD")
	f("Zambian rebels", "ZMB", "REB")
	f("the Zambian opposition", "ZMB", "OPP")
	f("Zambian state television", "ZMB", "GOV")
	f("a Zambian newspaper", "ZMB", "JRN")
	f("anti-government protesters in Zambia", "ZMB", "OPP")
	f("the UN", "UN", "")
	f("the Kremlin", "RUS", "GOV")
	f("Zambia's parliament", "ZMB", "LEG")
}
