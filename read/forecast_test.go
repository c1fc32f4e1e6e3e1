package read

import (
	"strings"
	"testing"

	"tightrope/fact"
)

// What somebody foresees is foretold; what was thought once, is doubted or is left to nobody is not.
func TestForecasts(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, it := range r.Items {
			if it.Kind == fact.Forecast {
				out = append(out, string(it.Modality)+" "+it.Voice+": "+it.Quote)
			}
		}
		if got := strings.Join(out, "; "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	f("Maria Sousa, a banker in Luanda, expects Angola to repay the loan by 2030.", "future Maria Sousa: Angola to repay the loan by 2030")
	f("Analysts expect a rise in exports to India next year.", "future Analysts: a rise in exports to India next year")
	f("We expect Nairobi to renew the lease.", "future author: Nairobi to renew the lease")
	f("The economist Paul Mbeki predicts a narrow yes in 2028.", "future Paul Mbeki: a narrow yes in 2028")
	f("It may have to choose by June.", "hypothetical author: It may have to choose")
	f("The bank forecasts that Ghana will grow by 3 percent.", "future The bank: Ghana will grow by 3 percent")
	f("He expected Peru to pay but it did not.", "")
	f("Kenya expects to sign in June.", "")
	f("Kenya seems certain to miss the deadline.", "future author: Kenya seems certain to miss the deadline")
	f("I am sure that no Kenyan government will ever send troops to Sudan.", "future author: no Kenyan government will ever send troops to Sudan")
	f("Rome would like him to.", "")
	f("He would follow Rome and bank the thanks.", "")
	f("Oman feared that it would sink the boats.", "")
	f("Analysts doubted that the minister would turn his words into deeds.", "")
	f("Nobody in Lima would say.", "")
	f("It may buy what it likes.", "")
}
