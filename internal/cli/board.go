package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"tightrope/internal/app"
)

type boardCmd struct {
	Subject string `arg:"" name:"subject" help:"A case of the casebook, or a state by any name or code."`
	Format  string `enum:"text,json,csv,graphml,gexf,geojson" default:"text" help:"text, json, csv, graphml, gexf or geojson."`
	Output  string `short:"o" placeholder:"FILE" help:"Where to write; default: standard output."`
}

func (c boardCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	b, err := s.app.Board(s.ctx, app.BoardIn{Subject: c.Subject, AsOf: s.asOf})
	if err != nil {
		return err
	}
	format := c.Format
	if s.json {
		format = "json"
	}
	write := func(w io.Writer) error { return s.app.WriteBoard(w, b, format) }
	if format == "text" {
		write = func(w io.Writer) error { return boardText(w, b) }
	}
	if c.Output != "" && c.Output != "-" {
		return writeFile(c.Output, write)
	}
	return write(s.out)
}

func boardText(w io.Writer, b app.BoardOut) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "TIE\tLAYER\tTIER\tSIGN\tWEIGHT\tSTATUS\tON")
	for _, tie := range b.Ties {
		arrow := map[bool]string{true: "→", false: "–"}[tie.Directed]
		fmt.Fprintf(t, "%s %s %s\t%s\t%s\t%+d\t%.2f\t%s\t%s\n", b.Names[tie.From], arrow, b.Names[tie.To], tie.Layer, tie.Tier, tie.Sign, tie.Weight, tie.Status, tie.Label)
	}
	return t.Flush()
}
