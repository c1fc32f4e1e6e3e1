package cli

import (
	"path/filepath"
	"strings"

	"tightrope/brief"
	"tightrope/internal/app"
)

type explainCmd struct {
	ID    string `arg:"" help:"The id of a number, claim, row, act or source, as it stands in the brief."`
	Brief string `arg:"" optional:"" help:"The brief (HTML or JSON), or the case or text it is made from. Default: the case that the id names."`
}

// Help shows the usual ways to ask.
func (explainCmd) Help() string {
	return "  tightrope explain x.azerbaijan.p                       the headline probability of a case\n" +
		"  tightrope explain o.baci.2021.270900.AZE.ISR.USD       a row of loaded data, down to its line in the file\n" +
		"  tightrope explain o.aze.isr-crude-flow-dark-2024-10    a row of the casebook\n" +
		"  tightrope explain c.1 article.brief.html               the verdict on a claim of a written brief"
}

func (c explainCmd) Run(s *session) error {
	if err := s.openHome(false); err != nil {
		return err
	}
	defer s.app.CloseHome()
	tree, err := c.tree(s)
	if err != nil {
		return err
	}
	if s.json {
		return s.print(tree)
	}
	return tree.WriteText(s.out)
}

// tree explains a row of loaded data, or walks from an id of a brief.
func (c explainCmd) tree(s *session) (brief.Tree, error) {
	if c.Brief == "" && s.app.CaseOf(c.ID) == "" {
		if tree, ok, err := s.app.LoadedRow(s.ctx, c.ID); ok || err != nil {
			return tree, err
		}
	}
	b, err := c.brief(s)
	if err != nil {
		return brief.Tree{}, err
	}
	tree, err := brief.Explain(b, c.ID)
	s.app.ShowLines(&tree)
	return tree, err
}

// brief loads the written brief, or makes it again from the case or text.
func (c explainCmd) brief(s *session) (brief.Brief, error) {
	switch strings.ToLower(filepath.Ext(c.Brief)) {
	case ".html", ".json":
		return loadBrief(c.Brief)
	}
	subject := c.Brief
	if subject == "" {
		subject = s.app.CaseOf(c.ID)
	}
	if subject == "" {
		return brief.Brief{}, usagef("explain %s: neither a case nor the loaded data have this id; name the brief or the text it belongs to", c.ID)
	}
	in, err := s.app.Open(subject, s.in)
	if err != nil {
		return brief.Brief{}, err
	}
	return s.app.Brief(s.ctx, app.BriefIn{Input: in, AsOf: s.asOf, Seed: s.seed, Command: "tightrope brief " + subject})
}
