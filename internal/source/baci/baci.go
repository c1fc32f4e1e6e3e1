// Package baci reads CEPII's BACI: yearly trade by product, reconciled from the reports of both
// sides (G. Gaulier, S. Zignago, BACI: International Trade Database at the Product-level, CEPII
// working paper 2010-23). It knows CEPII's own columns t,i,j,k,v,q (numbers of M49, thousands
// of dollars, tonnes) and the columns in which the Atlas of Economic Complexity hands the same
// data on (ISO3 codes, dollars).
package baci

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// absurd is how many times the median price of a product a flow's price may be above or below
// it before its tonnes are called improbable.
const absurd = 10

// layout says where a dialect keeps what.
type layout struct {
	year, product, exporter, importer, value, quantity string
	scheme                                             string  // of the codes of states
	dollars                                            float64 // in one unit of value
}

var layouts = []layout{
	{"t", "k", "i", "j", "v", "q", "comtrade", 1000},
	{"year", "product_id", "location_code", "partner_code", "export_value", "Quantity (in metric tons)", "iso3", 1},
}

// edited are flows that the Atlas of Economic Complexity, unlike CEPII, has changed: see its
// comtrade-mirroring program, country edge cases. A figure keeps who made it.
var edited = []struct {
	from       fact.ActorID
	product    string
	since, end int
	how        string
}{
	{"VEN", "2709", 2020, 9999, "imputed by the Atlas from Venezuela's production"},
	{"SAU", "2709", 2023, 2023, "reported as 999999 and recoded to crude oil by the Atlas"},
}

// row is one flow as read.
type row struct {
	line           int
	year           fact.Date
	product        string
	from, to       fact.ActorID
	dollars, tonne float64
	weighed        bool
	blank          bool
	edit           string // what the vendor of the file changed
}

// Read gives two observations a flow, "flow" in USD and in tonnes. A flow without tonnes gives
// one. A blank partner becomes "areas not elsewhere specified", never a guess; tonnes at a
// price more than ten times above or below the median of the product are kept with credibility
// 5 and a note. A negative value is refused.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	return read(nil, r, name, sink)
}

// ReadProducts is Read for some products of a file; the rows of others are counted as refused.
func ReadProducts(wanted source.Products) source.Reader {
	return func(r io.Reader, name string, sink source.Sink) (source.Report, error) {
		return read(wanted, r, name, sink)
	}
}

func read(wanted source.Products, r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("baci", name)
	t, err := source.NewTable("baci", name, r, ',')
	if err != nil {
		return source.Report{}, err
	}
	rows, err := readRows(t, wanted, report)
	if err != nil {
		return *report, err
	}
	medians := medianPrices(rows)
	err = rows.each(func(x row) error {
		given := 1
		if err := sink.Observation(x.observe("USD", name)); err != nil {
			return err
		}
		if x.weighed {
			o := x.observe("t", name)
			x.judge(&o, medians[x.product], report)
			if err := sink.Observation(o); err != nil {
				return err
			}
			given++
		}
		report.Keep(given)
		return nil
	})
	if err != nil {
		return *report, err
	}
	return report.Close()
}

func readRows(t *source.Table, wanted source.Products, report *source.Report) (*pack, error) {
	l := layouts[0]
	if t.Has(layouts[1].exporter) || t.Has(layouts[1].product) {
		l = layouts[1]
	}
	c, err := t.Columns(l.year, l.product, l.exporter, l.importer, l.value, l.quantity)
	if err != nil {
		return nil, err
	}
	rows := &pack{}
	others, first := 0, 0
	for {
		more, err := t.Next()
		if err != nil || !more {
			report.RefuseMany(others, first, "a product that was not chosen")
			return rows, err
		}
		product := code(t.Text(c[1]))
		if !wanted.Want(product) {
			if others++; others == 1 {
				first = t.Line()
			}
			continue
		}
		x, ok, err := readRow(t, product, c, l, report)
		if err != nil {
			return nil, err
		}
		if ok {
			rows.add(x)
		}
	}
}

// code is a product of six digits; programs that take it for a number lose the zero of chapters 1
// to 9.
func code(text string) string {
	if len(text) == 5 && strings.Trim(text, "0123456789") == "" {
		return "0" + text
	}
	return text
}

func readRow(t *source.Table, product string, c []int, l layout, report *source.Report) (row, bool, error) {
	x := row{line: t.Line(), product: product}
	var err error
	if x.year, err = t.Year(c[0]); err != nil {
		return x, false, err
	}
	value, known, err := t.Number(c[4])
	if err != nil {
		return x, false, err
	}
	tonnes, weighed, err := t.Number(c[5])
	if err != nil {
		return x, false, err
	}
	switch {
	case !known:
		report.Refuse(x.line, "no value")
		return x, false, nil
	case value < 0 || tonnes < 0:
		report.Refuse(x.line, "a negative value or quantity")
		return x, false, nil
	}
	x.dollars, x.tonne, x.weighed = value*l.dollars, tonnes, weighed
	if !report.Plausible(x.line, x.dollars, "USD") || !report.Plausible(x.line, x.tonne, "t") {
		return x, false, nil
	}
	x.findEdit(t.Text(c[2]), l)
	if !weighed {
		report.Remark(x.line, "no quantity (the value is kept)")
	}
	var ok bool
	if x.from, ok = x.partner(t.Text(c[2]), l.scheme, report); !ok {
		return x, false, nil
	}
	if x.to, ok = x.partner(t.Text(c[3]), l.scheme, report); !ok {
		return x, false, nil
	}
	return x, true, nil
}

func (x *row) partner(code, scheme string, report *source.Report) (fact.ActorID, bool) {
	if code != "" {
		return report.Code(x.line, scheme, code, x.year)
	}
	x.blank = true
	report.Remark(x.line, "blank partner (kept as areas not elsewhere specified)")
	report.Alert("flows with a blank partner: in CEPII's own files that is code 490, which stands for Taiwan in practice")
	return "XXA", true
}

// findEdit notes where the Atlas changed what a state reported.
func (x *row) findEdit(exporter string, l layout) {
	for _, e := range edited {
		if l.scheme == "iso3" && exporter == string(e.from) && strings.HasPrefix(x.product, e.product) && x.year.Year >= e.since && x.year.Year <= e.end {
			x.edit = e.how
		}
	}
}

func (x row) observe(unit, name string) fact.Observation {
	o := fact.Observation{
		ID:    fmt.Sprintf("o.baci.%s.%s.%s.%s.%s", x.year, x.product, x.from, x.to, unit),
		Layer: fact.Trade, Measure: "flow", Item: source.Goods(x.product), From: x.from, To: x.to,
		Value: x.dollars, Unit: unit, Period: fact.Period{From: x.year, To: x.year},
		Reporter: "CEPII", Basis: fact.Reconciled, Status: fact.Reported, Source: "baci",
		Locator: name + ":" + strconv.Itoa(x.line), Verified: true, Credibility: 2,
	}
	if unit == "t" {
		o.Value = x.tonne
	}
	if source.Energy(x.product) {
		o.Layer = fact.Energy
	}
	if o.Value == 0 {
		o.Status = fact.Zero
	}
	if x.edit != "" {
		o.Note, o.Basis, o.Reporter = x.edit, fact.Estimate, "Atlas of Economic Complexity"
	}
	if x.blank {
		o.Note = "the partner is blank in the file"
		o.ID += "." + strconv.Itoa(x.line)
	}
	return o
}

// judge compares the price that a flow implies with the median of its product.
func (x row) judge(o *fact.Observation, median float64, report *source.Report) {
	if x.tonne == 0 || x.dollars == 0 || median == 0 {
		return
	}
	price := x.dollars / x.tonne
	if price <= absurd*median && price >= median/absurd {
		return
	}
	o.Credibility = 5
	o.Note = fmt.Sprintf("implies %.4g USD/t against a median of %.4g for the product", price, median)
	report.Remark(x.line, "tonnes at a price more than %d times off the median of the product (kept, improbable)", absurd)
}

// medianPrices is the median of dollars per tonne by product, each flow counting once.
func medianPrices(rows *pack) map[string]float64 {
	prices := make([][]float64, len(rows.products.list))
	for _, piece := range rows.pieces {
		for _, x := range piece {
			if x.flags&isWeighed != 0 && x.tonne > 0 && x.dollars > 0 {
				prices[x.product] = append(prices[x.product], x.dollars/x.tonne)
			}
		}
	}
	out := make(map[string]float64, len(prices))
	for i, p := range prices {
		if len(p) == 0 {
			continue
		}
		slices.Sort(p)
		n := len(p)
		out[rows.products.list[i]] = math.FMA(0.5, p[n/2], 0.5*p[(n-1)/2])
	}
	return out
}
