package home

import (
	"context"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source/catalog"
)

// Covered is what a home has of one source.
type Covered struct {
	Source string    `json:"source"` // the name of the reader
	Files  int       `json:"files"`
	Rows   int       `json:"rows"`
	Since  fact.Date `json:"since,omitzero"`
	Until  fact.Date `json:"until,omitzero"`
}

// Coverage says for every source of the catalog what is loaded, sorted by name; one of which
// nothing is loaded has no files.
func (h *Home) Coverage(ctx context.Context) ([]Covered, error) {
	list, err := h.index.Coverage(ctx)
	if err != nil {
		return nil, err
	}
	var out []Covered
	for _, e := range catalog.All() {
		c := Covered{Source: e.Name}
		for _, l := range h.entries {
			if l.Kind == LoadEntry && l.Source == e.Name {
				c.Files++
			}
		}
		for _, x := range list {
			if x.Source != e.Name && !strings.HasPrefix(x.Source, "s."+e.Name+".") {
				continue
			}
			c.Rows += x.Rows
			if !x.Since.IsZero() && (c.Since.IsZero() || x.Since.Before(c.Since)) {
				c.Since = x.Since
			}
			if x.Until.After(c.Until) {
				c.Until = x.Until
			}
		}
		out = append(out, c)
	}
	return out, nil
}
