package panel

import (
	"io"
	"strconv"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/source"
	"tightrope/internal/source/sipri"
)

func (b *builder) state(t *source.Table, at []int) error {
	s, year, err := stateYear(t, at)
	if err != nil {
		return err
	}
	v, _, err := t.Number(at[2])
	b.rows.States = append(b.rows.States, forecast.StateYear{State: s, Year: year, CINC: v})
	return err
}

func stateYear(t *source.Table, at []int) (forecast.State, int, error) {
	s, err := t.Whole(at[0])
	if err != nil {
		return 0, 0, err
	}
	year, err := t.Whole(at[1])
	return forecast.State(s), year, err
}

func pairYear(t *source.Table, at []int) (forecast.PairYear, error) {
	var n [3]int
	for i := range n {
		v, err := t.Whole(at[i])
		if err != nil {
			return forecast.PairYear{}, err
		}
		n[i] = v
	}
	return forecast.PairYear{A: forecast.State(n[0]), B: forecast.State(n[1]), Year: n[2]}, nil
}

// delivery reads a row of SIPRI's. Recipients and suppliers with an asterisk are not states;
// what is unknown, an organisation or a territory is no member of the state system. Where the
// table carries state numbers they stand, else the names are looked up.
func (b *builder) delivery(t *source.Table, at []int) error {
	year, err := t.Whole(at[2])
	if err != nil {
		return err
	}
	v, known, err := t.Number(at[3])
	if err != nil || !known {
		return err
	}
	numbers := []int{-1, -1}
	if t.Has("supplier_cown", "recipient_cown") {
		if numbers, err = t.Columns("supplier_cown", "recipient_cown"); err != nil {
			return err
		}
	}
	from, okA, err := armsState(t, at[0], numbers[0], year)
	if err != nil {
		return err
	}
	to, okB, err := armsState(t, at[1], numbers[1], year)
	if okA && okB {
		b.rows.Deliveries = append(b.rows.Deliveries, forecast.Delivery{Supplier: from, Recipient: to, Year: year, TIV: v})
	}
	return err
}

// armsState is the state that SIPRI means by a name in a year. SIPRI writes "Germany" for the
// Federal Republic too, which is another member of the state system until 1990, and tables of
// state numbers leave Serbia out, which has that of Yugoslavia.
func armsState(t *source.Table, name, numbered, year int) (forecast.State, bool, error) {
	text := t.Text(name)
	if strings.Contains(text, "*") || strings.HasPrefix(text, "Unknown") {
		return 0, false, nil
	}
	if numbered < 0 || text == "Serbia" || text == "Germany" {
		s, ok := number(text, fact.Date{Year: year})
		return s, ok, nil
	}
	v, known, err := t.Number(numbered)
	return forecast.State(v), known, err
}

// Number is the state number of whoever has a name or code at a date.
func Number(name string, when fact.Date) (forecast.State, bool) { return number(name, when) }

// number is the number in the Correlates of War of whoever had the name at the time.
func number(name string, when fact.Date) (forecast.State, bool) {
	id, err := actor.Default().Resolve(name, when)
	if err != nil {
		return 0, false
	}
	a, ok := actor.Default().Get(id)
	if !ok {
		return 0, false
	}
	best := ""
	for _, c := range a.Codes {
		if c.Scheme != "cow" {
			continue
		}
		if best == "" || c.Valid.Contains(when) {
			best = c.Text
		}
	}
	n, err := strconv.Atoi(best)
	return forecast.State(n), err == nil
}

// export reads SIPRI's export of all deliveries from or to one country.
func (b *builder) export(name string, r io.Reader) error {
	_, err := sipri.Read(r, name, source.Observations(func(o fact.Observation) error {
		when := o.Period.From
		from, okA := number(string(o.From), when)
		to, okB := number(string(o.To), when)
		if okA && okB && o.Known() && o.From == o.From.State() && o.To == o.To.State() {
			b.exports = append(b.exports, forecast.Delivery{Supplier: from, Recipient: to, Year: when.Year, TIV: o.Value})
		}
		return nil
	}))
	return err
}

// once keeps the first of the deliveries of a pair in a year: exports from one country and
// imports to another both hold those between the two.
func once(all []forecast.Delivery) []forecast.Delivery {
	type key struct {
		from, to forecast.State
		year     int
	}
	seen := map[key]bool{}
	var out []forecast.Delivery
	for _, d := range all {
		if k := (key{d.Supplier, d.Recipient, d.Year}); !seen[k] {
			seen[k] = true
			out = append(out, d)
		}
	}
	return out
}

func (b *builder) obligation(t *source.Table, at []int) error {
	p, err := pairYear(t, at)
	if err != nil {
		return err
	}
	for _, c := range at[3:] {
		v, _, err := t.Number(c)
		if err != nil {
			return err
		}
		if v > 0 {
			b.rows.Obligations = append(b.rows.Obligations, p)
			break
		}
	}
	return nil
}

func (b *builder) dispute(t *source.Table, at []int) error {
	p, err := pairYear(t, at)
	if err != nil {
		return err
	}
	v, known, err := t.Number(at[3])
	if err != nil || !known {
		return err
	}
	n, err := t.Whole(at[4])
	b.rows.Disputes = append(b.rows.Disputes, forecast.Dispute{PairYear: p, Hostility: int(v), Number: n})
	return err
}

// conflict reads an interstate conflict of UCDP; a side of several states stands for each.
func (b *builder) conflict(t *source.Table, at []int) error {
	if t.Text(at[3]) != "interstate" {
		return errPass
	}
	year, err := t.Whole(at[2])
	if err != nil {
		return err
	}
	for _, x := range sides(t.Text(at[0])) {
		for _, y := range sides(t.Text(at[1])) {
			b.rows.Conflicts = append(b.rows.Conflicts, forecast.PairYear{A: x, B: y, Year: year})
		}
	}
	return nil
}

func sides(s string) []forecast.State {
	var out []forecast.State
	for _, x := range strings.Split(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(x))
		if err != nil {
			return nil
		}
		out = append(out, forecast.State(n))
	}
	return out
}

func (b *builder) rivalry(t *source.Table, at []int) error {
	var n [4]int
	for i := range n {
		v, known, err := t.Number(at[i+1])
		if err != nil {
			return err
		}
		if !known {
			return errPass
		}
		n[i] = int(v)
	}
	b.rows.Rivalries = append(b.rows.Rivalries, forecast.PairSpan{A: forecast.State(n[0]), B: forecast.State(n[1]), From: n[2], To: n[3]})
	return nil
}

func (b *builder) border(t *source.Table, at []int) error {
	p, err := pairYear(t, at) // the third is the type
	if err != nil {
		return err
	}
	from, err := t.Date(at[3])
	if err != nil {
		return err
	}
	to, err := t.Date(at[4])
	if err != nil {
		return err
	}
	b.rows.Borders = append(b.rows.Borders, forecast.Border{PairSpan: forecast.PairSpan{A: p.A, B: p.B, From: from.Year, To: to.Year}, Type: p.Year})
	return nil
}

// major reads the list of major powers; the list of all states has the name of the state too.
func (b *builder) major(t *source.Table, at []int) error {
	if t.Has("statenme") || t.Has("stateabb") {
		return errPass
	}
	s, from, err := stateYear(t, at)
	if err != nil {
		return err
	}
	to, err := t.Whole(at[2])
	b.rows.Majors = append(b.rows.Majors, forecast.Span{State: s, From: from, To: to})
	return err
}

func (b *builder) capital(t *source.Table, at []int) error {
	s, err := t.Whole(at[0])
	if err != nil {
		return err
	}
	from, err := t.Date(at[1])
	if err != nil {
		return err
	}
	lat, okA, err := t.Number(at[2])
	if err != nil {
		return err
	}
	lon, okB, err := t.Number(at[3])
	if okA && okB {
		b.rows.Capitals = append(b.rows.Capitals, forecast.Capital{State: forecast.State(s), From: from.Year, Lat: lat, Lon: lon})
	}
	return err
}

func (b *builder) joint(t *source.Table, at []int) error {
	p, err := pairYear(t, at)
	if err != nil {
		return err
	}
	v, known, err := t.Number(at[3])
	if known {
		b.rows.Joint = append(b.rows.Joint, forecast.PairValue{PairYear: p, Value: v})
	}
	return err
}

func (b *builder) ideal(t *source.Table, at []int) error {
	s, year, err := stateYear(t, at)
	if err != nil {
		return err
	}
	v, known, err := t.Number(at[2])
	if known {
		b.rows.Ideal = append(b.rows.Ideal, forecast.StateValue{State: s, Year: year, Value: v})
	}
	return err
}

// member reads a full membership; observers and associates have another status.
func (b *builder) member(t *source.Table, at []int) error {
	s, year, err := stateYear(t, at)
	if err != nil {
		return err
	}
	if t.Text(at[3]) != "1" {
		return errPass
	}
	b.rows.Members = append(b.rows.Members, forecast.Membership{State: s, Year: year, Name: strings.ToUpper(strings.Clone(t.Text(at[2])))})
	return nil
}
