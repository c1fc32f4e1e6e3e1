package sipri

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// Doubt is how far a figure that SIPRI marks "?" may be off, as a fraction of itself. SIPRI
// says only that such a figure is uncertain; half of it either way is Tightrope's convention.
const Doubt = 0.5

// Order is one row of the trade register.
type Order struct {
	Supplier, Recipient           fact.ActorID
	Ordered                       fact.Date // the year
	YearUncertain                 bool      // "?" after the year
	Number                        float64   // ordered; 0 where SIPRI gives none
	NumberUncertain               bool
	Weapon, Description, Comments string
	Delivered                     float64 // number
	DeliveredUncertain            bool
	Years                         []int // of delivery
	TIVUnit, TIVOrder             float64
	TIVDelivered                  float64
	Locator                       string
	line                          int
}

// readRegister gives two observations a row: "order" (what the recipient ordered, TIV of the
// whole order, in the year of the order) and, where something was delivered, "flow" (TIV of
// what was delivered, over the years of delivery), both with the weapon as the item. A "?"
// widens: a year by one on each side, a number's TIV by Doubt.
func readRegister(r *bufio.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("sipri", name)
	n := map[string]int{}
	err := eachOrder(r, name, report, func(o Order) error {
		key := fmt.Sprintf("o.sipri.register.%s.%s.%s.%s", o.Ordered, o.Supplier, o.Recipient, slug(o.Weapon+"-"+o.Description))
		n[key]++
		if n[key] > 1 {
			key += "." + strconv.Itoa(n[key])
		}
		given := 1
		if err := sink.Observation(o.order(key)); err != nil {
			return err
		}
		if len(o.Years) > 0 {
			given++
			if err := sink.Observation(o.flow(key + ".delivered")); err != nil {
				return err
			}
		}
		report.Keep(given)
		return nil
	})
	if err != nil {
		return *report, err
	}
	return report.Close()
}

// ReadRegister lists the rows of a trade register as they are, for those who count orders.
func ReadRegister(r io.Reader, name string) ([]Order, source.Report, error) {
	report := source.NewReport("sipri", name)
	b, err := source.Open("sipri", name, r)
	if err != nil {
		return nil, *report, err
	}
	var out []Order
	err = eachOrder(b, name, report, func(o Order) error {
		out = append(out, o)
		report.Keep(1)
		return nil
	})
	if err != nil {
		return nil, *report, err
	}
	done, err := report.Close()
	return out, done, err
}

func eachOrder(r *bufio.Reader, name string, report *source.Report, do func(Order) error) error {
	preamble := 0
	for ; preamble < 30; preamble++ { // the register may be saved with lines above its header
		head, _ := r.Peek(4096)
		line, _, _ := strings.Cut(string(head), "\n")
		if strings.Contains(line, "Year of order") {
			break
		}
		if _, err := r.ReadString('\n'); err != nil {
			break
		}
	}
	t, err := source.TableFrom("sipri", name, r, ',', preamble)
	if err != nil {
		return err
	}
	c, err := registerColumns(t)
	if err != nil {
		return err
	}
	for {
		more, err := t.Next()
		if err != nil || !more {
			return err
		}
		o, ok, err := c.read(t, report)
		if err != nil {
			return err
		}
		if ok {
			if err := do(o); err != nil {
				return err
			}
		}
	}
}

// columns are the places of the named columns; the mark of each uncertain one stands in the
// unnamed column after it.
type columns struct {
	recipient, supplier, year, number, weapon, description, delivered, years int
	comments, tivUnit, tivOrder, tivDelivered                                int
}

func registerColumns(t *source.Table) (columns, error) {
	c, err := t.Columns("Recipient", "Supplier", "Year of order", "Number ordered", "Weapon designation",
		"Weapon description", "Deliveries in the Year Range", "Year(s) of delivery", "Comments",
		"SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons")
	if err != nil {
		// The register of the old web page names two columns otherwise.
		old, err2 := t.Columns("Recipient", "Supplier", "Year of order", "Number ordered", "Weapon designation",
			"Weapon description", "Number delivered", "Year(s) of delivery", "Comments",
			"SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons")
		if err2 != nil {
			return columns{}, err
		}
		c = old
	}
	at := columns{c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11]}
	for _, marked := range []int{at.year, at.number, at.delivered} {
		if marked+1 >= len(t.Header()) || t.Header()[marked+1] != "" {
			return at, &source.Error{
				Reader: "sipri", File: strings.SplitN(t.Locator(), ":", 2)[0], Line: 1, Column: t.Header()[marked], Got: strings.Join(t.Header(), ","),
				Want: `an unnamed column for "?" after it`,
			}
		}
	}
	return at, nil
}

func (c columns) read(t *source.Table, report *source.Report) (Order, bool, error) {
	o := Order{
		Weapon: t.Text(c.weapon), Description: t.Text(c.description), Comments: t.Text(c.comments),
		YearUncertain: t.Text(c.year+1) == "?", NumberUncertain: t.Text(c.number+1) == "?",
		DeliveredUncertain: t.Text(c.delivered+1) == "?", Locator: t.Locator(), line: t.Line(),
	}
	if !source.Missing(t.Text(c.year)) {
		var err error
		if o.Ordered, err = t.Year(c.year); err != nil {
			return o, false, err
		}
	}
	for _, f := range []struct {
		column int
		to     *float64
	}{{c.number, &o.Number}, {c.delivered, &o.Delivered}, {c.tivUnit, &o.TIVUnit}, {c.tivOrder, &o.TIVOrder}, {c.tivDelivered, &o.TIVDelivered}} {
		v, _, err := t.Number(f.column)
		if err != nil {
			return o, false, err
		}
		if v < 0 {
			report.Refuse(t.Line(), "a negative number")
			return o, false, nil
		}
		if !report.Plausible(t.Line(), v, "TIV m") {
			return o, false, nil
		}
		*f.to = v
	}
	for _, y := range strings.FieldsFunc(t.Text(c.years), func(r rune) bool { return r == ';' || r == ' ' || r == '-' || r == ',' }) {
		n, err := strconv.Atoi(y)
		if err != nil || n < 1900 || n > 2200 {
			return o, false, t.Fault(c.years, "years of delivery")
		}
		o.Years = append(o.Years, n)
	}
	if o.Ordered.IsZero() {
		report.Refuse(t.Line(), "no year of order")
		return o, false, nil
	}
	var ok bool
	if o.Supplier, ok = report.Actor(t.Line(), t.Text(c.supplier), o.Ordered); !ok {
		return o, false, nil
	}
	o.Recipient, ok = report.Actor(t.Line(), t.Text(c.recipient), o.Ordered)
	return o, ok, nil
}

func (o Order) order(id string) fact.Observation {
	p := fact.Period{From: o.Ordered, To: o.Ordered}
	if o.YearUncertain {
		p = fact.YearPeriod(o.Ordered.Year-1, o.Ordered.Year+1)
	}
	x := o.observation(id, "order", o.TIVOrder, o.NumberUncertain, p)
	x.Note = strings.TrimSuffix(fmt.Sprintf("%g ordered. %s", o.Number, o.Comments), ". ")
	return x
}

func (o Order) flow(id string) fact.Observation {
	first, last := o.Years[0], o.Years[0]
	for _, y := range o.Years {
		first, last = min(first, y), max(last, y)
	}
	x := o.observation(id, "flow", o.TIVDelivered, o.DeliveredUncertain, fact.YearPeriod(first, last))
	x.Note = fmt.Sprintf("%g delivered", o.Delivered)
	return x
}

func (o Order) observation(id, measure string, tiv float64, uncertain bool, p fact.Period) fact.Observation {
	x := fact.Observation{
		ID: id, Layer: fact.Arms, Measure: measure, Item: o.Weapon, From: o.Supplier, To: o.Recipient,
		Value: tiv, Unit: unit, Period: p, Reporter: "SIPRI", Basis: fact.Register, Status: fact.Reported,
		Source: "sipri", Locator: o.Locator, Verified: true, Credibility: 2,
	}
	if x.Item == "" {
		x.Item = o.Description
	}
	if uncertain {
		low, high := tiv*(1-Doubt), tiv*(1+Doubt)
		x.Low, x.High, x.Credibility = &low, &high, 3
	}
	return x
}
