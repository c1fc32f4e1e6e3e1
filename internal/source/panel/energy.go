package panel

import (
	"io"
	"io/fs"
	"os"
	"slices"

	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source"
	"tightrope/internal/source/eucrude"
	"tightrope/internal/source/eurostat"
)

// energyReaders are the monthly crude series, by a column that only they have.
var energyReaders = []struct {
	column string
	unit   string // the one unit taken of the series
	read   func(r io.Reader, name string, sink source.Sink) (source.Report, error)
}{
	{"Type of crude oil", "bbl", eucrude.Read},
	{"crudeoil", "bbl", eurostat.Read},
}

// Energy walks a folder and reads the monthly crude imports by origin that it knows: the
// register of the Union and Eurostat's imports by grade. None is no error.
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
				if flow, ok := Crude(o, k.unit); ok {
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

// Crude makes a flow of an observation of crude oil by month; false for grades, remainders and
// other units.
func Crude(o fact.Observation, unit string) (forecast.EnergyFlow, bool) {
	d := o.Period.From
	if o.Measure != "flow" || o.Item != "crude oil" || o.Unit != unit || !o.Known() || d.Month == 0 || d != o.Period.To || o.From == "XXA" || o.To == "EU" {
		return forecast.EnergyFlow{}, false
	}
	return forecast.EnergyFlow{Importer: o.To, Origin: o.From, Year: d.Year, Month: d.Month, Amount: o.Value}, true
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

// crudeRows are the flows by year between members of the state system.
func crudeRows(flows []forecast.EnergyFlow) []forecast.Delivery {
	type pair struct {
		from, to fact.ActorID
		year     int
	}
	sum := map[pair]float64{}
	var order []pair
	for _, f := range flows {
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
