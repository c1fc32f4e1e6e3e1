package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"tightrope/board"
	"tightrope/expose"
	"tightrope/fact"
	"tightrope/internal/app"
)

type exposeCmd struct {
	Actor string  `arg:"" name:"subject" help:"A state, by any name or code, or a case of the casebook."`
	Item  string  `placeholder:"WORD" help:"Only commodities with this word in their name."`
	Years string  `placeholder:"N-M" help:"Only these years, as 2015-2019 or 2021; default: the newest of each table, of arms five."`
	Stock string  `placeholder:"AMOUNT" help:"What is in store, as \"90000000 bbl\" or \"12000000 t\": gives days of cover by the recorded imports."`
	Price float64 `placeholder:"USD" help:"Price of a kilogram: gives the characterisation factor of the supply risk, relative to copper."`
	Top   int     `default:"8" help:"Counterparts to list of each table."`
	Chart string  `placeholder:"FILE.svg" help:"Also draw it."`
}

func (c exposeCmd) Run(s *session) error {
	in := app.ExposeIn{Actor: c.Actor, Item: c.Item, AsOf: s.asOf, Price: c.Price}
	var err error
	if in.Since, in.Last, err = numbersFrom(c.Years); err != nil {
		return usagef("--years: %v", err)
	}
	if in.Stock, in.StockUnit, err = stockFrom(c.Stock); err != nil {
		return usagef("--stock: %v", err)
	}
	if c.Top < 1 || c.Price < 0 {
		return usagef("--top wants 1 or more, and a price is not negative")
	}
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	out, err := s.app.Expose(s.ctx, in)
	if err != nil {
		return err
	}
	for _, n := range out.Notes {
		s.note("%s", n)
	}
	if c.Chart != "" {
		if err := writePlot(c.Chart, out.Plot(c.Top)); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(out)
	}
	return c.tables(s, out)
}

// stockFrom reads an amount with its unit.
func stockFrom(text string) (amount float64, unit string, err error) {
	if text == "" {
		return 0, "", nil
	}
	number, unit, _ := strings.Cut(strings.TrimSpace(text), " ")
	amount, err = strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if unit = strings.TrimSpace(unit); err != nil || !(amount > 0) || amount > 1e18 || unit == "" {
		return 0, "", fmt.Errorf("%q: want an amount and its unit, as \"90000000 bbl\"", text)
	}
	return amount, unit, nil
}

func (c exposeCmd) tables(s *session, out app.ExposeOut) error {
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	for _, t := range out.Tables {
		fmt.Fprintf(w, "%s, %s, %.0f %% of it covered\n", lensText(t.Lens, out.Sources), t.Period, 100*t.Coverage)
		if t.HHI != nil {
			fmt.Fprintf(w, "HHI of %d suppliers %.3f, %s\n", t.HHI.N, t.HHI.Value, t.HHI.Note)
		}
		if r := t.Risk; r != nil {
			fmt.Fprintf(w, "Supply risk (GeoPolRisk) %.4f: concentration of production %.4f × risk of imports %.4f%s\n", r.Score, r.Concentration, r.ImportRisk, unknownText(r.Unknown))
			if r.Factor != nil {
				fmt.Fprintf(w, "Characterisation factor %.4g at %g USD/kg, relative to copper\n", *r.Factor, c.Price)
			}
		}
		if v := t.Cover; v != nil {
			fmt.Fprintf(w, "Cover %.0f days: %s\n", v.Days, v.Basis)
		}
		exposeRows(w, "buys from", t.Suppliers, c.Top)
		exposeRows(w, "sells to", t.Buyers, c.Top)
		fmt.Fprintln(w)
	}
	if len(out.Mirrors) > 0 {
		fmt.Fprintln(w, "REPORTED BY BOTH\tRECONCILED\tINTERVAL\tUNIT\tPERIOD\tDISCREPANCY\tSELLER'S WEIGHT")
	}
	for _, m := range out.Mirrors {
		fmt.Fprintf(w, "%s, %s to %s\t%s\t%s to %s\t%s\t%s\t%.2f\t%.2f\n", m.Item, s.app.Name(m.From), s.app.Name(m.To), board.Number(m.Value),
			board.Number(m.Low), board.Number(m.High), m.Unit, m.Period, m.Gap, m.SellerWeight)
	}
	if len(out.Stated) > 0 {
		fmt.Fprintln(w, "STATED IN THE CASEBOOK\tVALUE\tPERIOD\tBASIS\tSOURCE")
	}
	for _, o := range out.Stated {
		fmt.Fprintf(w, "%s, %s %s %s\t%s\t%s\t%s\t%s\n", o.Item, o.Measure, o.From, o.To, board.Amount(o.Value, o.Unit), o.Period, o.Basis, o.Source)
	}
	return w.Flush()
}

// lensText names a lens, its source by the publisher.
func lensText(l expose.Lens, sources map[string]string) string {
	if name := sources[l.Source]; name != "" {
		l.Source = name
	}
	text := l.String()
	if l.Grain != expose.Yearly {
		text += ", by " + string(l.Grain)
	}
	if l.Layer != fact.Energy {
		text = string(l.Layer) + ": " + text
	}
	return text
}

func unknownText(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; without a rating, taken as 0.5: " + strings.Join(names, ", ")
}

func exposeRows(w io.Writer, how string, rows []app.ExposeRow, top int) {
	for i, r := range rows {
		if i == top {
			fmt.Fprintf(w, "  and %d more\n", len(rows)-top)
			return
		}
		back, asymmetry, trend := "", "", ""
		if r.Back != nil {
			back = fmt.Sprintf("%.1f %% of the other's", 100**r.Back)
			asymmetry = fmt.Sprintf("asymmetry %+.2f", *r.Asymmetry)
		}
		if r.Trend != nil {
			trend = r.Trend.Words
		}
		share := fmt.Sprintf("%.1f %%", 100*r.Share)
		if r.Low != nil && r.High != nil {
			share += fmt.Sprintf(" (%.1f to %.1f)", 100**r.Low, 100**r.High)
		}
		fmt.Fprintf(w, "  %s %s %s\t%s\t%s\t%s\t%s\t%s\n", rankText(r), how, r.Name, board.Number(r.Value), share, back, asymmetry, trend)
	}
}

// rankText is "1." or, where the place is shared, "1.=".
func rankText(r app.ExposeRow) string {
	if r.Tied > 0 {
		return fmt.Sprintf("%d.=", r.Rank)
	}
	return fmt.Sprintf("%d.", r.Rank)
}
