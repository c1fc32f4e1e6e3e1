package app

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"tightrope/casebook"
	"tightrope/fact"
)

// embedded is the input of a case of the casebook.
func (a *App) embedded(c fact.Case) Input {
	in := Input{Name: c.Name, Case: &c}
	if f, ok := a.Book().File(a.Book().CaseFile(c.Name)); ok {
		in.SHA256 = f.SHA256
	}
	return in
}

// maxCase is the largest case file, in bytes; the longest of the casebook has thirty thousand.
const maxCase = 1 << 20

// caseFile reads a user's own case.
func (a *App) caseFile(name string, r io.Reader) (Input, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxCase+1))
	if err != nil {
		return Input{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxCase {
		return Input{}, fmt.Errorf("%s: longer than %d KiB: want one case", name, maxCase>>10)
	}
	c, err := casebook.ReadCase(bytes.NewReader(raw), name)
	if err != nil {
		return Input{}, err
	}
	return Input{Name: name, SHA256: sum(raw), Case: &c}, nil
}

// pressText is what the press says of the case, one claim a paragraph, to be read like an
// article.
func pressText(c fact.Case) string {
	var b strings.Builder
	for _, claim := range c.Claims {
		b.WriteString(claim.Text)
		b.WriteString("\n\n")
	}
	return strings.TrimSpace(b.String())
}

// caseFor finds the case that a text is about: its balancer, and one of its partners.
func (a *App) caseFor(balancer, partner fact.ActorID) *fact.Case {
	for _, c := range a.Book().ForBalancer(balancer) {
		for _, p := range c.Partners {
			if p == partner {
				return &c
			}
		}
	}
	return nil
}
