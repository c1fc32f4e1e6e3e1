package panel

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source"
	"tightrope/internal/source/baci"
	"tightrope/internal/source/comtrade"
	"tightrope/internal/source/eucrude"
	"tightrope/internal/source/eurostat"
)

// energyReaders are the series of crude imports, by a column that only they have.
var energyReaders = []struct {
	column string
	read   source.Reader
}{
	{"Type of crude oil", eucrude.Read},
	{"crudeoil", eurostat.Read},
	{"location_code", baci.Read},
	{"cmdCode", comtrade.Read},
}

// Energy walks a folder and reads the crude imports by origin that it knows: the register of the
// Union and Eurostat's imports by grade, by month; BACI in the columns of the Atlas, by year;
// Comtrade by either. None is no error.
func Energy(dir string) ([]forecast.EnergyFlow, error) {
	var out []forecast.EnergyFlow
	files := os.DirFS(dir)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isTable(name) {
			return err
		}
		for _, k := range energyReaders {
			is, err := has(files, name, k.column)
			if err != nil {
				return err
			}
			if !is {
				continue
			}
			f, err := files.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = k.read(f, name, source.Observations(func(o fact.Observation) error {
				if flow, ok := Crude(o); ok {
					out = append(out, flow)
				}
				return nil
			}))
			return err
		}
		return nil
	})
	return out, err
}

// Series are the series of crude that Crude knows, the one to prefer first, with what each is.
var Series = []struct{ Name, Unit, Means string }{
	{"eucrude", "bbl", "European Commission, register of crude oil imports by origin and grade, by month"},
	{"eurostat", "bbl", "Eurostat, imports of crude oil by grade and origin, by month"},
	{"comtrade", "t", "UN Comtrade, crude oil as importers report it, by year"},
	{"comtrade by month", "t", "UN Comtrade, crude oil as importers report it, by month"},
	{"baci", "t", "CEPII, BACI, crude oil reconciled from the reports of both sides, by year"},
}

// Means says what a series is.
func Means(series string) string {
	for _, s := range Series {
		if s.Name == series {
			return s.Means
		}
	}
	return series
}

// Crude makes a flow of an observation of crude oil by origin as the importer sees it; false for
// grades, remainders, totals, other units and what the exporter reports.
func Crude(o fact.Observation) (forecast.EnergyFlow, bool) {
	d := o.Period.From
	_, rest, _ := strings.Cut(o.ID, ".")
	series, _, _ := strings.Cut(rest, ".")
	if series == "comtrade" && d.Month != 0 {
		series = "comtrade by month"
	}
	if o.Measure != "flow" || o.Item != "crude oil" || !o.Known() || d.IsZero() || o.From == "XXA" || o.To == "EU" || o.To == "" || o.Basis == fact.ExporterCustoms {
		return forecast.EnergyFlow{}, false
	}
	if d != o.Period.To || d.Day != 0 {
		return forecast.EnergyFlow{}, false
	}
	for _, s := range Series {
		if s.Name == series && s.Unit == o.Unit {
			return forecast.EnergyFlow{Series: series, Importer: o.To, Origin: o.From, Year: d.Year, Month: d.Month, Amount: o.Value}, true
		}
	}
	return forecast.EnergyFlow{}, false
}

func has(files fs.FS, name, column string) (bool, error) {
	f, err := files.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	t, err := source.NewTable("panel", name, f, ',')
	return err == nil && slices.Contains(t.Header(), column), nil
}

// CrudeRows are the flows by year between members of the state system, each importer's year by
// the series to prefer.
func CrudeRows(flows []forecast.EnergyFlow) []forecast.Delivery {
	type buyer struct {
		who  fact.ActorID
		year int
	}
	rank := func(series string) int {
		for i, s := range Series {
			if s.Name == series {
				return i
			}
		}
		return len(Series)
	}
	best := map[buyer]int{}
	for _, f := range flows {
		b := buyer{f.Importer, f.Year}
		if old, ok := best[b]; !ok || rank(f.Series) < old {
			best[b] = rank(f.Series)
		}
	}
	type pair struct {
		from, to fact.ActorID
		year     int
	}
	sum := map[pair]float64{}
	var order []pair
	for _, f := range flows {
		if rank(f.Series) != best[buyer{f.Importer, f.Year}] {
			continue
		}
		p := pair{f.Origin, f.Importer, f.Year}
		if _, ok := sum[p]; !ok {
			order = append(order, p)
		}
		sum[p] += f.Amount
	}
	var out []forecast.Delivery
	for _, p := range order {
		when := fact.Date{Year: p.year}
		from, okA := number(string(p.from), when)
		to, okB := number(string(p.to), when)
		if okA && okB {
			out = append(out, forecast.Delivery{Supplier: from, Recipient: to, Year: p.year, TIV: sum[p]})
		}
	}
	return out
}
