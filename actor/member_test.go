package actor

import (
	"testing"

	"tightrope/fact"
)

func TestIsMember(t *testing.T) {
	f := func(a, org fact.ActorID, at string, want bool) {
		t.Helper()
		if got := Default().IsMember(a, org, fact.MustDate(at)); got != want {
			t.Errorf("IsMember(%s, %s, %q) = %t", a, org, at, got)
		}
	}
	f("AZE", "UN", "1991", false)
	f("AZE", "UN", "1992", true)
	f("AZE", "OIC", "2023-11-11", true)
	f("AZE", "CSTO", "1998", true)
	f("AZE", "CSTO", "2005", false)
	f("TUR", "NATO", "1951", false)
	f("TUR", "NATO", "1952", true)
	f("GBR", "EU", "", false)
	f("GBR", "EU", "2019", true)
	f("SYR", "LAS", "2015", false)
	f("SYR", "LAS", "", true)
	f("TWN", "UN", "1970", true)
	f("CHN", "UN", "1970", false)
	f("IRN", "BRICS", "2024", true)
	f("ISR", "OIC", "", false)
	f("ISR", "no such", "", false)
}

func TestMembers(t *testing.T) {
	f := func(org fact.ActorID, at string, want int) {
		t.Helper()
		if got := Default().Members(org, fact.MustDate(at)); len(got) != want {
			t.Errorf("%s has %d members at %q: want %d: %v", org, len(got), at, want, got)
		}
	}
	f("UN", "", 193)
	f("UN", "1945-10-24", 51)
	f("UN", "1960-12-31", 99)
	f("UN", "1993-12-31", 183) // 184 with Yugoslavia, which could not take part
	f("OIC", "", 57)
	f("EU", "", 27)
	f("EU", "2016", 28)
	f("NATO", "", 32)
	f("LAS", "", 22)
	f("AU", "", 55)
	f("GCC", "", 6)
	f("CSTO", "", 6)
	f("EAEU", "", 5)
	f("OPEC", "", 12)
	f("SCO", "", 10)
	f("BRICS", "2025-06", 10)
	f("ASEAN", "2024", 10)
	f("OTS", "", 5)
	f("G7", "", 7)
	f("G20", "", 21)
	f("OECD", "", 38)
}
