package cow

import (
	"math"
	"strings"

	"tightrope/fact"
)

// dispute gives the highest hostility of the first side toward the second in the year: 1 no
// militarised action, 2 threat, 3 display, 4 use of force, 5 war.
func dispute(x *row) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	level, known, err := x.number("hostlev1")
	if err != nil || !known {
		return err
	}
	if level > 5 {
		return x.t.Fault(x.at["hostlev1"], "a level of hostility from 1 to 5")
	}
	a, b, ok := x.pair(year)
	if !ok {
		return nil
	}
	o := fact.Observation{
		Layer: fact.Conflict, Measure: "dispute", Item: "militarised dispute " + x.t.Text(x.at["dispnum"]), From: a, To: b,
		Value: level, Unit: "index", Period: inYear(year), Basis: fact.Coding, Note: "highest action " + x.t.Text(x.at["hiact1"]),
	}
	key := "mid"
	if _, gml := x.at["gmlmidongoing"]; gml {
		key, o.Reporter = "gml", "Gibler, Miller and Little"
	}
	o.ID = id(key, year, x.t.Text(x.at["dispnum"]), a, b)
	return x.give(o)
}

func jointMemberships(x *row) error {
	return x.dyad("igo.dyad", "dyadigos", fact.Observation{
		Layer: fact.Member, Measure: "joint memberships", Item: "intergovernmental organisations", Unit: "count", Basis: fact.Record,
	})
}

func distance(x *row) error {
	return x.dyad("mindist", "mindist", fact.Observation{
		Layer: fact.Geography, Measure: "distance", Item: "between borders", Unit: "km", Basis: fact.Estimate,
		Reporter: "Schvitz and others (CShapes)",
	})
}

// dyad gives one figure of an undirected pair in a year, once, from the first state named.
func (x *row) dyad(key, column string, o fact.Observation) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	v, known, err := x.number(column)
	if err != nil || !known {
		return err
	}
	a, b, ok := x.pair(year)
	if !ok {
		return nil
	}
	o.ID, o.From, o.To, o.Value, o.Period = id(key, year, a, b), a, b, v, inYear(year)
	return x.give(o)
}

func contiguity(x *row) error {
	from, err := x.t.Date(x.at["stdate"])
	if err != nil {
		return err
	}
	to, err := x.t.Date(x.at["enddate"])
	if err != nil {
		return err
	}
	kind, known, err := x.number("conttype")
	if err != nil || !known {
		return err
	}
	if kind > 6 || kind != math.Trunc(kind) {
		return x.t.Fault(x.at["conttype"], "a type of contiguity from 1 to 5")
	}
	if from.IsZero() || to.Before(from) {
		x.why = "no dates, or an end before the beginning"
		return nil
	}
	a, b, ok := x.pair(to)
	if !ok {
		return nil
	}
	return x.give(fact.Observation{
		ID: id("contiguity", a, b, from, kind), Layer: fact.Geography, Measure: "contiguity", From: a, To: b,
		Value: kind, Unit: "type", Period: fact.Period{From: from, To: to}, Basis: fact.Record,
	})
}

// organisations leads the short names of membership lists to actors.
var organisations = map[string]fact.ActorID{
	"loas": "LAS", "nam": "IGONAM",
}

// membership: status 1 full member, 2 associate, 3 observer.
func membership(x *row) error {
	year, err := x.year()
	if err != nil {
		return err
	}
	status, known, err := x.number("status")
	if err != nil || !known {
		return err
	}
	kinds := map[float64]string{1: "full member", 2: "associate member", 3: "observer"}
	if kinds[status] == "" {
		x.why = "no membership (status 0)"
		return nil
	}
	who, ok := x.state("ccode", year)
	if !ok {
		return nil
	}
	name := x.t.Text(x.at["igo"])
	org, ok := organisations[strings.ToLower(name)]
	if !ok {
		if org, ok = x.report.Actor(x.t.Line(), strings.ToUpper(name), year); !ok {
			x.done = true
			return nil
		}
	}
	return x.give(fact.Observation{
		ID: id("igo", year, who, org, kinds[status]), Layer: fact.Member, Measure: "membership", Item: kinds[status],
		From: who, To: org, Value: 1, Unit: "yes/no", Period: inYear(year), Basis: fact.Record,
	})
}
