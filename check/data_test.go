package check

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/atop"
	"tightrope/internal/source/baci"
	"tightrope/internal/source/cow"
	"tightrope/internal/source/eucrude"
	"tightrope/internal/source/sipri"
	"tightrope/internal/source/unga"
)

// wanted is what a set of items can be checked with: the actors that they name, and everything
// that is not about single actors' votes.
type wanted struct {
	source.Collected
	actors map[fact.ActorID]bool
}

func (w *wanted) Observation(o fact.Observation) error {
	switch o.Measure {
	case "joint memberships", "contiguity", "dispute":
		if !w.actors[o.From] {
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
	load(unga.Read, "unga", "undl_ES-10_21_22_votes.csv")
	load(unga.Read, "unga", "voeten_votes_2019-11_2024-06.csv.gz")
	ev := Evidence{Observations: w.Observations}
	for _, s := range [][2]string{{"baci", "CEPII BACI"}, {"eucrude", "EU crude oil import register"}, {"sipri", "SIPRI Arms Transfers Database"},
		{"cow", "Correlates of War"}, {"atop", "ATOP"}, {"unga", "General Assembly roll calls"}} {
		ev.Sources = append(ev.Sources, fact.Source{ID: s[0], Publisher: s[1], Title: s[1]})
	}
	ev.Observations = append(ev.Observations, production(t, filepath.Join(dir, "gravity", "wmd_petroleum_production_2018_2022.csv"))...)
	ev.Observations = append(ev.Observations, distances(t, filepath.Join(dir, "gravity", "cepii_dist.csv.gz"), w.actors)...)
	ev.Observations = append(ev.Observations, idealPoints(t, filepath.Join(dir, "unga", "idealpoints_bsv_jul2025.csv.gz"))...)
	ev.Observations = append(ev.Observations, oldVotes(t, filepath.Join(dir, "unga"), w.actors)...)
	return ev
}

func rows(t testing.TB, path string, each func(map[string]string)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var in io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	head, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]string{}
		for i, h := range head {
			m[h] = rec[i]
		}
		each(m)
	}
}

func reported(o fact.Observation) fact.Observation {
	o.Status, o.Verified = fact.Reported, true
	return o
}

func production(t testing.TB, path string) []fact.Observation {
	var out []fact.Observation
	rows(t, path, func(r map[string]string) {
		for y := 2018; y <= 2022; y++ {
			if v, err := strconv.ParseFloat(r[strconv.Itoa(y)], 64); err == nil && r["Country_Code"] != "DELETE" {
				out = append(out, reported(fact.Observation{ID: "wmd." + r["Country_ISO"] + "." + strconv.Itoa(y), Layer: fact.Energy, Measure: "production",
					Item: "crude oil", From: fact.ActorID(r["Country_ISO"]), Value: v, Unit: "t", Period: fact.YearPeriod(y, y), Basis: fact.Estimate, Source: "wmd"}))
			}
		}
	})
	return out
}

func distances(t testing.TB, path string, actors map[fact.ActorID]bool) []fact.Observation {
	var out []fact.Observation
	rows(t, path, func(r map[string]string) {
		a, b := fact.ActorID(r["iso_o"]), fact.ActorID(r["iso_d"])
		if !actors[a] || a == b {
			return
		}
		for _, c := range [][2]string{{"distcap", "between capitals"}, {"dist", "between the most populous cities"}} {
			if v, err := strconv.ParseFloat(r[c[0]], 64); err == nil {
				out = append(out, reported(fact.Observation{ID: "cepii." + c[0] + "." + string(a) + "." + string(b), Layer: fact.Geography, Measure: "distance",
					Item: c[1], From: a, To: b, Value: v, Unit: "km", Period: fact.YearPeriod(2005, 2005), Basis: fact.Computed, Source: "cepii"}))
			}
		}
	})
	return out
}

func idealPoints(t testing.TB, path string) []fact.Observation {
	var out []fact.Observation
	rows(t, path, func(r map[string]string) {
		y, _ := strconv.Atoi(r["year"])
		if v, err := strconv.ParseFloat(r["idealpointall"], 64); err == nil && r["iso3c"] != "" {
			out = append(out, reported(fact.Observation{ID: "ideal." + r["iso3c"] + "." + r["year"], Layer: fact.Votes, Measure: "ideal point",
				Item: "all votes", From: fact.ActorID(r["iso3c"]), Value: v, Unit: "index", Period: fact.YearPeriod(y, y), Basis: fact.Estimate, Source: "idealpoints"}))
		}
	})
	return out
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
