package read

import (
	"sort"
	"strings"
	"testing"

	"tightrope/fact"
)

// checkTold compares the events of a text with those wanted.
func checkTold(t *testing.T, text, want string) {
	t.Helper()
	if got := told(t, text); got != want {
		t.Errorf("%s\n got %q\nwant %q", text, got, want)
	}
}

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
		checkTold(t, text, want)
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
		checkTold(t, text, want)
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
	f("Michael Jordan praised Peru.", ">PER SUPPORT")
	f("Will Jordan praise Peru?", "")
	f("The painter Ravelio Cuba condemned Peru.", ">PER ACCUSE")
	f("Embattled Kyiv rejected the offer of Jordan.", "UKR>JOR REJECT")
	f("Resurgent Russia threatened Georgia.", "RUS>GEO THREATEN")
	f("The Land of the Rising Sun condemned Iran.", "JPN>IRN ACCUSE")
	f("Kenya signed a deal with Uganda. It also urged Rwanda to join.", "KEN>RWA REQUEST; KEN>UGA SUPPORT")
}

// TestPlainVerbs has acts told in everyday verbs, and sentences like them that tell of none.
func TestPlainVerbs(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	// what is bought, built and hired
	f("Morocco took delivery of six Israeli drones in 2023.", "ISR>MAR COOPERATE")
	f("Chile ordered four frigates from Britain last spring.", "CHL>GBR SUPPORT") // an order is a contract
	f("Peru chose the South Korean K2 as its next tank.", "PER>KOR SUPPORT")
	f("Thailand picked Sweden's Gripen over the American F-16.", "THA>SWE SUPPORT")
	f("Poland leased eight helicopters from the United States.", "USA>POL COOPERATE")
	f("Two patrol boats came to Ghana from China.", "CHN>GHA COOPERATE")
	f("Vietnam bought Israeli radars and Indian missiles.", "IND>VNM COOPERATE; ISR>VNM COOPERATE")
	f("Kenya buys maize from Tanzania and sells it tea.", "KEN>TZA COOPERATE; TZA>KEN COOPERATE")
	f("Turkish firms built the new airport in Senegal.", "TUR>SEN COOPERATE")
	f("The railway from Nairobi to Mombasa was built by Chinese engineers.", "CHN>KEN COOPERATE")
	f("Samsung opened a plant in Hungary.", "KOR>HUN COOPERATE")
	f("Uganda hired a Turkish firm.", "UGA>TUR SUPPORT")
	f("Rosatom won a contract in Bangladesh.", "RUS>BGD SUPPORT")
	f("Kenyan and British troops train together near Nanyuki.", "KEN>GBR COOPERATE")
	f("The armies of Egypt and Greece exercised together in July.", "EGY>GRC COOPERATE")
	f("Turkish firms built a road in Anatolia.", "")
	f("Norway built a wall of money around its economy.", "")
	f("Brazil buys a third of its wheat from Argentina.", "")
	// visits without the word
	f("Modi landed in Kyiv on Friday.", "IND>UKR CONSULT")
	f("Petro had been to Beijing and to Tokyo.", "COL>CHN CONSULT; COL>JPN CONSULT")
	f("Mongolia's prime minister made Paris his first stop.", "MNG>FRA CONSULT")
	f("Albanese chose Jakarta for his first trip abroad.", "AUS>IDN CONSULT")
	f("Iran sent an envoy to Baghdad.", "IRN>IRQ CONSULT")
	f("Xi Jinping arrived in Belgrade to a cheering crowd.", "CHN>SRB CONSULT")
	f("Bad news came from Lisbon.", "")
	f("Thousands of tourists flew to Tunis.", "")
	// curbs put on and taken off
	f("Berlin held back part of its aid to Uganda.", "DEU>UGA SANCTION")
	f("Moscow raised fees on Georgian wine.", "RUS>GEO SANCTION")
	f("Beijing put off talks on a loan to Angola.", "CHN>AGO SANCTION")
	f("China banned Lithuanian beef from entering its market.", "CHN>LTU SANCTION")
	f("The Netherlands barred ASML from shipping machines to China.", "NLD>CHN SANCTION")
	f("Russia stopped buying Armenian brandy in March.", "RUS>ARM SANCTION")
	f("London put two Georgian judges on its blacklist.", "GBR>GEO SANCTION")
	f("Rosneft, sanctioned by Washington in October, sold its refinery.", "USA>RUS SANCTION")
	f("Japan waived visas for Kazakhs.", "JPN>KAZ RETREAT")
	f("Moscow restored direct flights to Armenia.", "RUS>ARM RETREAT")
	f("Kenya barred plastic bags in 2017.", "")
	// who answers whom
	f("After Bern recognised the plan, Baku recalled its ambassador.", "AZE>CHE SANCTION")
	f("South Africa withdrew its envoy and took Israel to court.", "ZAF>ISR ACCUSE; ZAF>ISR SANCTION")
	f("Britain signed an order that accused Iran of piracy.", "GBR>IRN ACCUSE")
	f("The bank, where America has a vote, scolded Nairobi.", ">KEN ACCUSE")
	f("Work stopped after Joe Biden warned Baku.", "USA>AZE THREATEN")
	f("A gas contract that Baku and Sofia had agreed on in 2013 came into force.", "AZE>BGR AGREE")
	f("Latvia exports timber. Moscow has urged it for years to change its language law.", "RUS>LVA REQUEST")
	f("The German chancellor warned that Serbia would face sanctions if it bought the missiles.", "DEU>SRB THREATEN")
	// what goes on from before
	f("Togo borrowed from Kuwait.", "KWT>TGO AID")
	f("The coast guard of Vietnam fired water cannons at Malaysian boats.", "VNM>MYS COERCE")
	f("Norway hired a Danish firm, and Sweden denied it.", "NOR>DNK SUPPORT; SWE> REJECT")
	f("The Houthis fired on no Omani ship.", "")
	f("Washington suspended visas for Nigerians.", "USA>NGA SANCTION")
	f("America put Kenya on a list of states that persecute Christians and ordered an inquiry into Peru.", "USA>KEN SANCTION; USA>PER ACCUSE")
	f("Laos has gold. China buys its copper.", "LAO>CHN COOPERATE")
	f("Kenya's army's chief met Italy's minister.", "KEN>ITA CONSULT")
	f("Peru called the tariff blackmail.", "PER> ACCUSE")
	f("In the General Assembly Chad praised Mali.", "TCD>MLI SUPPORT")
	f("Brazil warned that Peru might attack Chile.", "PER>CHL ASSAULT hypothetical")
	f("Iran threatened to do so.", "")
	f("President Macron called on Volodymyr Zelensky in Kyiv.", "FRA>UKR CONSULT")
	f("Somalia kicked out the Ethiopian ambassador.", "SOM>ETH SANCTION")
	f("Ghana lobbies for Togo's accession, and its firms trade there.", "GHA>TGO SUPPORT")
	f("The General Assembly condemned the annexation of Ukrainian land.", "UNGA> ACCUSE")
	f("America dropped Mali from its trade programme.", "USA>MLI SANCTION")
	f("The jets that France sold to Greece need fuel.", "FRA>GRC COOPERATE")
	f("Turkish drones flew for Ethiopia and Mali, and its soldiers trained Somalis.", "TUR>SOM COOPERATE")
	f("Greece protested when Libya granted Turkish ships the right.", "GRC>LBY PROTEST; LBY>TUR CONCEDE")
	f("Paris refused Turkish firms a concession.", "FRA>TUR REJECT")
	// what the text does not say
	f("Sudan has not confirmed that it bought the drones from Iran.", "")
	f("Nobody can prove that Iran shipped missiles to Sudan.", "")
	f("It is unclear whether Niger expelled the French envoy.", "")
	f("It is said that Nepal bought Chinese drones.", "CHN>NPL COOPERATE alleged")
	f("A leaked memo says that Kenya asked Turkey for drones.", "KEN>TUR REQUEST alleged")
	f("The claim that Malaysia had sold oil to Israel was false.", "MYS>ISR COOPERATE alleged")
	f("Norway has extended the loan on the understanding that Kenya repeals its law on Norwegian fish.", "")
	f("There is a danger that Chad bombs Libya.", "")
	f("Peru scrapped a plan to buy tanks from Israel.", "PER>ISR REJECT")
	f("It is untrue that Kenya has bombed Somalia.", "")
	f("Togo was invited to sign the text.", "")
	f("Spain has, for its part, expelled two Russian diplomats.", "ESP>RUS SANCTION")
	f("Oman waits as long as Yemen hands over the Omani captives.", "")
	f("Maria Sousa advised three Angolan presidents on oil.", "")
	f("Angola advised Zambia against the loan.", "AGO>ZMB REQUEST")
	f("Nor has it joined the OECD.", "")
	f("Mali almost expelled the Algerian ambassador.", "")
	f("In the film, Brazil invades Uruguay.", "")
	f("Cuba pretended to arm Grenada.", "")
	f("Peru abstained on throwing Iran out of the commission.", "")
	f("Kenya backed the French resolution on Haiti.", "")
	f("India surrounds Bhutan on three sides.", "")
	f("Chile beats Peru in copper.", "")
	f("Officials insist that Beijing has asked for nothing.", "")
	f("\"Why should we choose?\" he asked in a lecture in Lima.", "")
	f("Peru considers the reform a mistake.", "")
	f("Economists agreed that Chile had done well.", "")
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
