package read

import (
	"sort"
	"strings"
	"testing"

	"tightrope/fact"
)

// told lists the events of a text as "SOURCE>TARGET TYPE", with the modality where it is not
// asserted, sorted.
func told(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, it := range valid(t, text).Items {
		if it.Kind != fact.EventItem {
			continue
		}
		s := string(it.Source) + ">" + string(it.Target) + " " + it.Plover
		if it.Modality != fact.Asserted {
			s += " " + string(it.Modality)
		}
		out = append(out, s)
	}
	sort.Strings(out)
	return strings.Join(out, "; ")
}

func TestEvents(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := told(t, text); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	// who did what to whom
	f("Iran accused Israel of sabotage.", "IRN>ISR ACCUSE")
	f("Israel was accused by Iran of sabotage.", "IRN>ISR ACCUSE")
	f("France sold Greece frigates.", "FRA>GRC COOPERATE")
	f("France sold frigates to Greece.", "FRA>GRC COOPERATE")
	f("Greece bought frigates from France.", "FRA>GRC COOPERATE")
	f("Japan and Brazil signed a trade agreement on Friday.", "JPN>BRA SUPPORT")
	f("Norway gave Kenya humanitarian aid.", "NOR>KEN AID")
	f("Peru expelled the Mexican ambassador.", "PER>MEX SANCTION")
	f("Sudan withdrew its troops from Yemen.", "SDN>YEM RETREAT")
	f("Rwandan troops shelled positions of the Congolese army.", "RWA>COD ASSAULT")
	f("Chad cut diplomatic relations with Libya.", "TCD>LBY SANCTION")
	f("Canada deployed two frigates near Haiti.", "CAN>HTI MOBILIZE")
	f("Chile's president met Bolivia's foreign minister in Lima.", "CHL>BOL CONSULT")
	f("The European Union imposed sanctions on Belarus.", "EU>BLR SANCTION")
	f("Kenya mediated between Ethiopia and Somalia.", "KEN>ETH CONSULT; KEN>SOM CONSULT")
	// the object after a verb is not always the target
	f("Poland condemned civilian casualties in Sudan.", "POL> ACCUSE")
	f("Japan praised Germany's decision to close the base.", "JPN>DEU SUPPORT")
	f("Cuba rejected a US offer.", "CUB>USA REJECT")
	// arriving, leaving, missing
	f("Brazil's envoy departed from Angola on Friday.", "BRA>AGO CONSULT")
	f("Russian troops departed from Syria.", "RUS>SYR RETREAT")
	f("Turkey fired a missile near a warship from Greece.", "TUR>GRC ASSAULT")
	f("Peru violated a treaty with Chile.", "PER>CHL REJECT")
	f("Bolivia reneged on a promise to Paraguay.", "BOL>PRY REJECT")
	// operators
	f("Angola refused to extradite the general to Portugal.", "AGO>PRT REJECT")
	f("Spain urged Morocco to release the prisoners.", "ESP>MAR REQUEST")
	f("India called on Pakistan to withdraw its troops.", "IND>PAK REQUEST")
	f("Turkey threatened to attack Syria.", "TUR>SYR THREATEN")
	f("Qatar agreed to lend money to Egypt.", "QAT>EGY AGREE")
	f("Hungary did not condemn Russia.", "")
	f("Vietnam stopped short of criticising China.", "")
	f("Ghana may impose sanctions on Mali.", "GHA>MLI SANCTION hypothetical")
	f("Ghana will impose sanctions on Mali.", "GHA>MLI SANCTION future")
	f("If Ghana imposed sanctions on Mali, trade would suffer.", "GHA>MLI SANCTION conditional")
	f("Did Ghana impose sanctions on Mali?", "")
	f("Iran accused Jordan of arming Israel.", "IRN>JOR ACCUSE; JOR>ISR AID alleged")
	f("Oman is reported to have asked Iran for gas.", "OMN>IRN REQUEST alleged")
	f("Eritrea denied attacking Djibouti.", "")
	// nouns that report acts
	f("Attacks by Hamas on Israel worried the region.", "PSE:Hamas>ISR ASSAULT")
	f("Western sanctions on Russia hurt traders.", "NATO>RUS SANCTION")
	f("Russia's invasion of Ukraine changed the market.", "RUS>UKR ASSAULT")
	f("Protests in Cairo targeted the Swedish embassy.", "EGY>SWE PROTEST")
	// what only looks like an event
	f("Georgia walks a tightrope.", "")
	f("In the chess game of the region, Jordan is a knight.", "")
	f("Emmanuel Macron (L) and Olaf Scholz (R) in Berlin (File)", "")
}

// TestPlaces and names that stand for somebody else, or for nobody.
func TestNames(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := told(t, text); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	f("The Kremlin warned Helsinki.", "RUS>FIN THREATEN")
	f("Brussels criticised Budapest.", "EU>HUN ACCUSE")
	f("Türkiye’s foreign minister visited Baku.", "TUR>AZE CONSULT")
	f("The Washington Post criticised Egypt.", ">EGY ACCUSE")
	f("Erdoğan praised Viktor Orbán.", "TUR>HUN SUPPORT")
	f("ISRAEL ATTACKED SYRIA ON MONDAY NIGHT.", "ISR>SYR ASSAULT")
	f("Officials in Delhi criticised Ottawa.", "IND>CAN ACCUSE")
	f("A court in Istanbul convicted the Greek consul.", "TUR>GRC ACCUSE")
	f("Jack London condemned France.", ">FRA ACCUSE")
	f("The senator Maria Cuba praised Peru.", ">PER SUPPORT")
	f("Embattled Kyiv rejected the offer of Jordan.", "UKR>JOR REJECT")
	f("Resurgent Russia threatened Georgia.", "RUS>GEO THREATEN")
	f("The Land of the Rising Sun condemned Iran.", "JPN>IRN ACCUSE")
	f("Kenya signed a deal with Uganda. It also urged Rwanda to join.", "KEN>RWA REQUEST; KEN>UGA SUPPORT")
}

func TestCodeBest(t *testing.T) {
	f := func(text, plover string, quad fact.Quad) {
		t.Helper()
		c, err := Code(text, Options{})
		if err != nil || c.Best.Plover != plover || c.Best.Quad != quad {
			t.Errorf("%s: got %s %d (%s), %v: want %s %d", text, c.Best.Plover, c.Best.Quad, c.Best.Rule, err, plover, quad)
		}
	}
	f("The court ordered the release of the journalist.", "RETREAT", fact.MaterialCooperation)
	f("Mali is willing to hold talks with the rebels.", "AGREE", fact.VerbalCooperation)
	f("The ministry announced a suspension of aid to Nepal.", "SANCTION", fact.MaterialConflict)
	f("Workers went on strike over pay.", "PROTEST", fact.MaterialConflict)
	f("Hackers launched cyber attacks on the Danish railway.", "ASSAULT", fact.MaterialConflict)
	f("Peru said it will not attend the talks with Chile.", "REJECT", fact.VerbalConflict)
	f("U.S. Lifts Travel Ban To Lebanon", "RETREAT", fact.MaterialCooperation)
}
