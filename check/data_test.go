package check

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/atop"
	"tightrope/internal/source/baci"
	"tightrope/internal/source/cepii"
	"tightrope/internal/source/cow"
	"tightrope/internal/source/eucrude"
	"tightrope/internal/source/idealpoints"
	"tightrope/internal/source/rivalries"
	"tightrope/internal/source/sipri"
	"tightrope/internal/source/unga"
	"tightrope/internal/source/wmd"
)

// wanted is what a set of items can be checked with: the actors that they name, and everything
// that is not about single actors' votes.
type wanted struct {
	source.Collected
	actors map[fact.ActorID]bool
}

func (w *wanted) Observation(o fact.Observation) error {
	switch o.Measure {
	case "joint memberships", "contiguity", "dispute", "distance", "common language":
		if !w.actors[o.From] || !w.actors[o.To] {
			return nil
		}
	}
	return w.Collected.Observation(o)
}

var loaded struct {
	once     sync.Once
	evidence Evidence
}

// tiesEvidence loads the data sets of the folder ties, once for all tests of the package; what
// is about single pairs is kept for the states that the tests speak of.
func tiesEvidence(t testing.TB) Evidence {
	t.Helper()
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1: it loads a million rows")
	}
	sample.Dir(t, "ties")
	loaded.once.Do(func() { loaded.evidence = loadTies(t) })
	return loaded.evidence
}

func loadTies(t testing.TB) Evidence {
	dir := sample.Dir(t, "ties")
	w := &wanted{actors: map[fact.ActorID]bool{}}
	for _, id := range strings.Fields("AZE ISR TUR IRN RUS USA IND CHN HUN EGY KAZ SAU FRA DEU ITA POL GRC AUT SRB PAK DZA GEO ARM UKR GBR") {
		w.actors[fact.ActorID(id)] = true
	}
	load := func(read func(io.Reader, string, source.Sink) (source.Report, error), path ...string) {
		t.Helper()
		f, err := os.Open(filepath.Join(append([]string{dir}, path...)...))
		if err != nil {
			t.Skip(err)
		}
		defer f.Close()
		if _, err := read(f, path[len(path)-1], w); err != nil {
			t.Fatal(err)
		}
	}
	load(baci.Read, "oil", "baci_hs270900_2021_bilateral.csv")
	load(eucrude.Read, "oil", "eu_crude_oil_import_register_2013_2019.csv.gz")
	load(sipri.Read, "arms", "sipri_tiv_dyads_1950_2021.csv.gz")
	load(cow.Read, "cow", "cow_nmc_1816_2022.csv.gz")
	load(cow.Read, "cow", "igo_membership_selected_1991_2014.csv.gz")
	load(atop.Read, "cow", "atop5_dyad_year_1815_2018.csv.gz")
	load(cow.Read, "cow", "cow_mid5_dirdyad_1816_2014.csv.gz")
	load(cow.Read, "cow", "cow_igo_dyads_1946_2014.csv.gz")
	load(rivalries.Read, "cow", "tss_rivalries.csv")
	load(wmd.Read, "gravity", "wmd_petroleum_production_2018_2022.csv")
	load(wmd.Read, "gravity", "wmd_natural_gas_production_2018_2022.csv")
	load(cepii.Read, "gravity", "cepii_dist.csv.gz")
	load(idealpoints.Read, "unga", "idealpoints_bsv_jul2025.csv.gz")
	load(unga.Read, "unga", "undl_ES-10_21_22_votes.csv")
	load(unga.Read, "unga", "voeten_votes_2019-11_2024-06.csv.gz")
	ev := Evidence{Observations: w.Observations}
	for _, s := range [][2]string{
		{"baci", "CEPII BACI"},
		{"eucrude", "EU crude oil import register"},
		{"sipri", "SIPRI Arms Transfers Database"},
		{"cow", "Correlates of War"},
		{"atop", "ATOP"},
		{"unga", "General Assembly roll calls"},
		{"wmd", "World Mining Data"},
		{"cepii", "CEPII GeoDist"},
		{"idealpoints", "Ideal points of Bailey, Strezhnev and Voeten"},
		{"rivalries", "Strategic rivalries"},
	} {
		ev.Sources = append(ev.Sources, fact.Source{ID: s[0], Publisher: s[1], Title: s[1]})
	}
	ev.Observations = append(ev.Observations, oldVotes(t, filepath.Join(dir, "unga"), w.actors)...)
	return ev
}

// oldVotes joins the two tables of the votes to 2019, for the roll calls of the last years.
func oldVotes(t testing.TB, dir string, actors map[fact.ActorID]bool) []fact.Observation {
	open := func(name string) *os.File {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Skip(err)
		}
		return f
	}
	calls := open("unvotes_rollcalls_1946_2019.csv.gz")
	defer calls.Close()
	list, _, err := unga.ReadRollCalls(calls, "rollcalls")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]unga.RollCall{}
	for _, c := range list {
		byID[c.ID] = c
	}
	votes := open("unvotes_votes_1946_2019.csv.gz")
	defer votes.Close()
	var out []fact.Observation
	_, err = unga.Read(votes, "votes", source.Observations(func(o fact.Observation) error {
		c, ok := byID[strings.TrimPrefix(o.Item, "roll call ")]
		if ok && actors[o.From] && c.Date.Year >= 2010 {
			o.Item, o.Source, o.Note = c.Resolution, "unvotes", c.Title
			o.Period = fact.Period{From: c.Date, To: c.Date}
			out = append(out, o)
		}
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
