package read

import (
	"testing"
)

// Some constructions tell by themselves whose total a share is of and who has the part.
func TestTold(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		checkFigures(t, text, want)
	}
	f("Peru depends on Japan for 40 percent of its gas.", "PER<JPN 0.4 share")
	f("Ghana relies on Polish suppliers for about 40 percent of its weapons.", "GHA<POL 0.4 share")
	f("Sweden is dependent on Norway for a third of its electricity.", "SWE<NOR 0.3333 share")
	f("The share of Egypt in Japanese arms imports reached 40 percent.", "JPN<EGY 0.4 share")
	f("Imports from Ghana made up 40 percent of the Norwegian total.", "NOR<GHA 0.4 share")
	f("Norway is the market for 40 percent of Chilean goods.", "CHL<NOR 0.4 share")
	f("Egypt accounts for 40 percent of Japan's gas imports.", "JPN<EGY 0.4 share")
	f("Kenya imports nearly all its weapons. Poland supplied 40 percent of them in 2017-21.", "KEN<POL 0.4 share @2017..2021")
	f("Chile, which imports all its oil, bought 40 percent of it from Ghana in 2021.", "CHL<GHA 0.4 share @2021..2021")
	f("Some 40 percent of the weapons that Poland bought were Peruvian.", "POL<PER 0.4 share")
	f("Trade between Chile and Ghana reached 3 billion dollars in 2021.", "CHL<GHA 3e+09 USD @2021..2021")
	f("Norway supplies Germany with 30 percent of its gas needs.", "DEU<NOR 0.3 share")
	f("Iran provides Iraq with a third of its electricity needs.", "IRQ<IRN 0.3333 share")
	f("Egypt owes Norway 3 billion dollars.", "EGY<NOR 3e+09 USD")
	f("Kenya invested 3 billion dollars in Ghana.", "GHA<KEN 3e+09 USD")
}
