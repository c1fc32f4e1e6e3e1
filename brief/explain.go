package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"tightrope/fact"
)

// Tree is an explanation with what it rests on, down to rows of sources, bytes of the article
// and inputs of the case.
type Tree struct {
	fact.Explanation
	From    *fact.Source `json:"from,omitempty"`    // the source of a row
	Words   string       `json:"words,omitempty"`   // the bytes of the article, with a little around them
	Because []Tree       `json:"because,omitempty"` // the explanations of Inputs
	Again   bool         `json:"again,omitempty"`   // told in full above
}

// Explain walks from any id of the brief to what it rests on: an entry of the annex, a
// judgment, an indicator or a chart. An id told before is not told twice. An unknown id is an
// error that names those nearest to it.
func Explain(b Brief, id string) (Tree, error) {
	w := walker{brief: b, byID: map[string]fact.Explanation{}, told: map[string]bool{}}
	for _, e := range b.Annex {
		w.byID[e.ID] = e
	}
	for _, e := range b.headings() {
		if _, ok := w.byID[e.ID]; !ok {
			w.byID[e.ID] = e
		}
	}
	if _, ok := w.byID[id]; !ok {
		return Tree{}, fmt.Errorf("brief: nothing here is called %q%s", id, w.near(id))
	}
	return w.tree(id)
}

type walker struct {
	brief Brief
	byID  map[string]fact.Explanation
	told  map[string]bool
}

func (w *walker) tree(id string) (Tree, error) {
	e, ok := w.byID[id]
	if !ok {
		return Tree{}, fmt.Errorf("brief: %q is cited and not explained", id)
	}
	t := Tree{Explanation: e, Again: w.told[id]}
	if t.Again {
		return t, nil
	}
	w.told[id] = true
	for i, s := range w.brief.Sources {
		if s.ID == e.Source || s.ID == e.ID {
			t.From = &w.brief.Sources[i]
		}
	}
	if a := w.brief.Head.Article; a != nil && e.Span != nil {
		t.Words = around(a.Text, *e.Span)
	}
	for _, in := range e.Inputs {
		sub, err := w.tree(in)
		if err != nil {
			return Tree{}, fmt.Errorf("%w (an input of %s)", err, id)
		}
		t.Because = append(t.Because, sub)
	}
	return t, nil
}

// headings explains the parts of the brief that are not in the annex.
func (b Brief) headings() []fact.Explanation {
	var out []fact.Explanation
	for _, j := range b.Judgments {
		in := slices.Clone(j.Evidence)
		for _, c := range j.Contrary {
			in = append(in, c.Evidence...)
		}
		if j.Likelihood.Ref != "" {
			in = append([]string{j.Likelihood.Ref}, in...)
		}
		out = append(out, fact.Explanation{ID: j.ID, Kind: "judgment", Title: j.Text.String(), Value: strings.TrimSpace(j.Likelihood.Term + " " + j.Likelihood.Show), Period: "until " + j.Horizon.Date.String(), Inputs: in})
	}
	for _, i := range b.Indicators {
		out = append(out, fact.Explanation{ID: i.ID, Kind: "indicator", Title: i.Name.String(), Value: i.Threshold.String(), Note: i.Direction, Inputs: i.Judgments})
	}
	for _, c := range b.Charts {
		in := c.refs()
		out = append(out, fact.Explanation{ID: c.ID, Kind: "chart", Title: c.Title.String(), Unit: c.Unit, Note: c.Desc, Inputs: in})
	}
	return out
}

// refs lists the ids that the table behind a chart links to, each once.
func (c Chart) refs() []string {
	var ids []string
	for _, r := range c.table().Rows {
		for _, x := range r {
			ids = append(ids, x.Text.Refs()...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// around is the span with up to sixty bytes on either side, whole runes.
func around(text string, s fact.Span) string {
	if s.BStart < 0 || s.BEnd > len(text) || s.BStart >= s.BEnd {
		return ""
	}
	from, to := max(0, s.BStart-60), min(len(text), s.BEnd+60)
	return strings.ToValidUTF8(text[from:s.BStart]+"⟦"+text[s.BStart:s.BEnd]+"⟧"+text[s.BEnd:to], "")
}

// near suggests ids that hold the wanted one, or share its beginning.
func (w *walker) near(id string) string {
	var ids []string
	for k := range w.byID {
		if strings.Contains(k, id) || (len(id) > 3 && strings.HasPrefix(k, id[:len(id)/2+1])) {
			ids = append(ids, k)
		}
	}
	slices.Sort(ids)
	if len(ids) == 0 {
		return "; want an id from the annex"
	}
	return "; near it: " + strings.Join(ids[:min(5, len(ids))], ", ")
}

// explanationLines are the fields of an explanation that are said, in order.
func explanationLines(e fact.Explanation) []Setting {
	span := ""
	if e.Span != nil {
		span = fmt.Sprintf("bytes %d to %d of the article", e.Span.BStart, e.Span.BEnd)
	}
	var out []Setting
	for _, kv := range []Setting{
		{"id", e.ID},
		{"kind", e.Kind},
		{"value", e.Value},
		{"unit", e.Unit},
		{"period", e.Period},
		{"basis", e.Basis},
		{"formula", e.Formula},
		{"words", e.Quote},
		{"bytes", span},
		{"where", e.Locator},
		{"grade", e.Grade},
		{"note", e.Note},
	} {
		if kv.Value != "" {
			out = append(out, kv)
		}
	}
	return out
}

// WriteText writes the tree for a terminal, each level further in.
func (t Tree) WriteText(w io.Writer) error {
	var b strings.Builder
	t.write(&b, 0)
	_, err := io.WriteString(w, b.String())
	return err
}

func (t Tree) write(b *strings.Builder, depth int) {
	in := strings.Repeat("  ", depth)
	fmt.Fprintf(b, "%s%s  %s\n", in, t.ID, terminal(t.Title))
	if t.Again {
		fmt.Fprintf(b, "%s  told above\n", in)
		return
	}
	for _, kv := range explanationLines(t.Explanation)[1:] {
		fmt.Fprintf(b, "%s  %s: %s\n", in, kv.Name, terminal(kv.Value))
	}
	if t.Words != "" {
		fmt.Fprintf(b, "%s  in the text: %s\n", in, terminal(t.Words))
	}
	if s := t.From; s != nil {
		fmt.Fprintf(b, "%s  source: %s, %s (%s), reliability %s, retrieved %s %s\n", in, terminal(s.Publisher), terminal(s.Title), s.ID, s.Reliability, orWord(s.Retrieved.String(), "never"), s.URL)
	}
	for _, sub := range t.Because {
		sub.write(b, depth+1)
	}
}

func orWord(s, word string) string {
	if s == "" {
		return word
	}
	return s
}
