package brief

import (
	"strings"
	"testing"

	"tightrope/fact"
)

func TestSpanWords(t *testing.T) {
	f := func(in, want string) {
		t.Helper()
		if got := spanWords(period(in)); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	f("2021", "2021")
	f("2016..2020", "2016–2020")
	f("1991..", "since 1991")
	f("..2014-03", "until March 2014")
	f("2023-09..2024-06", "September 2023 to June 2024")
	f("2023-10-07", "7 October 2023")
}

func TestWrite(t *testing.T) {
	f := func(pattern string, runs []Run, want string) {
		t.Helper()
		if got := Write(pattern, runs...).String(); got != want {
			t.Errorf("%q: %q, want %q", pattern, got, want)
		}
	}
	one := []Run{Link("17 %", "o.x")}
	f("It fell to {} again.", one, "It fell to 17 % again.")
	f("{}", one, "17 %")
	f("It fell to {} in {}.", one, "It fell to 17 % in {}.") // the braces stay, so that the gap is seen
	f("It fell.", one, "It fell.17 %")
}

func TestFigureLines(t *testing.T) {
	f := func(want string, figures ...Figure) {
		t.Helper()
		var got []string
		for _, l := range figureLines(figures) {
			got = append(got, l.String())
		}
		if s := strings.Join(got, " | "); s != want {
			t.Errorf("%q, want %q", s, want)
		}
	}
	a := shareOf(figure("42 %", "o.a", .42, "share", "2024", "tracking"), "all crude")
	b := shareOf(figure("40 %", "o.b", .40, "share", "2023", "tracking"), "all crude")
	f("42 %, 2024; 40 %, 2023 (tracking; of all crude)", a, b)
	f("42 %, 2024 (tracking; of all crude) | series went dark", a, Missing(fact.Dark, "o.c"))
}

func TestSentences(t *testing.T) {
	f := func(in string, want ...string) {
		t.Helper()
		if got := strings.Join(sentences(in), "|"); got != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	f("One. Two? Three", "One.", "Two?", "Three")
	f("It is 0.5 of it.", "It is 0.5 of it.")
	f("")
}

func TestShowsPercent(t *testing.T) {
	f := func(show string, v float64, want bool) {
		t.Helper()
		if got := showsPercent(show, v); got != want {
			t.Errorf("%q for %g: %v, want %v", show, v, got, want)
		}
	}
	f("39 %", .3940, true)
	f("39 %", .3960, false)
	f("39.4 %", .3940, true)
	f("under 1 %", .004, true)
	f("over 99 %", .5, false)
	f("−12 %", -.12, true)
	f("none", .5, false)
}

// The window is fitted to those near the balancer; who lies far away stands at the edge.
func TestMapCore(t *testing.T) {
	at := func(name, role string, lon, lat float64) Place {
		return Place{Party{fact.ActorID(name), name, role}, lon, lat}
	}
	f := func(want string, places ...Place) {
		t.Helper()
		var got []string
		for _, p := range (Map{Places: places}).core() {
			got = append(got, p.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q, want %q", s, want)
		}
	}
	a, b := at("A", Balancer, 47, 40), at("B", Partner, 35, 31)
	f("A B T", a, b, at("T", Presser, 33, 39), at("U", Presser, -99, 40), at("O", Other, 36, 32))
	f("A B", a, b)
	f("X", at("X", Other, 0, 0))
}

// A line that crosses the date line is projected whole, and the window turns with the actors.
func TestDateLine(t *testing.T) {
	v := fit([]Place{{Party{"FJI", "Fiji", Balancer}, 178, -18}, {Party{"USA", "US", Partner}, -122, 37}}, 520, 340)
	x, _ := v.at(178, -18)
	y, _ := v.at(-122, 37)
	if !(x > 0 && x < y && y < 520) {
		t.Errorf("178 E at %.0f, 122 W at %.0f: want both inside, in this order", x, y)
	}
	longest := 0.0
	v.rings(func(_ fact.ActorID, path string) { longest = max(longest, float64(len(path))) })
	if longest == 0 {
		t.Error("no outline in the window")
	}
}

func TestSummaryWidth(t *testing.T) {
	for _, w := range []int{0, 40, 66, 120} {
		var out strings.Builder
		if err := Summary(&out, sampleBrief(), w); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if n := len([]rune(line)); n > max(40, w) {
				t.Errorf("width %d: a line of %d: %q", w, n, line)
			}
		}
	}
}
