package read

import (
	"testing"

	"tightrope/fact"
)

func TestEventDateAndPlace(t *testing.T) {
	f := func(text, date, place string) {
		t.Helper()
		d, _ := fact.ParseDate("2024-05-10")
		res, err := Read(text, Options{Date: d})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range res.Items {
			if it.Kind != fact.EventItem {
				continue
			}
			if it.Date.String() != date || it.Place != place {
				t.Errorf("%s: %q %q: want %q %q", text, it.Date, it.Place, date, place)
			}
			return
		}
		t.Errorf("%s: no event", text)
	}
	f("Peru's president met his Chilean counterpart in Lima on 3 March 2021.", "2021-03-03", "Lima")
	f("On 3 March 2021 Peru's president met his Chilean counterpart in Lima.", "2021-03-03", "Lima")
	f("Kenya deported two Somali diplomats in 2019 after Somalia had recalled its envoy in 2018.", "2019", "")
	f("Norway imposed sanctions on Belarus in August 2020.", "2020-08", "")
	f("Ghana and Togo signed a border agreement near Accra yesterday.", "2024-05-09", "Accra")
	f("Spain condemned the attack in Mali.", "", "Mali")
	f("Greece has supplied Cyprus with weapons since 1998.", "", "")
}

// A meeting goes both ways, a condemnation does not; in batches both directions are written.
func TestReciprocal(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		c, err := Code(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range c.Events {
			got = append(got, e.Source+">"+e.Target)
		}
		if len(got) != len(want) {
			t.Errorf("%s: %q: want %q", text, got, want)
			return
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: %q: want %q", text, got, want)
				return
			}
		}
	}
	f("Peru and Chile signed an agreement on Friday.", "PER>CHL", "CHL>PER")
	f("Peru met Chile.", "PER>CHL", "CHL>PER")
	f("Peru condemned Chile.", "PER>CHL")
	f("Peru condemned Chile, expelled its ambassador and recalled its own envoy from Chile.", "PER>CHL", "PER>CHLGOV", "PER>CHL")
}
