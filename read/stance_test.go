package read

import (
	"strings"
	"testing"

	"tightrope/fact"
)

// stancesOf writes the stances of a text as "HOL:Y" for votes and "HOL-TOW" or "HOL+" for the others.
func stancesOf(t *testing.T, text string) string {
	t.Helper()
	r, err := Read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range r.Items {
		if it.Kind != fact.Stance {
			continue
		}
		if it.Vote != "" {
			out = append(out, string(it.Holder)+":"+it.Vote)
			continue
		}
		out = append(out, string(it.Holder)+it.Polarity+string(it.Toward))
	}
	return strings.Join(out, " ")
}

// What was left undone is told of those who left it, and never out of a condition.
func TestOmissions(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := stancesOf(t, text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	f("Neither Chad nor Niger has expelled the French ambassador.", "TCD-FRA NER-FRA")
	f("Panama has not yet recognised Kosovo.", "PAN-XKX")
	f("Kenya has not yet answered the appeal from Kampala.", "KEN-UGA")
	f("Ghana is poor, yet it lent Togo ten million dollars.", "")
	f("Bolivia bought no wheat from Argentina last year.", "BOL-ARG")
	f("China buys none from Kenya.", "CHN-KEN")
	f("Kenya was opposed to a no-fly zone over Libya.", "KEN-LBY")
	f("Serbia remains opposed to the plan.", "SRB-")
	f("Nobody in Ankara has asked the Americans to leave.", "TUR-USA")
	f("Nor has Peru ratified the accord with Chile.", "PER-CHL")
	f("The promised Swedish guns were not delivered to Latvia.", "SWE-LVA")
	f("Brazil refrained from sending arms to Ukraine.", "BRA-UKR")
	f("Japan has imposed nothing.", "JPN-")
	f("Vietnam did neither.", "VNM-")
	f("Poland sees no need to choose between the two.", "POL-")
	f("Jordan stayed out of the coalition against Yemen.", "JOR-YEM")
	f("Kuwait left without signing the statement.", "KWT-")
	f("Sudan has not answered Egypt's letter.", "SDN-EGY")
	f("Ghana and Togo talked for a year. Neither side has opened the border.", "GHA-TGO")
	f("Togo has neither backed the French plan in full nor rejected it.", "TGO-FRA TGO-")
	f("Japan and Sudan have had no diplomatic relations since 1990.", "JPN-")
	f("Egypt promised to open the border. It has not.", "EGY-")
	f("France will not send troops to Niger.", "FRA-NER")
	f("Peru told Chile that it would not buy jets, join a pact or send troops.", "PER- PER-")
	f("The Philippines joined. Manila did not close the strait.", "PHL-")
	f("Peru neither sanctions Iran nor sells arms to Israel.", "PER-IRN PER-ISR")
	f("Kenya won neither loans nor aid.", "KEN-")
	f("Rabat disputes that.", "MAR-")
	f("Zambia applied to join the bloc in 2019 but has not been admitted.", "ZMB-")
	f("The Peruvian parliament has not been asked to approve the pact.", "PER-")
	f("In May Canada imposed tariffs on Kenya. The tariffs were never applied.", "CAN-KEN")
	f("Turkey threatened to expel the Dutch ambassador. The threat was never carried out.", "TUR-NLD")
	f("The tariffs were never applied.", "")
	f("Bolivia did not come either.", "BOL-")
	f("The news did not come as a surprise in Cuba.", "")
	f("Oman was absent from the conference in Rome.", "OMN-ITA")
	f("It is a pipeline to which no Kenyan bank has yet committed itself.", "KEN-")
	f("No Danish law has changed.", "")
	f("Bolivia declined to say how much lithium China buys.", "BOL-")
	f("Nepal's foreign ministry declined to comment.", "NPL-")
	f("Chile's president spoke for an hour without mentioning Bolivia.", "CHL-BOL")
	f("Oman has no plans to expel the Iranian envoy.", "OMN-IRN")
	f("Oman had no trouble selling gas to Iran.", "")
	f("Kenya has not so much as criticised Sudan.", "KEN-SDN")
	f("Kenya has not, however, recognised Kosovo.", "KEN-XKX")
	f("Congress has not voted on the aid to Kenya.", "USA-KEN")
	f("China takes none of its gas from Kenya.", "CHN-")
	f("Norway avoided any mention of the port.", "NOR-")
	f("Iceland made no comment on the raid.", "ISL-")
	f("Oman kept out of the quarrel.", "OMN-")
	f("Kazakhstan alone among the neighbours kept away from the parade.", "KAZ-")
	f("Iceland stood by while Norway and Russia quarrelled.", "ISL-")
	f("Ghana stood by Togo.", "")
	f("Gabon held its tongue.", "GAB-")
	f("Saudi Arabia wants no part of a war.", "SAU-")
	f("Ankara has left Georgian wine alone.", "TUR-GEO")
	f("Not a single Kenyan soldier entered Somalia.", "KEN-SOM")
	f("New Zealand did not follow Australia in banning Huawei.", "NZL-CHN")
	f("Laos drew back from criticising Vietnam.", "LAO-VNM")
	f("Kenya never got round to signing the treaty with Uganda.", "KEN-UGA")
	f("Egypt agreed to build a bridge to Jordan; not a stone has been laid.", "EGY-JOR")
	f("The second round of talks between Peru and Chile was never held.", "PER-CHL")
	f("Uganda could have expelled the Kenyan envoy, but it did not.", "UGA-")
	f("Ghana is yet to reply to the Ivorian note.", "GHA-CIV")
	f("\"Lima will not pay,\" said Ana Petrovic.", "")
	f("The treasury accused Malta of helping a Libyan bank evade the rules.", "")
	f("The river does not cross Iran.", "")
	f("Mexico did not become rich until oil prices rose.", "")
	f("Turkey did not need Russian gas in 2020.", "")
	f("Nigeria is not only a buyer but a partner of China.", "")
	f("Not since 1990 has Zambia bought so many Chinese jets.", "")
	f("Estonia could not have known of the Russian plan.", "")
	f("If Nepal does not sign the treaty with China, it will get no loan.", "")
	f("No one bought more Russian gas than Austria.", "")
}

// Votes are told of everybody who cast them.
func TestVotes(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := stancesOf(t, text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	f("Ghana, Togo and Benin all abstained.", "GHA:A TGO:A BEN:A")
	f("The ministers all abstained.", "")
	f("Bolivia voted against the resolution, as did Nicaragua.", "BOL:N NIC:N")
	f("Fiji voted for the text; so did Samoa and Tonga.", "FJI:Y WSM:Y TON:Y")
	f("Uganda abstained. So did Namibia.", "UGA:A NAM:A")
	f("Syria, Belarus and Mali voted no.", "SYR:N BLR:N MLI:N")
	f("Thirty-two states abstained, among them Armenia and Algeria.", "ARM:A DZA:A")
	f("Senegal voted yes in March and abstained in April.", "SEN:Y SEN:A")
	f("Togo voted for the resolution of May 2020 against the coup in Mali.", "TGO:Y")
	f("Colombia backed the resolution in the General Assembly.", "COL:Y")
	f("Only Nauru and Palau voted no.", "NRU:N PLW:N")
	f("Thailand, unlike Laos, voted for the text.", "THA:Y")
	f("Five members voted against: Cuba, Iran, Mali, Syria and Belarus.", "CUB:N IRN:N MLI:N SYR:N BLR:N")
	f("The resolution was opposed by Eritrea.", "ERI:N")
	f("Gabon abstained on the resolution on Gaza in March and on the suspension of Libya from the council.", "GAB:A GAB:A")
	f("Peru voted in favour of the first text and, some weeks later, for the expulsion of Syria from the council.", "PER:Y PER:Y")
	f("Mali abstained in March, though it voted against throwing Russia out of the council.", "MLI:A MLI:N")
	f("Nepal backed the resolution on Gaza but opposed the one on Syria.", "NPL:Y NPL:N")
	f("Malta supported both the draft on Yemen and the admission of Kosovo to the council.", "MLT:Y MLT:Y")
	f("Chad cast its vote for the resolution.", "TCD:Y")
	f("Chile voted in favour of the text and Peru against it.", "CHL:Y PER:N")
	f("Having voted yes on the first text, Togo abstained on the second.", "TGO:Y TGO:A")
	f("Nepal backed the text, on which its neighbours abstained.", "NPL:Y")
	f("Benin abstained on the text and left for lunch.", "BEN:A")
	f("Cyprus voted with the majority.", "")
	f("Against were Mali, Eritrea and Syria.", "MLI:N ERI:N SYR:N")
	f("Those who abstained included Ghana and Togo.", "GHA:A TGO:A")
	f("The only country to abstain was Mongolia.", "MNG:A")
	f("Bolivia was one of the few to oppose the resolution.", "BOL:N")
	f("Kenya joined 140 others in voting for the resolution.", "KEN:Y")
	f("The text was adopted, with Vietnam and Laos voting against.", "VNM:N LAO:N")
	f("There were three abstentions: Chad, Niger and Benin.", "TCD:A NER:A BEN:A")
	f("Kuwait's abstention on the resolution surprised Oman.", "KWT:A")
	f("Chad voted yes, Niger no.", "TCD:Y NER:N")
	f("India chose to abstain.", "IND:A")
	f("The senator who voted no was a Peruvian.", "")
	f("Against him were two generals from Peru.", "")
	f("The committee voted on Tuesday.", "")
}

// What states favour and want, and what is only said so in a figure or under a condition.
func TestAims(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := stancesOf(t, text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	f("Ireland favours a ceasefire in Sudan.", "IRL+")
	f("Morocco seeks a bigger role in the Sahel.", "MAR+")
	f("Uganda is hostile to the Rwandan plan.", "UGA-RWA")
	f("Oman kept silent about the raid.", "OMN-")
	f("If Iran had wanted to block the strait, it would have done so.", "")
	f("The party may try to repair relations with Nepal.", "")
	f("\"Kenya is loyal to a habit,\" said Ana Petrovic.", "")
	f("The market wants a bigger cut in Saudi output.", "")
}
