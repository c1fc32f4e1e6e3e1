package read

import (
	"testing"
)

// TestFiguresOfMoreKinds holds one sentence for each way of stating a figure that the rules
// know beside the plain ones: lists, nouns of change, factors, distances, debts, sessions.
func TestFiguresOfMoreKinds(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Tehran lies 540 kilometres from Baku.",
		"IRN<AZE 540 km")
	f("Ukraine supplied 12,5 percent of Kenya's wheat.",
		"KEN<UKR 0.125 share")
	f("The Ugandan firm Nokita produces around 70% of Kenya's fuel.",
		"KEN<UGA 0.7 share")
	f("Russia is Algeria's No. 1 supplier of arms.",
		"DZA<RUS 1 rank")
	f("Italy tops the list of buyers of Libyan oil, followed by Germany.",
		"LBY<ITA 1 rank")
	f("The EU remains Tunisia's first trading partner, absorbing 70 percent of its exports.",
		"TUN<EU 1 rank", "TUN<EU 0.7 share")
	f("A steady rise in Israeli arms sales to Azerbaijan since 2010 worries Yerevan.",
		"ISR<AZE trend:up @2010..")
	f("Azerbaijani gas exports to Italy are on the rise.",
		"AZE<ITA trend:up")
	f("Trade between Georgia and China keeps growing.",
		"GEO<CHN trend:up")
	f("Vietnam's voting coincidence with the United States was 24 percent in the 75th session.",
		"VNM<USA 0.24 share @s75")
	f("Nine of ten Belarusian votes matched Russia's.",
		"BLR<RUS 0.9 share")
	f("Annual American aid of $3.8 billion goes to Israel.",
		"ISR<USA 3.8e+09 USD per year")
	f("Saudi arms imports rose by a factor of three between 2010 and 2015.",
		"SAU< 3 times @2010..2015")
	f("Uzbekistan sends 20 percent of its gas to China, and China supplies 21 percent of its imports.",
		"UZB<CHN 0.2 share", "UZB<CHN 0.21 share")
	f("Between 2013 and 2022, Niger's arms imports came mainly from Russia (31 percent), Ukraine (19 percent) and the United States (14 percent).",
		"NER<RUS 0.31 share @2013..2022", "NER<UKR 0.19 share @2013..2022", "NER<USA 0.14 share @2013..2022")
	f("Greek arms imports rose sevenfold between 2014-18 and 2019-23.", "GRC< 7 times @2019..2023")
	f("In the first nine months of 2023, Turkish imports from Russia dropped 20 percent from a year earlier.",
		"TUR<RUS -0.2 relative change @2023-01..2023-09")
	f("Moldova got all its gas from Russia. Romania supplies two-thirds of its electricity.", "MDA<ROU 0.6667 share")
	f("India bought Russian oil; Russia now ranks first, with a share of 35 percent, ahead of Iraq (21 percent).",
		"IND<RUS 1 rank @2024..2024", "IND<RUS 0.35 share @2024..2024", "IND<IRQ 0.21 share @2024..2024")
	f("SOFIA, March 3, 2023 - Bulgaria imported 95 percent of its gas from Gazprom.", "BGR<RUS 0.95 share")
	f("Iran's economy shrank by 6 percent in 2019.",
		"IRN< -0.06 relative change @2019..2019")
	f("The share of Chinese arms in Myanmar's imports was down by 20 percentage points to 29 percent.",
		"MMR<CHN -20 percentage points", "MMR<CHN 0.29 share")
	f("Indonesia agreed with Russia more often than with the United States in every session since 2017. In 2019-20 the gap was 45 percentage points.",
		"IDN<RUS comparison @2017..", "IDN<RUS 45 percentage points @s74")
	f("Beijing holds about two-thirds of Kenya's bilateral debt.",
		"KEN<CHN 0.6667 share")
	f("Cuba's oil imports from Venezuela fell from 100,000 barrels a day in 2014 to fewer than 30,000 in 2020.",
		"CUB<VEN 1e+05 barrel per day @2014..2014", "CUB<VEN 3e+04 barrel per day @2020..2020")
	f("Egypt spends four times as much on defence as Ethiopia.",
		"EGY<ETH 4 times")
	f("Minsk exports 40 percent of its fertiliser through Lithuania.",
		"BLR< 0.4 share")
	f("Thailand's military budget has been flat since 2015.",
		"THA< trend:flat @2015..")
	f("Qatar, the world's largest exporter of LNG, sells 80 percent of its gas to Asia. Pakistan, its fourth-largest customer, took 9 percent in 2021.",
		"QAT< 1 rank", "QAT< 0.8 share", "QAT<PAK 4 rank @2021..2021", "QAT<PAK 0.09 share @2021..2021")
	f("Singapore and the United States agreed in 31 percent of the recorded votes of the 73rd session, and in 44 percent of those of the 77th.",
		"SGP<USA 0.31 share @s73", "SGP<USA 0.44 share @s77")
	f("Israel supplied 69 percent of Azerbaijan's major arms imports in 2016-20, and 13 percent of Israeli arms exports went to Baku.",
		"AZE<ISR 0.69 share @2016..2020", "ISR<AZE 0.13 share @2016..2020")
}

// Whose total a share is of, where the words before would mislead.
func TestWhoseShare(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Oman delivered 11 percent of Asia's LNG.", "<OMN 0.11 share")
	f("Oman sells most of its gas abroad: Japan bought 31 percent of its LNG in 2022 and Korea 12 percent.",
		"OMN<JPN 0.31 share @2022..2022", "OMN<KOR 0.12 share @2022..2022")
	f("Zambia bought 30 percent of its diesel from Kuwait. South Africa takes a fifth of Zambia's exports and Switzerland a further 40 percent.",
		"ZMB<KWT 0.3 share", "ZMB<ZAF 0.2 share", "ZMB<CHE 0.4 share")
	f("Peru bought 41 percent of its arms from Spain in 2015-19. Korea followed with 17 percent, Italy with 9 percent.",
		"PER<ESP 0.41 share @2015..2019", "PER<KOR 0.17 share @2015..2019", "PER<ITA 0.09 share @2015..2019")
	f("Buyers of Angolan crude in 2022: China 56%, India 10%, France 7%.",
		"AGO<CHN 0.56 share @2022..2022", "AGO<IND 0.1 share @2022..2022", "AGO<FRA 0.07 share @2022..2022")
	f("Norway voted with Denmark 96 percent of the time in 2019, with Cuba 41 percent and with Iran 38 percent.",
		"NOR<DNK 0.96 share @2019..2019", "NOR<CUB 0.41 share @2019..2019", "NOR<IRN 0.38 share @2019..2019")
	f("Portugal sells Angola 11 percent of all it imports.", "AGO<PRT 0.11 share")
	f("Spain buys a tenth of everything Togo sells.", "TGO<ESP 0.1 share")
	f("The Chinese share of Peru's imported weapons climbed from 10% in 2012-16 to 20% in 2017-21, while Spain's dwindled from 14% to 7%.",
		"PER<CHN 0.1 share @2012..2016", "PER<CHN 0.2 share @2017..2021", "PER<ESP 0.14 share", "PER<ESP 0.07 share @2017..2021")
	f("Almost all Malian cotton, 95 percent, is bought up by India.", "MLI<IND 0.95 share")
	f("About a fifth of the cars sold in Kenya in 2019 were made in Japan.", "KEN<JPN 0.2 share @2019..2019")
	f("Laos imported 96 per cent of its wheat from its southern neighbour, Thailand.", "LAO<THA 0.96 share")
	f("Japanese banks hold about a third of Peru's external debt.", "PER<JPN 0.3333 share")
	f("Italian investment makes up 4 percent of the stock in Ghana, and the Spanish share is above 30 percent.", "GHA<ITA 0.04 share", "GHA<ESP 0.3 share")
	f("A quarter of the remittances that reach Nepal come from Qatar.", "NPL<QAT 0.25 share")
	f("Togo, two-thirds of whose debt is owed to France, has little choice.", "TGO<FRA 0.6667 share")
	f("A quarter of the loans went to farmers.")
	f("Spain supplied 23 per cent of Mali's imported weapons and so did Turkey.", "MLI<ESP 0.23 share", "MLI<TUR 0.23 share")
	f("Niger buys arms. China was first with 19 percent, Sweden second.", "NER<CHN 1 rank", "NER<CHN 0.19 share", "NER<SWE 2 rank")
	f("If Spain returned to tariffs of 25 percent, jobs would go.")
	f("He said that not one dollar of it was in Peru.")
	f("The Chinese share price in Peru climbed from 10% to 20%.")
	f("Ecuador shipped 20 million tonnes of crude in 2019.", "ECU< 2e+07 tonne @2019..2019")
	f("Jordan shares 180 km of border with Iraq.")
	f("Trade with Iraq more than doubled. Jordan says so, and Jordan's exporters agree.", "JOR<IRQ 2 times")
}

// Votes told by a clause of manner, the agreement of two as a noun, and duties with who puts them on
// whose goods.
func TestManyWaysOfPairs(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("In 2019 Chad voted as Egypt did in 88 percent of the roll calls, and as Japan did in 41 percent.",
		"TCD<EGY 0.88 share @2019..2019", "TCD<JPN 0.41 share @2019..2019")
	f("Fiji voted the same way as Australia in 62 percent of the ballots.", "FJI<AUS 0.62 share")
	f("Mexico voted as an observer in 40 percent of the committees.", "MEX< 0.4 share") // no second state
	f("Ghana's agreement with France in the General Assembly fell from 58 percent in the 70th session to 49 percent in the 72nd.",
		"GHA<FRA 0.58 share @s70", "GHA<FRA 0.49 share @s72")
	f("Ghana's agreement with France there has fallen, from 58 percent of votes in the 70th session to 49 in the 72nd.",
		"GHA<FRA 0.58 share @s70", "GHA<FRA 0.49 share @s72")
	f("Peru abstained on the American raid on Iran. It then voted against Iran. The two countries' votes matched 41 percent of the time in the 75th session and 38 percent in the 77th.",
		"PER<IRN 0.41 share @s75", "PER<IRN 0.38 share @s77")
	f("Niger buys from Mali. Both states cast the same vote on 88 percent of roll calls in the General Assembly.", "NER<MLI 0.88 share")
	f("Niger buys from nobody. The two cases came up in 88 percent of roll calls in the General Assembly.")
	f("India imposed a duty of 30 percent on Danish butter.", "IND<DNK 0.3 share")
	f("Norway announced a 15 percent tariff on steel from Turkey.", "NOR<TUR 0.15 share")
	f("India has a tariff of 30 percent on cars, and Denmark objects.", "IND< 0.3 share")
}

// Numbers of people harmed, of people in service, of arms by the name of their model, and of what states
// sign, close or bar; a small number of anything else is no figure, nor is an actor made up for it.
func TestCounts(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Mali expelled 15 French officers in 2022.", "FRA<MLI 15 count @2022..2022")
	f("The United States sanctioned fourteen Turkish companies.", "TUR<USA 14 count")
	f("Turkey closed nearly 90 Dutch shops.", "NLD<TUR 90 count")
	f("The Israeli raid on Lebanon killed six people.", "ISR< 6 count")
	f("At least 48 people died.", "< 48 count")
	f("The Peruvian navy arrested more than 500 of them in 2021.", "PER< 500 count @2021..2021")
	f("There are about 900 American soldiers in Niger.", "USA< 900 count")
	f("The Kenyan peacekeepers, some 400 of them, stayed.", "KEN< 400 count")
	f("American forces sank boats in the Pacific, with more than 80 dead.", "USA< 80 count")
	f("The government of Peru signed the purchase of 17 Gripen in Sweden.", "PER< 17 count")
	f("Brazil ordered 36 Gripens from Sweden.", "BRA<SWE 36 count")
	f("Ghana and China signed 12 agreements.", "GHA<CHN 12 count")
	f("Norway won 12 medals and Peru finished with 3.")
	f("Two ministers met in Delhi and three banks closed.")
	f("The two prime ministers signed two agreements.")
	f("Some 2,000 readers wrote to us.")
	f("Italy has 17 Romans in its team of 23 players.")
}

// Comparisons: whose trade, and with whom, is held against what; and places that another loses.
func TestComparisons(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Togo buys from Mali four times what it sells to it.", "TGO<MLI 4 times")
	f("Laos imports five times more from Nepal than it exports there.", "LAO<NPL 5 times")
	f("Chad sells twice as much to Benin as to Niger.", "TCD<BEN 2 times")
	f("Lao exports to Nepal are three times those to Bhutan.", "LAO<NPL 3 times")
	f("Oman's trade with Chad dwarfs its trade with Togo.", "OMN<TCD comparison")
	f("Mali outsells Benin in Togo.", "TGO<MLI comparison")
	f("Fiji exports more to Samoa than Tonga and Palau combined.", "WSM<FJI comparison")
	f("Mali's army is three times the size of Togo's.", "MLI<TGO 3 times")
	f("Malian imports from Oman are half of what they were in 2015.", "MLI<OMN 0.5 times @2015..2015")
	f("In 2023 Fiji took 28 percent of Samoa's exports, more than twice the Tongan share.", "WSM<FJI 0.28 share @2023..2023", "WSM<FJI 2 times @2023..2023")
	f("Fiji took 11 percent of Samoan exports, less than Tonga and less than Palau.", "WSM<FJI 0.11 share", "WSM<FJI comparison", "WSM<FJI comparison")
	f("Chad has overtaken Mali to become Togo's largest trading partner.", "TGO<TCD 1 rank")
	f("Mali was replaced by Chad as Togo's main supplier of gas.", "TGO<TCD 1 rank")
	f("Mali lost its place as Togo's largest supplier of arms to Chad.", "TGO<TCD 1 rank")
	f("Mali lost its place as Togo's largest supplier of arms.")
	f("Chad is Togo's largest supplier of arms after Mali.", "TGO<TCD 2 rank")
	f("Chad is Togo's second most important customer.", "TGO<TCD 2 rank")
	f("Only Mali sells more arms to Togo than Chad does.", "TGO<TCD 2 rank")
	f("Togo could do no more than send a letter to Chad.")
	f("Mali is larger than most.")
	f("The damage exceeded 3 million dollars.")
}

// Sums with both sides, shares told without the verb of trade, trends of a flow that is the object, and
// predicates that keep to themselves.
func TestToldBothSides(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Mali's debt to Japan amounts to 3 billion dollars.", "MLI<JPN 3e+09 USD")
	f("Laos has borrowed $3bn from Norway since 2015.", "LAO<NOR 3e+09 USD @2015..")
	f("Fiji runs a deficit of 2 billion dollars with Samoa.", "FJI<WSM 2e+09 USD")
	f("Norwegian investment in Laos totals $3bn.", "LAO<NOR 3e+09 USD")
	f("Norway wrote off $3bn of Malian debt.", "MLI<NOR 3e+09 USD")
	f("Kenya and Ghana signed agreements worth $3bn.", "KEN<GHA 3e+09 USD")
	f("Togo is Mali's neighbour. Trade between the two reached $3bn.", "TGO<MLI 3e+09 USD")
	f("Dependence on Chilean gas has fallen to 40 percent in Peru.", "PER<CHL 0.4 share")
	f("Togo owes 40 percent of its foreign debt to Norway.", "TGO<NOR 0.4 share")
	f("The largest suppliers to Laos were Norway with 40 percent and Peru with 20.", "LAO<NOR 0.4 share", "LAO<PER 0.2 share")
	f("Peru provides 18 percent of Mali's imports but takes less than 1 percent of what it exports.", "MLI<PER 0.18 share", "MLI<PER 0.01 share")
	f("Peru matched Chile on 63 percent of the roll calls and Cuba on 32.", "PER<CHL 0.63 share", "PER<CUB 0.32 share")
	f("Poland imports a lot of wheat. 40 percent of it is Peruvian.", "POL<PER 0.4 share")
	f("Ghana's largest supplier of arms is Kenya. Its share is 40 percent.", "GHA<KEN 1 rank", "GHA<KEN 0.4 share")
	f("Togo got 40 percent of its gas from Mali in 2021, compared with 10 percent in 2015.", "TGO<MLI 0.4 share @2021..2021", "TGO<MLI 0.1 share @2015..2015")
	f("Four in ten barrels that Laos refines come from Peru.", "LAO<PER 0.4 share")
	f("Togo bought 40 percent more gas from Mali in 2020.", "TGO<MLI 0.4 relative change @2020..2020")
	f("Laos has steadily reduced its purchases of Peruvian oil.", "LAO<PER trend:down")
	f("Laos cut its purchases of Peruvian oil.")
	f("Laos may be reducing its purchases of Peruvian oil.")
	f("Fiji's purchases of Peruvian oil show a steady decline.", "FJI<PER trend:down")
	f("Mali's dependence on Togo is growing.", "MLI<TGO trend:up")
	f("Malian trade with Togo has stagnated since 2015.", "MLI<TGO trend:flat @2015..")
	f("The president agreed to receive 40 percent more flights.")
	f("Peru exports coal. Japan takes 95 percent of it.", "PER<JPN 0.95 share")
	f("Fiji sourced 45 percent of its cement in Samoa.", "FJI<WSM 0.45 share")
	f("Nobody lends more to Fiji than Japan.", "FJI<JPN 1 rank")
}
