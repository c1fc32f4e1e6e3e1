package fact

import (
	"fmt"
	"slices"
)

// Explanation says where one number, item or judgment comes from: a row of a source, a span
// of a text, or a computation over such. Inputs lead on until there are only rows and spans.
type Explanation struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"` // observation, event, item, check, computation, input, source
	Title   string   `json:"title"`
	Value   string   `json:"value,omitempty"` // as shown, with its unit
	Unit    string   `json:"unit,omitempty"`
	Period  string   `json:"period,omitempty"`
	Basis   string   `json:"basis,omitempty"`
	Formula string   `json:"formula,omitempty"`
	Inputs  []string `json:"inputs,omitempty"` // ids of further explanations
	Source  string   `json:"source,omitempty"` // Source.ID
	Locator string   `json:"locator,omitempty"`
	Span    *Span    `json:"span,omitempty"` // in the article
	Quote   string   `json:"quote,omitempty"`
	Grade   string   `json:"grade,omitempty"` // reliability and credibility, "B2"
	Note    string   `json:"note,omitempty"`
}

// Trace collects the explanations of one brief, each id once.
type Trace struct {
	order []string
	byID  map[string]Explanation
}

// Add records an explanation and returns its id. The same id twice must say the same; the
// first stands.
func (t *Trace) Add(e Explanation) string {
	if t.byID == nil {
		t.byID = map[string]Explanation{}
	}
	if _, ok := t.byID[e.ID]; !ok {
		t.byID[e.ID] = e
		t.order = append(t.order, e.ID)
	}
	return e.ID
}

// Get finds an explanation.
func (t *Trace) Get(id string) (Explanation, bool) {
	e, ok := t.byID[id]
	return e, ok
}

// All lists the explanations in the order of their ids.
func (t *Trace) All() []Explanation {
	ids := slices.Clone(t.order)
	slices.Sort(ids)
	out := make([]Explanation, len(ids))
	for i, id := range ids {
		out[i] = t.byID[id]
	}
	return out
}

// Dangling reports the first input that leads nowhere, or a computation that rests on nothing.
func (t *Trace) Dangling() error {
	for _, e := range t.All() {
		if e.Kind == "computation" && (len(e.Inputs) == 0 || e.Formula == "") {
			return fmt.Errorf("%s is computed from nothing: formula and inputs are wanted", e.ID)
		}
		for _, in := range e.Inputs {
			if _, ok := t.byID[in]; !ok {
				return fmt.Errorf("%s rests on %s, which is not explained", e.ID, in)
			}
		}
	}
	return nil
}
