package check

import "strings"

// measure is a unit: what family it belongs to and how much of the family's base it is.
type unitName struct {
	family string // value, mass, barrels, tiv, barrels a day, distance, count, gas
	factor float64
	money  string // currency of a value
}

// unitOf reads the name of a unit as publishers and readers write it. An unknown unit has no
// family.
func unitOf(s string) unitName {
	l := strings.ToLower(strings.TrimSpace(s))
	factor := 1.0
	for _, p := range []struct {
		word string
		f    float64
	}{{"thousand ", 1e3}, {"1000 ", 1e3}, {"1,000 ", 1e3}, {"million ", 1e6}, {"mln ", 1e6}, {"billion ", 1e9}, {"bn ", 1e9}} {
		if rest, ok := strings.CutPrefix(l, p.word); ok {
			l, factor = rest, p.f
		} else if rest, ok := strings.CutSuffix(l, " "+strings.TrimSpace(p.word)); ok {
			l, factor = rest, p.f
		}
	}
	switch l {
	case "usd", "us dollars", "dollars", "dollar", "$", "current usd":
		return unitName{"value", factor, "USD"}
	case "kusd":
		return unitName{"value", 1e3, "USD"}
	case "eur", "euro", "euros", "€":
		return unitName{"value", factor, "EUR"}
	case "t", "tonne", "tonnes", "ton", "tons", "metric tons", "metr. t", "metric tonnes":
		return unitName{"mass", factor, ""}
	case "kt":
		return unitName{"mass", 1e3, ""}
	case "mt":
		return unitName{"mass", 1e6, ""}
	case "bbl", "barrels", "barrel":
		return unitName{"barrels", factor, ""}
	case "kbbl":
		return unitName{"barrels", 1e3, ""}
	case "bbl/d", "barrels a day", "barrels per day", "barrel per day", "b/d":
		return unitName{"barrels a day", factor, ""}
	case "kb/d":
		return unitName{"barrels a day", 1e3, ""}
	case "tiv", "tiv m": // always in millions, whether a source says so or not
		return unitName{"tiv", 1, ""}
	case "km", "kilometre", "kilometres", "kilometer", "kilometers":
		return unitName{"distance", factor, ""}
	case "m3":
		return unitName{"gas", factor, ""}
	case "count", "people", "persons", "organisations":
		return unitName{"count", factor, ""}
	}
	return unitName{}
}

// counts says whether the unit measures money or quantity: "value", "volume" or "".
func (u unitName) counts() string {
	switch u.family {
	case "value":
		return "value"
	case "mass", "barrels", "barrels a day", "gas":
		return "volume"
	}
	return ""
}

// convert turns a value of unit a into unit b; false where they measure different things.
func convert(v float64, a, b string) (float64, bool) {
	if a == b {
		return v, true
	}
	x, y := unitOf(a), unitOf(b)
	if x.family == "" || x.family != y.family || x.money != y.money {
		return v, false
	}
	return v * x.factor / y.factor, true
}
