package cli

import (
	"fmt"

	"tightrope/fact"
)

type readCmd struct {
	File       string   `arg:"" help:"A text file, or - for standard input."`
	Dictionary []string `placeholder:"FILE" help:"Load names and agents in the formats of PETRARCH and TABARI, and rows for the reader's own tables (names ending in .tsv)."`
}

func (c readCmd) Run(s *session) error {
	in, err := s.app.Open(c.File, s.in)
	if err != nil {
		return err
	}
	dict, err := s.dictionary(c.Dictionary)
	if err != nil {
		return err
	}
	out, err := s.app.Read(s.ctx, in, dict)
	if err != nil {
		return err
	}
	if s.json {
		return s.print(out)
	}
	for _, it := range out.Items {
		fmt.Fprintf(s.out, "%-6s %-18s %s\n       “%s”\n", it.ID, it.Kind, describe(it), it.Quote)
	}
	s.note("%d items", len(out.Items))
	return nil
}

// describe is the fields of an item that matter for its kind, in one line.
func describe(it fact.Item) string {
	mark := ""
	if it.Modality != fact.Asserted {
		mark += " [" + string(it.Modality) + "]"
	}
	if it.Polarity == "-" {
		mark += " [not]"
	}
	if it.Voice != "author" {
		mark += " [says " + it.Voice + "]"
	}
	switch it.Kind {
	case fact.EventItem:
		return fmt.Sprintf("%s %s → %s%s", it.Plover, it.Source, it.Target, mark)
	case fact.Quantity:
		value := it.Unit
		if it.Value != nil {
			value = fmt.Sprintf("%g %s", *it.Value, it.Unit)
		}
		return fmt.Sprintf("%s: %s, %s with %s%s", it.Metric, value, it.Subject, it.Partner, mark)
	case fact.Stance:
		return fmt.Sprintf("%s toward %s %s%s", it.Holder, it.Toward, it.Vote, mark)
	case fact.Relation:
		return fmt.Sprintf("%s – %s, %s %+d%s", it.A, it.B, it.Layer, it.Sign, mark)
	case fact.Opinion:
		return it.Speaker + mark
	case fact.EntityItem:
		return string(it.Code) + " " + it.Role
	}
	return it.Type + mark
}
