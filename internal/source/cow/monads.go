package cow

import (
	"fmt"

	"tightrope/fact"
)

// capabilities: milex in thousands of current dollars, milper, tpop and upop in thousands,
// irst in thousands of tons, pec in thousands of coal-ton equivalents, cinc a share of the world.
func capabilities(x *row) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	who, ok := x.state("ccode", year)
	if !ok {
		return nil
	}
	for _, f := range []struct {
		column, measure, item, unit string
		times                       float64
	}{
		{"cinc", "capability", "CINC", "share", 1},
		{"milex", "spending", "defence", "USD", 1000},
		{"milper", "population", "military personnel", "people", 1000},
		{"tpop", "population", "all", "people", 1000},
		{"upop", "population", "urban", "people", 1000},
		{"irst", "production", "iron and steel", "t", 1000},
		{"pec", "index", "primary energy consumption", "t coal equivalent", 1000},
	} {
		v, known, err := x.number(f.column)
		if err != nil {
			return err
		}
		if !known {
			continue
		}
		o := fact.Observation{
			ID: id("nmc", year, who, f.column), Layer: fact.Power, Measure: f.measure, Item: f.item, From: who,
			Value: v * f.times, Unit: f.unit, Period: inYear(year), Basis: fact.Estimate,
		}
		if f.unit == "share" {
			if v > 1 {
				return x.t.Fault(x.at[f.column], "a share from 0 to 1")
			}
			o.Denominator = "material capabilities of all states of the system"
		}
		if err := x.give(o); err != nil {
			return err
		}
	}
	return nil
}

func membershipCount(x *row) error {
	return x.index("igo", "sum_igo_full", "memberships in intergovernmental organisations", "organisations", fact.Member, fact.Record)
}

func fractionalisation(x *row) error {
	return x.index("hief", "efindex", "ethnic fractionalisation", "index", fact.Culture, fact.Estimate)
}

// index gives one figure of one state in one year.
func (x *row) index(key, column, item, unit string, layer fact.Layer, basis fact.Basis) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	who, ok := x.state("ccode", year)
	if !ok {
		return nil
	}
	v, known, err := x.number(column)
	if err != nil || !known {
		return err
	}
	return x.give(fact.Observation{
		ID: id(key, year, who), Layer: layer, Measure: "index", Item: item, From: who, Value: v, Unit: unit,
		Period: inYear(year), Basis: basis,
	})
}

// trade: imports and exports in millions of current dollars.
func trade(x *row) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	who, ok := x.state("ccode", year)
	if !ok {
		return nil
	}
	for _, column := range []string{"imports", "exports"} {
		v, known, err := x.number(column)
		if err != nil {
			return err
		}
		if !known {
			continue
		}
		err = x.give(fact.Observation{
			ID: id("trade", year, who, column), Layer: fact.Trade, Measure: "total " + column, Item: "all goods",
			From: who, Value: v * 1e6, Unit: "USD", Period: inYear(year), Basis: fact.Estimate,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// spell makes a row of a list of states an observation "index" with the value 1 over its dates.
func spell(item string) func(*row) error {
	return func(x *row) error {
		from, err := x.ymd("styear", "stmonth", "stday")
		if err != nil {
			return err
		}
		to, err := x.ymd("endyear", "endmonth", "endday")
		if err != nil {
			return err
		}
		if to.Before(from) {
			x.why = "ends before it begins"
			return nil
		}
		who, ok := x.state("ccode", to)
		if !ok {
			return nil
		}
		return x.listed(who, item, fact.Period{From: from, To: to})
	}
}

// independence reads the list of independent states of Gleditsch and Ward.
func independence(x *row) error {
	from, err := x.t.Date(x.at["startdate"])
	if err != nil {
		return err
	}
	to, err := x.t.Date(x.at["enddate"])
	if err != nil {
		return err
	}
	if to.Before(from) {
		x.why = "ends before it begins"
		return nil
	}
	who, ok := x.report.Code(x.t.Line(), "gw", x.t.Text(x.at["gwcode"]), to)
	if !ok {
		x.done = true
		return nil
	}
	return x.listed(who, "independent state", fact.Period{From: from, To: to})
}

func (x *row) listed(who fact.ActorID, item string, p fact.Period) error {
	if p.IsZero() {
		x.why = "no dates"
		return nil
	}
	return x.give(fact.Observation{
		ID: id("states", item, who, p.From), Layer: fact.Power, Measure: "index", Item: item, From: who, Value: 1, Unit: "yes/no",
		Period: p, Basis: fact.Record,
	})
}

func (x *row) ymd(year, month, day string) (fact.Date, error) {
	var n [3]int
	for i, c := range []string{year, month, day} {
		v, err := x.t.Whole(x.at[c])
		if err != nil {
			return fact.Date{}, err
		}
		n[i] = v
	}
	d, err := fact.ParseDate(fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2]))
	if err != nil {
		return d, x.t.Fault(x.at[year], "a day of the calendar")
	}
	return d, nil
}
