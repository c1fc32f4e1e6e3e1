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
}
