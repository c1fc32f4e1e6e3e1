package cli

import (
	"fmt"
	"text/tabwriter"

	"tightrope/board"
	"tightrope/internal/app"
)

type exposeCmd struct {
	Actor string `arg:"" name:"subject" help:"A state, by any name or code, or a case of the casebook."`
	Item  string `placeholder:"WORD" help:"Only commodities with this word in their name."`
	Top   int    `default:"8" help:"Counterparts to list of each table."`
}

func (c exposeCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	out, err := s.app.Expose(s.ctx, app.ExposeIn{Actor: c.Actor, Item: c.Item, AsOf: s.asOf})
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	w := tabwriter.NewWriter(s.out, 0, 8, 2, ' ', 0)
	for _, t := range out.Tables {
		fmt.Fprintf(w, "%s, %s\n", t.Lens, t.Period)
		if t.HHI != nil {
			fmt.Fprintf(w, "HHI of suppliers %.3f, %s\n", t.HHI.Value, t.HHI.Note)
		}
		exposeRows(w, "buys from", t.Suppliers, c.Top)
		exposeRows(w, "sells to", t.Buyers, c.Top)
		fmt.Fprintln(w)
	}
	if len(out.Stated) > 0 {
		fmt.Fprintln(w, "STATED IN THE CASEBOOK\tVALUE\tPERIOD\tBASIS\tSOURCE")
	}
	for _, o := range out.Stated {
		fmt.Fprintf(w, "%s, %s %s %s\t%s\t%s\t%s\t%s\n", o.Item, o.Measure, o.From, o.To, board.Amount(o.Value, o.Unit), o.Period, o.Basis, o.Source)
	}
	return w.Flush()
}

func exposeRows(w *tabwriter.Writer, how string, rows []app.ExposeRow, top int) {
	for i, r := range rows {
		if i == top {
			fmt.Fprintf(w, "  and %d more\n", len(rows)-top)
			return
		}
		back, asymmetry := "", ""
		if r.Back != nil {
			back = fmt.Sprintf("%.1f %% of the other's", 100**r.Back)
			asymmetry = fmt.Sprintf("asymmetry %+.2f", *r.Asymmetry)
		}
		fmt.Fprintf(w, "  %s %s\t%s\t%.1f %%\t%s\t%s\n", how, r.Name, board.Number(r.Value), 100*r.Share, back, asymmetry)
	}
}
