package read

import (
	"fmt"
	"testing"

	"tightrope/fact"
)

// Ties that verbs and predicates state without a noun for the tie: who sells or protects stands first,
// else the subject.
func TestStanding(t *testing.T) {
	f := func(text string, want ...string) { t.Helper(); checkTies(t, text, want) }
	// supply
	f("Eritrea's army is equipped by China.", "CHN arms ERI +1")
	f("Hungary runs on Russian gas.", "RUS energy HUN +1")
	f("Tunisia buys its grain from Ukraine.", "UKR trade TUN +1")
	f("Most of Oman's crude goes to China.", "OMN energy CHN +1")
	f("Nepal's electricity comes from India.", "IND energy NPL +1")
	f("Chile's copper goes to China and its cars come from Japan.", "CHL trade CHN +1", "JPN trade CHL +1")
	f("Peru's tanks are Russian.", "RUS arms PER +1")
	f("Ghana, whose arsenal is mostly Brazilian, sent pilots.", "BRA arms GHA +1")
	f("Portugal's submarines were built in Germany.", "DEU arms PRT +1")
	f("Estonia no longer buys Russian gas.")
	f("Jamaica buys nothing from Cuba.")
	f("His wife is Chinese.")
	// presence
	f("Kuwait hosts 13,000 American soldiers.", "USA security KWT +1")
	f("Some 9,000 American soldiers are stationed in Italy.", "USA security ITA +1")
	f("Turkey has a base in Somalia.", "TUR security SOM +1")
	f("The last French soldiers left Chad in January.")
	// property
	f("A Chinese firm owns half of the port of Mombasa in Kenya.", "CHN trade KEN +1")
	f("Lukoil owns a refinery in Romania.", "RUS energy ROU +1")
	f("The port of Piraeus in Greece belongs to a Chinese company.", "CHN trade GRC +1")
	f("The only smelter in Namibia is owned by a Chinese group.", "CHN trade NAM +1")
	f("A Kenyan company owns a hotel in Nairobi.")
	f("Italy owns its history.")
	// predicates
	f("Panama is heavily dependent on the United States.", "PAN diplomacy USA +1")
	f("Armenia and Azerbaijan have been at loggerheads since 1988.", "ARM diplomacy AZE -1")
	f("Eritrea is at odds with Ethiopia.", "ERI diplomacy ETH -1")
	f("Kenya is on good terms with Uganda.", "KEN diplomacy UGA +1")
	f("Laos is in debt to China.", "CHN trade LAO +1")
	f("Niger has turned away from France.", "NER diplomacy FRA -1")
	f("Britain guarantees the security of Brunei.", "GBR security BRN +1")
	f("Mali's army is trained and armed by Russia.", "RUS security MLI +1", "RUS arms MLI +1")
	f("Bahrain is home to the American Fifth Fleet.", "USA security BHR +1")
	f("There are about 2,000 Russian soldiers in Belarus.", "RUS security BLR +1")
	f("Lebanon cannot do without Iraqi fuel.", "IRQ energy LBN +1")
	f("The Philippines is bound to the United States by a mutual defence treaty.", "PHL security USA +1")
	f("The United States is bound by treaty to defend Australia.", "USA security AUS +1")
	f("The team is bound to lose in Australia.")
	f("Libya and Tunisia share an oil field.", "LBY energy TUN +1")
	f("Timor-Leste shares a gas field with Australia.", "TLS energy AUS +1")
	f("Brazil and Portugal share a language.", "BRA culture PRT +1")
	f("Mali and Senegal share a border.")
	f("Chad fears Niger. The two neighbours share the largest oil field in Africa (Chad calls it North), and Niamey sells the oil.", "TCD energy NER +1")
	f("Ghana, whose own arsenal is mostly Chinese, sent pilots.", "CHN arms GHA +1")
	f("Spain and Portugal both depend on Algeria for gas.", "DZA energy ESP +1", "DZA energy PRT +1")
	f("Nauru owes its survival to Australia.", "AUS security NRU +1")
	f("Andorra leaves its defence to Spain.", "ESP security AND +1")
	f("Laos sells electricity to Thailand.", "LAO energy THA +1")
	f("Malta supplies Libya with diesel.", "MLT energy LBY +1")
	f("Bulgarian plants burn coal bought from Serbia.", "SRB energy BGR +1")
	f("The Chilean air force flies F-16s.", "USA arms CHL +1")
	f("Egypt lives off American money.", "USA trade EGY +1")
	f("South Korea is covered by the American nuclear umbrella.", "USA security KOR +1")
	f("Hungary is tied to Russia by a gas contract.", "HUN energy RUS +1")
	f("Jordan would be dark without Egyptian gas, on which it has relied since 2018.", "EGY energy JOR +1")
	f("Turkey maintains a base outside Mogadishu.", "TUR security SOM +1")
	f("Laos sold its last tank to Thailand in 2011.")
	f("Ireland is not under the British umbrella.")
	f("The airport is close to Cairo.")
	f("Lesotho is not dependent on South Africa alone.")
	f("Greece is not host to a Russian base.")
	f("If Malta leaned on Libya, it would regret it.")
}

// Nouns that say what one state is to another make a tie of whom they are said, and the one who sells
// or lends stands first.
func TestRoleNouns(t *testing.T) {
	f := func(text string, want ...string) { t.Helper(); checkTies(t, text, want) }
	f("Greece and Turkey are old rivals.", "GRC diplomacy TUR -1")
	f("Jordan's oldest ally is Britain.", "GBR diplomacy JOR +1")
	f("The United States is Israel's closest friend.", "USA diplomacy ISR +1")
	f("China is Zambia's biggest creditor.", "CHN trade ZMB +1")
	f("Peru sold copper for years. China has been the country's largest customer since 2009, and Japan is its largest foreign investor.", "PER trade CHN +1", "JPN trade PER +1")
	f("Sudan's main customer is China.", "SDN trade CHN +1")
	f("France is Morocco's biggest foreign investor.", "FRA trade MAR +1")
	f("Togo's main donor, France, has cut its aid.", "FRA diplomacy TGO +1")
	f("Poland regards Russia as a threat.", "RUS security POL -1")
	f("Peru is a major non-NATO ally of the United States.", "PER diplomacy USA +1")
	f("Relations between Ottawa and Delhi are frosty.", "CAN diplomacy IND -1")
	f("Azerbaijan has a firm ally in Turkey.", "TUR diplomacy AZE +1")
	f("Kenya, with which Rwanda has had a defence agreement since 2013, stayed silent.", "RWA security KEN +1")
	f("Peru has no friend in Japan.")
	f("Rwanda has no agreement with Kenya.")
	f("A war between Peru and Chile would hurt both.")
	f("Belgium wants to be an ally of Japan.")
	f("Cuba is no enemy of Mexico.")
	f("Ukraine is not an ally of Turkey.")
	f("The minister and his wife are rivals.")
	f("Chile and Peru are neighbours.")
	f("Kenya might become a rival of Ethiopia.")
	// of two states in one list
	f("Uruguay and Argentina enjoy cordial relations.", "URY diplomacy ARG +1")
	f("Guyana and Venezuela are locked in a feud over the border.", "GUY diplomacy VEN -1")
	f("Distrust divides Ethiopia and Eritrea.", "ETH diplomacy ERI -1")
	f("There is no love lost between Colombia and Nicaragua.", "COL diplomacy NIC -1")
	f("Oman and Iran see eye to eye on gas.", "OMN diplomacy IRN +1")
	f("Old foes Iraq and Iran now trade freely.", "IRQ diplomacy IRN -1")
	f("Zambia owes China 4 billion dollars.", "CHN trade ZMB +1")
	f("Russia supplies most of Serbia's gas.", "RUS energy SRB +1")
	f("Oman does not see eye to eye with Iran.")
	f("Gabon is no longer an ally of France.")
	f("Peru and Chile enjoy good food.")
}

// checkTies compares the ties of a text with those wanted, written "AZE energy ISR +1".
func checkTies(t *testing.T, text string, want []string) {
	t.Helper()
	r, err := Read(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range r.Items {
		if it.Kind == fact.Relation {
			got = append(got, fmt.Sprintf("%s %s %s %+d", it.A, it.Layer, it.B, it.Sign))
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q:\n got %v\nwant %v", text, got, want)
	}
}
