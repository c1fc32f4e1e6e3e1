package check

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/expose"
	"tightrope/fact"
)

// alerts says what a reader must know beside the verdict: series of the pair that went dark
// or are withheld, values of another period, unverified rows, low coverage, parts of the text
// that do not add up.
func (b *bench) alerts(i int, f frame, c fact.Check, values []value) []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, s := range b.gone(f) {
		add(s)
	}
	other, unverified := 0, 0
	for _, v := range c.Values {
		if !v.Reasonable && v.Why == "nobody has looked the source up" {
			unverified++
		} else if !v.Reasonable && (v.Why == "later than the text" || v.Why == "another period than the text's") {
			other++
		}
	}
	if other > 0 && c.Verdict == fact.NotCheckable {
		add(fmt.Sprintf("%d values are of another period and decide nothing.", other))
	}
	if unverified > 0 {
		add(fmt.Sprintf("%d values are only remembered; nobody has looked their source up.", unverified))
	}
	thin := 0
	for _, v := range c.Values {
		if v.Coverage == "" || v.Reasonable || !strings.HasPrefix(v.Why, "low coverage") {
			continue
		}
		if thin++; thin == 1 {
			add("Low coverage: " + v.Coverage + ".")
		}
	}
	if thin > 1 {
		out[len(out)-1] = strings.TrimSuffix(out[len(out)-1], ".") + fmt.Sprintf("; so with %d more values.", thin-1)
	}
	for _, s := range b.contradictions(i) {
		add(s)
	}
	return out
}

// gone lists the series of the pair that stopped or are withheld: no row of theirs is a zero.
func (b *bench) gone(f frame) []string {
	if f.partner == "" {
		return nil
	}
	var out []string
	for _, i := range b.silent {
		o := &b.obs[i]
		pair := o.From == f.subject && o.To == f.partner || o.From == f.partner && o.To == f.subject
		if !pair || o.Layer != f.layer || !sameItem(f.item, o.Item) {
			continue
		}
		who := o.Reporter
		if who == "" {
			who = b.source(o.Source)
		}
		switch o.Status {
		case fact.Dark:
			out = append(out, fmt.Sprintf("The series of %s went dark: since %s it lists no %s from %s to %s. That is no zero; the flow may have gone on.",
				who, o.Period.From, o.Item, b.opt.Name(o.From), b.opt.Name(o.To)))
		case fact.Suppressed:
			out = append(out, fmt.Sprintf("%s withholds %s from %s to %s for %s.", who, o.Item, b.opt.Name(o.From), b.opt.Name(o.To), o.Period))
		}
	}
	return out
}

// thin says why a value rests on too little: another source counts far more than the flows
// that this one sees.
func (b *bench) thin(f frame, s series, w window, fig expose.Figure) (why, note string) {
	switch f.what {
	case "import share", "supplier rank", "concentration":
	default:
		return "", ""
	}
	if s.kind == register {
		return "", ""
	}
	return b.visible(f, s, w)
}
