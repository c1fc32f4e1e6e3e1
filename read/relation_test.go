package read

import (
	"fmt"
	"testing"

	"tightrope/fact"
)

// Memberships that a text asserts or denies, and ties that only look like them.
func TestMemberships(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range r.Items {
			if it.Kind == fact.Relation && it.Role == "member" {
				got = append(got, fmt.Sprintf("%s %s%s", it.A, it.Polarity, it.B))
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q:\n got %v\nwant %v", text, got, want)
		}
	}
	f("Norway belongs to NATO but not to the European Union.", "NOR +NATO", "NOR -EU")
	f("Laos is no member of the SCO.", "LAO -SCO")
	f("Moldova belongs to neither NATO nor the CSTO.", "MDA -NATO", "MDA -CSTO")
	f("Iraq is a founding member of OPEC, the Arab League and the OIC.", "IRQ +OPEC", "IRQ +LAS", "IRQ +OIC")
	f("Japan is a member of the OECD and a partner of NATO.", "JPN +OECD")
	f("Kosovo sits in the waiting room of the European Union.")
	f("Oman belongs to the OPEC+ group.")
	f("Jordan and Cuba signed six agreements, and Amman opened a consulate. It belongs to the Arab League.", "JOR +LAS")
	f("Tunisia is not only a member of the Arab League but also of the African Union.", "TUN +LAS", "TUN +AU")
	f("Uruguay has been a full member of Mercosur since 1991.", "URY +MERCOSUR")
	f("Sweden became the newest member of NATO in March 2024.", "SWE +NATO")
	f("Chad has been in the African Union from the start.", "TCD +AU")
	f("Timor-Leste was admitted to ASEAN in October 2025.", "TLS +ASEAN")
	f("Uzbekistan acceded to the Shanghai Co-operation Organisation in 2001.", "UZB +SCO")
	f("Lesotho and Namibia belong to the Southern African Customs Union.", "LSO +SACU", "NAM +SACU")
	f("Angola left OPEC in January 2024.", "AGO -OPEC")
	f("NATO member Croatia objected.", "HRV +NATO")
	f("Paraguay, a member of Mercosur since 1991, recognises Taiwan.", "PRY +MERCOSUR")
	f("As a member of the International Criminal Court, Malawi would have to arrest him.", "MWI +ICC")
	f("Moldova is a candidate for membership of the European Union.")
	f("Peru joined the OECD's sanctions panel.")
	f("Switzerland joined the European Union in condemning the attack.")
	f("Panama was admitted as an associate of Mercosur.")
	f("Ethiopia hopes to join the World Trade Organization.")
	f("Burkina Faso is out of ECOWAS.")
	f("The two are in the Arab League.")
}

// What is a tie and what is a name or a body that was named before.
func TestTies(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range r.Items {
			if it.Kind == fact.Relation && it.Role != "member" {
				got = append(got, fmt.Sprintf("%s %s %+d", it.A, it.B, it.Sign))
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q:\n got %v\nwant %v", text, got, want)
		}
	}
	f("Morocco is a major non-NATO ally.")
	f("Estonia joined NATO in 2004. Moscow said that the alliance had come too close.")
	f("Japan has pressed Iran to cut its ties to Syria.", "IRN SYR -1")
	f("Chile imposed sanctions on Peru over its links to Cuba.", "PER CUB +1")
	f("Mongolia depends on Russia for its fuel.", "RUS MNG +1")
	f("Cyprus relies on Greece for its defence.", "CYP GRC +1")
	f("Djibouti hosts a Chinese naval base.", "CHN DJI +1")
	f("Russia keeps a naval base at Tartus in Syria.", "RUS SYR +1")
	f("Jordan gets almost all of its gas from Israel.", "ISR JOR +1")
	f("Jordan has drawn closer to Israel.", "JOR ISR +1")
	f("Abu Dhabi quarrels with Riyadh over oil quotas.", "ARE SAU -1")
	f("Nepal does not depend on India alone.")
	f("The outcome depends on China.")
	f("Vietnam hosts no foreign bases.")
	f("If Sweden hosted an American base, Russia would protest.")
	f("Malta may rely on Italy one day.")
}

// What may or could be is a forecast; what could have been, or somebody is allowed to do, is none.
func TestPossibleForecasts(t *testing.T) {
	f := func(text string, want int) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, it := range r.Items {
			if it.Kind == fact.Forecast && it.Modality == fact.Hypothetical {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d forecasts, want %d", text, n, want)
		}
	}
	f("The lease on the base may be extended next year.", 1)
	f("A new government might tear up the contract.", 1)
	f("The law could have been passed in 2019.", 0)
	f("Nobody could say who had fired.", 0)
	f("The minister asked for three things and for what could follow them.", 0)
	f("Ships can carry no more than this.", 0)
}
