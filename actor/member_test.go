package actor

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
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
	f("OSCE", "", 57)
	f("COE", "", 46)
	f("IGONAM", "2023", 120)
}

// The years of membership are those of the Correlates of War lists of 1991 to 2014, except
// where the lists are known to be otherwise.
func TestMembersAgree(t *testing.T) {
	known := map[string]string{
		"CIS AZE":  "ratified in September 1993 only; the list counts from 1991",
		"CIS GEO":  "joined in December 1993, left in August 2009; the list has it from 1995 to 2007",
		"CIS TKM":  "associate since August 2005",
		"CIS UKR":  "took part until 2018 without ratifying the charter; the list ends with 1992",
		"LAS SYR":  "suspended since November 2011",
		"OIC SYR":  "suspended since August 2012",
		"OIC CMR":  "member since 1974; the list begins with 2006",
		"OIC AZE":  "admitted in December 1991, counted from 1992",
		"OIC UZB":  "1995 or 1996",
		"OPEC AGO": "member from 2007; missing from the list",
		"OPEC ECU": "came back in November 2007",
		"OPEC GAB": "left in January 1995",
		"UN UZB":   "admitted in March 1992", "UN SCG": "2006", "BSEC SCG": "2006", "UN SUN": "1991", "UN YUG": "2003", "UN TLS": "admitted in September 2002",
	}
	file, err := os.Open(sample.Dir(t, "ties", "cow", "igo_membership_selected_1991_2014.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(unzip).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	organisations := map[string]fact.ActorID{
		"un": "UN", "oic": "OIC", "cis": "CIS", "nato": "NATO", "gcc": "GCC", "loas": "LAS", "opec": "OPEC", "eco": "ECO", "bsec": "BSEC",
	}
	type key struct {
		org, member fact.ActorID
		year        int
	}
	listed := map[key]bool{}
	r := Default()
	for _, row := range rows[1:] {
		year, err := strconv.Atoi(row[1])
		if org := organisations[row[2]]; err == nil && org != "" && row[3] == "1" {
			id, _ := r.ByCode("cow", row[0], fact.Date{Year: year})
			listed[key{org, id, year}] = true
		}
	}
	agree := 0
	for year := 1991; year <= 2014; year++ {
		for _, org := range organisations {
			for _, a := range r.All() {
				if a.Kind != fact.State || a.ID == "PSE" { // no number in the Correlates of War
					continue
				}
				switch ours := r.IsMember(a.ID, org, fact.Date{Year: year}); {
				case ours == listed[key{org, a.ID, year}]:
					agree++
				case known[string(org)+" "+string(a.ID)] == "":
					t.Errorf("%s in %s in %d: %t, the list says %t", a.ID, org, year, ours, !ours)
				}
			}
		}
	}
	t.Logf("%d state-years agree", agree)
}
