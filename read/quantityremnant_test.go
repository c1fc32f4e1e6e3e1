package read

import (
	"testing"
)

// Shares of clauses that leave out what they have in common with the share before: the unit, the verb,
// the goods. Who is named takes the place of the one that stands in the same part.
func TestRemnants(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	// an actor behind a preposition or an order of rank
	f("In the 71st session Laos agreed with Iran on 82 per cent of the votes and with the Netherlands on 34.",
		"LAO<IRN 0.82 share @s71", "LAO<NLD 0.34 share @s71")
	f("Fiji's votes coincided with those of Cuba in 61 percent of cases, with those of Norway in 52 and with those of Iran in 44 percent.",
		"FJI<CUB 0.61 share", "FJI<NOR 0.52 share", "FJI<IRN 0.44 share")
	f("Togo cast the same vote as Mali in 91 percent of the roll calls and as Japan in 38.", "TGO<MLI 0.91 share", "TGO<JPN 0.38 share")
	f("Oman bought 47 percent of its arms from Britain in 2012-16. In 2017-21 Britain supplied 39 per cent, ahead of France with 21.",
		"OMN<GBR 0.47 share @2012..2016", "OMN<GBR 0.39 share @2017..2021", "OMN<FRA 0.21 share @2017..2021")
	f("Chad bought 41 percent of its arms from China. Turkey and Serbia were next with 9 each.", "TCD<CHN 0.41 share", "TCD<TUR 0.09 share", "TCD<SRB 0.09 share")
	f("Of the weapons Ghana bought, China and Spain each supplied 30 percent. Brazil, with 18, came third.",
		"GHA<CHN 0.3 share", "GHA<ESP 0.3 share", "GHA<BRA 0.18 share", "GHA<BRA 3 rank")
	// the subject of the same verb, or of another one like it
	f("Italy takes 31 percent of Tunisian exports; Germany takes barely 12.", "TUN<ITA 0.31 share", "TUN<DEU 0.12 share")
	f("Hungary buys 80 percent of its gas from Russia and Austria 60.", "HUN<RUS 0.8 share", "AUT<RUS 0.6 share")
	f("Of the crude that Angola sold in 2021 the Indians took 12 percent and the Chinese 70.", "AGO<IND 0.12 share @2021..2021", "AGO<CHN 0.7 share @2021..2021")
	f("Ecuador sells 18 per cent of its exports to Panama; Russia buys roughly 4 percent of them.", "ECU<PAN 0.18 share", "ECU<RUS 0.04 share")
	f("In 2021 Turkey was Niger's largest arms supplier. It supplied 52 per cent; Russia supplied 21 and Egypt 9.",
		"NER<TUR 1 rank @2021..2021", "NER<TUR 0.52 share", "NER<RUS 0.21 share", "NER<EGY 0.09 share")
	f("Spain provided 60 per cent of the arms that Peru imported. Russia managed a tenth of that.", "PER<ESP 0.6 share", "PER<RUS 0.1 times")
	// the same two at another time
	f("Jordan buys 45 percent of its wheat from Romania, against 33 in 2019.", "JOR<ROU 0.45 share", "JOR<ROU 0.33 share @2019..2019")
	f("Nepal agreed with India in 79 per cent of votes in the 70th session, 71 in the 74th.", "NPL<IND 0.79 share @s70", "NPL<IND 0.71 share @s74")
	f("Russian gas was only 4 percent of Finnish imports, against 40 percent from Norway.", "FIN<RUS 0.04 share", "FIN<NOR 0.4 share")
	// things counted, ages and times are no shares
	f("Ghana buys 40 percent of its wheat from Canada and 12 horses.", "GHA<CAN 0.4 share")
	f("Canada sold Ghana 40 percent of its wheat. The president, with 75, was tired.", "GHA<CAN 0.4 share") // whose wheat: that of the one served
	f("Russia supplied 40 percent of Serbian arms imports, and Serbia, at 30, was young.", "SRB<RUS 0.4 share")
	f("Kenya sells 30 percent of its tea to Egypt, and Egypt won 3 of 5 matches.", "KEN<EGY 0.3 share")
}

// First places told by a superlative or a comparison with all others, and orders whose verb is told once.
func TestMost(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Peru owes most to Japan and sells most to the United States.", "PER<JPN 1 rank", "PER<USA 1 rank")
	f("Kenya sells more tea to Egypt than to anyone else.", "KEN<EGY 1 rank")
	f("No country buys more Peruvian copper than China.", "PER<CHN 1 rank")
	f("India buys more Kenyan tea than any other country.", "KEN<IND 1 rank")
	f("Russia sells India more crude than anyone else.", "IND<RUS 1 rank")
	f("Ghana trades most with China.", "GHA<CHN 1 rank")
	f("The United States is Ireland's largest foreign investor.", "IRL<USA 1 rank")
	f("Russia is second only to China in arms sales to Serbia.", "SRB<RUS 2 rank")
	f("Among Ghana's trading partners China comes first, India second and Togo only fifth.", "GHA<CHN 1 rank", "GHA<IND 2 rank", "GHA<TGO 5 rank")
	f("Peru bought 40 percent of its arms from Spain in 2015. The Netherlands came third with 19, France fourth.",
		"PER<ESP 0.4 share @2015..2015", "PER<NLD 3 rank", "PER<NLD 0.19 share", "PER<FRA 4 rank")
	f("Among Togo's arms suppliers Brazil ranked first, Spain second and Japan only fifth.", "TGO<BRA 1 rank", "TGO<ESP 2 rank", "TGO<JPN 5 rank")
	f("In arms sales to Serbia Russia is second only to China.", "SRB<RUS 2 rank")
	f("Mali ranks fourth among Ghana's foreign suppliers.", "GHA<MLI 4 rank")
	f("Ghana sells more gold than it did before the war.")
	f("Spain bought more from Peru than it sold.")
	f("Italy won and Spain came first, France second.")
	f("Nobody buys more bread than the baker.")
	f("Chile sells most of its fruit.")
}

// Trends told by verbs with particles, by verbs of moving denied, by a share of somebody's trade, and by
// a verb of trade or voting compared with its own past.
func TestDrifts(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Trade between Chad and Niger has all but dried up.", "TCD<NER trend:down")
	f("Deliveries of Iranian drones to Sudan have tapered off.", "SDN<IRN trend:down")
	f("Laotian borrowing from Japan has levelled off.", "LAO<JPN trend:flat")
	f("Chad's dependence on Russian wheat has not budged since 2016.", "TCD<RUS trend:flat @2016..")
	f("Peru's purchases of Danish cheese keep shrinking.", "PER<DNK trend:down")
	f("The share of Portugal in Angolan exports has fallen since 2012.", "AGO<PRT trend:down @2012..")
	f("Spain buys ever more gas from Nigeria.", "ESP<NGA trend:up")
	f("Norway buys less and less Israeli fruit.", "NOR<ISR trend:down")
	f("Oman buys fewer missiles from France than it used to.", "OMN<FRA trend:down")
	f("Fiji votes with Cuba less and less.", "FJI<CUB trend:down")
	f("Relations with Peru have levelled off.")
	f("The minister speaks less and less with his wife.")
	f("Peru buys ever more from everybody.")
	f("Ghana has moved its embassy and Togo has not changed its mind.")
	f("Kenya took off its hat and Uganda dried up its lake.")
}
