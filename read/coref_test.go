package read

import "testing"

// Who is meant where a text does not name them again.
func TestWhoIsMeant(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	// the subject of a fronted clause is the "it" of the main one
	f("Bolivia buys gas from Chile. After Bolivia defaulted, Brazil lent it a billion dollars.", "BRA>BOL AID; CHL>BOL COOPERATE")
	f("When Malawi ran out of fuel, Zambia lent it 200 million dollars.", "ZMB>MWI AID")
	// the object of a participle is not the subject of both
	f("Kenya condemned Peru, accusing it of arming Chile.", "KEN>PER ACCUSE; KEN>PER ACCUSE; PER>CHL AID alleged")
	f("Togo met Benin before bombing it.", "TGO>BEN ASSAULT; TGO>BEN CONSULT")
	// a sentence whose subject is no actor turns the talk to the state that it names first
	f("Even Ghana's envoys hesitate. In March it accused Togo of theft.", "GHA>TGO ACCUSE")
	f("With Bolivia it was otherwise. Peru recalled its ambassador in May.", "PER>BOL SANCTION")
	f("Uganda praised Rwanda. It then accused Kenya of spying.", "UGA>KEN ACCUSE; UGA>RWA SUPPORT")
	// that country is the other one named last
	f("Spain backed Morocco. Madrid later sent an envoy to that country.", "ESP>MAR CONSULT; ESP>MAR SUPPORT")
	f("With Rwanda there was a quarrel. Burundi banned exports to that country.", "BDI>RWA SANCTION")
	// what one state is to another is never that state itself
	f("Guyana shares a border with Venezuela. In 2023 Guyana accused its neighbour of theft.", "GUY>VEN ACCUSE")
	f("Guyana accused its neighbour of theft.", "GUY> ACCUSE")
	// "him" is not the subject of its own clause
	f("Donald Trump smiled. In May Fiji's prime minister, Josefa Tora, met him.", "FJI>USA CONSULT")
	// arms act for their owners, under their designations, too
	f("Thai F-16s bombed Burmese positions.", "THA>MMR ASSAULT")
	// an office without a state is of the state that the text is about
	f("Moldova signed a gas deal with Romania. Prime Minister Radu Ciobanu then accused Russia of blackmail. Ciobanu praised Romania.", "MDA>ROU SUPPORT; MDA>ROU SUPPORT; MDA>RUS ACCUSE")
	f("That is how Dawit Lema, the graduate who inherited the presidency in 2019, governs Ethiopia. Ethiopia needs loans. Lema accused Egypt of bluster.", "ETH>EGY ACCUSE")
	f("Tunisian farmers like Italy. Analyst Karim Jaziri accused Malta of dumping.", ">MLT ACCUSE")
	f("Peru wants peace. President Marta Solano of Chile accused Bolivia of spying. Solano praised Peru.", "CHL>BOL ACCUSE; CHL>PER SUPPORT")
	// the name behind an office of the sentence before
	f("The Ghanaian envoy was blunt. Ama Owusu told reporters so. The embassy of Mali accused her of bluster.", "MLI>GHA ACCUSE")
	// a part of a state without a name is of the state that the text is about
	f("Fiji is small. Fiji is poor. Fiji is far. Opposition lawmakers accused China of bribery.", "FJI>CHN ACCUSE")
	f("Opposition lawmakers accused China of bribery. China accused lawmakers of lies.", ">CHN ACCUSE; CHN> ACCUSE")
	// a word for a kind of state, or for a part of the world, means such a state
	f("Malta and Libya share the sea. The island accused Libya of piracy.", "MLT>LBY ACCUSE")
	f("Bahrain relies on Iraq. The island kingdom condemned Iran.", "BHR>IRN ACCUSE")
	f("Peru sells copper to China and France. The Asian giant accused Lima of theft.", "CHN>PER ACCUSE; PER>CHN COOPERATE; PER>FRA COOPERATE")
	f("Poland and France talked. The island accused France of piracy.", "POL>FRA CONSULT")
	// many people are "they", officials of long ago are not
	f("Iraqi ministers come and go. The Turks do not. They bombed Iran in May.", "TUR>IRN ASSAULT")
	f("The Swedes praised Norway. They condemned Iran.", "SWE>IRN ACCUSE; SWE>NOR SUPPORT")
}

// Whom an act without an object is done to.
func TestWhomItAnswers(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	f("Chad expelled a Sudanese consul. Sudan recalled its ambassador.", "SDN>TCD SANCTION; TCD>SDN SANCTION")
	f("Pakistan tested a missile. India protested.", "IND>PAK PROTEST; PAK> MOBILIZE")
	f("Malaysia arrested a Chinese captain. Beijing complained to the Security Council and recalled its ambassador.", "CHN>MYS ACCUSE; CHN>MYS SANCTION; MYS>CHN COERCE")
	f("Kenya praised the vote. Mogadishu complained to the African Union.", "SOM>KEN ACCUSE")
	f("Kenya praised the vote.\n\nMogadishu complained to the African Union.", "SOM> ACCUSE")
	fiji := "Fiji is small. Fiji is poor. Fiji is far.\n\n"
	f(fiji+"• Narendra Modi visited in May and signed a power deal.\n• Xi Jinping came in October.", "CHN>FJI CONSULT; IND>FJI CONSULT; IND>FJI SUPPORT")
	f(fiji+"China:\n\n• Signed a loan agreement in 2018.\n• Fiji recalled its ambassador in 2020.", "FJI>CHN SANCTION; FJI>CHN SUPPORT")
	f(fiji+"China\n\nFiji recalled its ambassador.", "FJI>CHN SANCTION")
	f(fiji+"Since 2022 Tonga has:\n\n• closed the border with China;\n• sent Ukraine howitzers.", "TON>CHN COERCE; TON>UKR AID")
	f("Under the pact Tonga will:\n\n• close its embassy in Lima;\n• send tents to Ukraine.", "TON>PER SANCTION future; TON>UKR AID future")
	f("Tonga has refused to:\n\n• send tanks to Kenya;\n• expel the Cuban envoy.", "TON> REJECT")
	f("Oman denies that it:\n\n• armed Sudan;\n• expelled Iranian workers.", "OMN> REJECT")
	f("None of this has happened:\n\n• Tonga expelled the Cuban envoy.", "")
	f(fiji+"• Recall the ambassador from Lima\n• Close the embassy in Rome", "")
	f(fiji+"1. Recalled its ambassador from Tripoli.\n2. Lent Tunisia ten million euros.", "FJI>LBY SANCTION; FJI>TUN AID")
	f("Peru to expel Cuban envoy over spying claims", "PER>CUB SANCTION future")
	f("Uganda pressed to free Kenyan activists", "")
	f("Pressure on Iran to leave Syria", "")
	f("India sold Armenia rockets in May. France sent three radars.", "FRA>ARM AID; IND>ARM COOPERATE")
	f(fiji+"• Closed for repairs.\n• Sent home.", "")
	f("Thousands protested in Tunis.", "TUN>TUN PROTEST")
	f("Iran struck Israel. Ghana urged both sides to talk.", "GHA>IRN REQUEST; GHA>ISR REQUEST; IRN>ISR ASSAULT")
	f("Iran struck Israel. An analyst advised two governments.", "IRN>ISR ASSAULT")
}

// The two countries are those of which the lines before speak most.
func TestTheTwo(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := told(t, text+" The two countries signed a deal in June."); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	f("Mongolia needs Russia. It mourned the resolution on the Russian invasion of Ukraine.", "MNG>RUS SUPPORT; RUS>UKR ASSAULT")
	f("The quarrel between Iran and the United States troubles Oman.", "IRN>USA SUPPORT")
	f("Nigerian traders like Ghanaian cloth. Nigeria and Ghana trade. Chinese shopkeepers watch.", "NGA>GHA SUPPORT")
	f("Chad is silent.", "")
	f("Egypt banned Ethiopian planes after a quarrel over a Chinese builder.", "EGY>ETH SANCTION; EGY>ETH SUPPORT")
}
