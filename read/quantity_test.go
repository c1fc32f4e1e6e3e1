package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
)

// checkFigures compares the figures of a text with those wanted.
func checkFigures(t *testing.T, text string, want []string) {
	t.Helper()
	if got := figures(t, text); !slices.Equal(got, want) {
		t.Errorf("%q\n got  %q\n want %q", text, got, want)
	}
}

// figures writes the quantities of a text in short: "IND<RUS 0.46 share" for India's share
// from Russia, with the period where it has one.
func figures(t *testing.T, text string) []string {
	t.Helper()
	r, err := Read(text, Options{Date: fact.MustDate("2024-03-01")})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range r.Items {
		if it.Kind != fact.Quantity {
			continue
		}
		if err := it.Valid(text); err != nil {
			t.Error(err)
		}
		if _, ok := fact.MeasureNamed(it.Metric); !ok {
			t.Errorf("%q: measure %q is not in the list of measures", it.Quote, it.Metric)
		}
		out = append(out, brief(it))
	}
	return out
}

func brief(it fact.Item) string {
	s := string(it.Subject) + "<" + string(it.Partner)
	if it.Value != nil {
		s += fmt.Sprintf(" %.4g", *it.Value)
	}
	s += " " + it.Unit
	if p := it.Period; p != nil {
		switch {
		case p.Session > 0:
			s += fmt.Sprintf(" @s%d", p.Session)
		default:
			s += " @" + strings.TrimSuffix(p.From.String()+".."+p.To.String(), "")
		}
	}
	return s
}

func TestFigures(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	// shares of imports: the importer is the subject
	f("Between 2015 and 2019 Russia accounted for 74 percent of Vietnamese arms imports, while Israel held 12 percent.",
		"VNM<RUS 0.74 share @2015..2019", "VNM<ISR 0.12 share @2015..2019")
	f("Turkey bought 42 percent of its gas from Russia in 2022, down from 55 percent in 2011.",
		"TUR<RUS 0.42 share @2022..2022", "TUR<RUS 0.55 share @2011..2011")
	f("Serbia buys nearly all its gas from Russia: 89% of imports in 2022.", "SRB<RUS 0.89 share @2022..2022")
	f("Greece imports a third of its oil from Iraq and 13 percent from Kazakhstan.", "GRC<IRQ 0.3333 share", "GRC<KAZ 0.13 share")
	f("“Russia sells us 40 percent of our gas,” said Foreign Minister Nikola Selakovic of Serbia.", "SRB<RUS 0.4 share")
	// a bare number on a list has the unit of the share before it, unless it has a verb of its own
	f("Between 2018 and 2022 South Korea supplied 41 percent of Poland's arms imports and Israel 12.", "POL<KOR 0.41 share @2018..2022", "POL<ISR 0.12 share @2018..2022")
	f("Iraq delivered 30 percent of Greek crude in 2021, and Libya 12 years ago.", "GRC<IRQ 0.3 share @2021..2021")
	// shares of exports: the exporter is
	f("Iran sells roughly nine barrels in ten to China.", "IRN<CHN 0.9 share")
	f("China is Brazil's largest trading partner and took 31 per cent of its exports in 2022.",
		"BRA<CHN 1 rank @2022..2022", "BRA<CHN 0.31 share @2022..2022")
	// a series is two figures; a year written as two is a session where votes are counted
	f("Polish votes agreed with those of the United States in 61 percent of cases in 2020-21.", "POL<USA 0.61 share @s75")
	f("Islamabad sided with Beijing in 91 percent of General Assembly votes in the 76th session, and with Washington in only 23 percent.",
		"PAK<CHN 0.91 share @s76", "PAK<USA 0.23 share @s76")
	// changes, ratios, points
	f("Ankara's military spending fell by a quarter over the decade to 2022.", "TUR< -0.25 relative change @2013..2022")
	f("Deliveries of Russian arms to Algeria were halved between 2018 and 2022.", "DZA<RUS 0.5 times @2018..2022")
	f("Trade between Poland and Vietnam matters. Polish arms imports from South Korea tripled in 2023.", "POL<KOR 3 times @2023..2023")
	// ranks
	f("Japan remained the biggest buyer of Qatari gas until 2011.", "QAT<JPN 1 rank @..2011")
	f("Qatar ranks third among Japan's suppliers of gas.", "JPN<QAT 3 rank")
	f("In 2023 Russia overtook Saudi Arabia as China's top supplier of crude.", "CHN<RUS 1 rank @2023..2023")
	f("The UAE is the third largest arms importer in the world.", "ARE< 3 rank")
	f("Morocco accounted for 1.2 percent of global arms imports.", "MAR< 0.012 share")
	f("Algeria is Africa's second-biggest arms buyer. Germany and France provided 12 and 7 percent.",
		"DZA< 2 rank", "DZA<DEU 0.12 share", "DZA<FRA 0.07 share")
	// what one sentence leaves out is taken from the one before, or from its question
	f("How much gas does Austria buy from Russia? In December 2023 it was 98 percent.", "AUT<RUS 0.98 share @2023-12..2023-12")
	f("Of the crude that India imported in 2023, 36 percent was Russian. The year before it had been 18 percent.",
		"IND<RUS 0.36 share @2023..2023", "IND<RUS 0.18 share @2022..2022")
	f("Turkey sided with the EU in 71 percent of ballots, Hungary in 64 percent.", "TUR<EU 0.71 share", "HUN<EU 0.64 share")
	// trends and comparisons
	f("Armenia's dependence on Russian arms has declined every year since 2020.", "ARM<RUS trend:down @2020..")
	f("Saudi Arabia shipped oil to China in 2022, slightly less than Russia.", "CHN<SAU comparison @2022..2022")
	// volumes and money
	f("Saudi Arabia shipped 1.75 million barrels of crude to China in May 2022.", "CHN<SAU 1.75e+06 barrels @2022-05..2022-05")
	f("Moscow delivered 24 Su-35 fighters to Beijing for $2.5 billion.", "CHN<RUS 24 count", "CHN<RUS 2.5e+09 USD")
	f("Jordan receives about $1.45 billion a year from Washington.", "JOR<USA 1.45e+09 USD per year")
	f("Turkish exports to Russia rose by 62 percent in 2022, to $9.3 billion.", "TUR<RUS 0.62 relative change @2022..2022", "TUR<RUS 9.3e+09 USD @2022..2022")
	f("Kenya's trade deficit with China reached $3.2 billion in 2021.", "KEN<CHN 3.2e+09 USD @2021..2021")
	f("Athens spends more than 3 percent of GDP on defence.", "GRC< 0.03 share")
}

func TestNoFigures(t *testing.T) {
	for _, text := range []string{
		"Five years later the treaty lapsed.",
		"Is Russia the largest supplier of India's oil?",
		"The minister, 54, met his colleagues on 4 May 2023.",
		"About 40 percent of viewers liked the film.",
		"Relations between Iran and Iraq have declined.",
		"Two banks in Delhi closed.",
	} {
		if got := figures(t, text); len(got) > 0 {
			t.Errorf("%q has no figure about states, got %q", text, got)
		}
	}
}

func TestVoiceOfFigures(t *testing.T) {
	f := func(text, voice string, modality fact.Modality) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range r.Items {
			if it.Kind == fact.Quantity {
				if it.Voice != voice || it.Modality != modality {
					t.Errorf("%q: voice %q, %s, want %q, %s", text, it.Voice, it.Modality, voice, modality)
				}
				return
			}
		}
		t.Errorf("%q: no figure", text)
	}
	f("Russia supplied 40 percent of Indian crude imports.", "author", fact.Asserted)
	f("Russia supplied 40 percent of Indian crude imports, traders say.", "traders", fact.Asserted)
	f("Russia is said to have supplied 40 percent of Indian crude imports.", "hearsay", fact.Alleged)
	f("Russia may supply 40 percent of Indian crude imports.", "author", fact.Hypothetical)
	f("Russia will supply 40 percent of Indian crude imports.", "author", fact.Future)
	f("HOST: How much?\n\nGUEST: Russia supplied 40 percent of Indian crude imports.\n\nHOST: Thanks.\n\nGUEST: Goodbye.", "guest", fact.Asserted)
}

func TestQuantitiesOfAnyText(t *testing.T) {
	f := func(text string, n int, concept string) {
		t.Helper()
		got := Quantities(text)
		if len(got) != n || n > 0 && !slices.Contains(got[0].Concept, concept) {
			t.Errorf("%q: %+v, want %d about %q", text, got, n, concept)
		}
	}
	f("The tower is 321 metres tall.", 1, "tower")
	f("Profits rose 12 percent to $3 million.", 2, "Profits")
	f("He paid a fee of 5 percent.", 1, "fee")
	f("Nothing is counted here.", 0, "")
}

func TestTablesOfUnits(t *testing.T) {
	if m, err := loadMeasureWords(); err != nil || len(m) < 300 {
		t.Errorf("%d words of measure: %v", len(m), err)
	}
	if c, err := loadCues(); err != nil || len(c.verbs) < 300 {
		t.Errorf("%d forms of cue verbs: %v", len(c.verbs), err)
	}
}
