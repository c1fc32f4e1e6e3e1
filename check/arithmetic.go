package check

import (
	"fmt"

	"tightrope/fact"
)

// arithmetic checks a change that the text states against the levels that it states itself: a
// fall of 38 points from 94 to 66.7 does not add up.
func (b *bench) arithmetic(i int, f frame) []value {
	if f.form != points && f.form != change && f.form != times || f.it.Value == nil || f.third != "" {
		return nil
	}
	a, z, ok := b.ends(i, f)
	if !ok {
		return nil
	}
	before, now := *b.items[a].Value, *b.items[z].Value
	v := value{source: "text"}
	v.Unit, v.Reasonable = f.unit, true
	v.Basis = "the text's own numbers"
	v.Formula = fmt.Sprintf("%s against %s", show(now, b.items[z].Unit), show(before, b.items[a].Unit))
	v.Rows = []string{b.items[a].ID, b.items[z].ID}
	switch f.form {
	case points:
		v.Value = 100 * (now - before)
	case change:
		v.Value = now/before - 1
	default:
		v.Value = now / before
	}
	n := f.number
	if f.form == points {
		n.precision += 100 * (written(before, "share", b.items[a].Quote) + written(now, "share", b.items[z].Quote))
	}
	v.Inside = n.holds(v.Value)
	return []value{v}
}

// ends finds the two levels between which the change of item i lies: the nearest stated
// levels of the same subject, partner and goods before it in the text, in the order of their
// periods. They must belong to the claim: its baseline or period names them, or nothing stands
// between them and it.
func (b *bench) ends(i int, f frame) (a, z int, ok bool) {
	var found []int
	for j := i - 1; j >= 0 && j >= i-4 && len(found) < 2; j-- {
		it := &b.items[j]
		if it.Kind != fact.Quantity || it.Value == nil || it.Subject != f.subject || it.Partner != f.partner || it.Layer != f.layer {
			continue
		}
		if formOf(it) != level || f.form == points && it.Unit != "share" || !whenOf(it.Period).stated {
			continue
		}
		if g := b.frameOf(j); f.form != points && (g.what != f.what || it.Unit == "share" && f.what == "flow") {
			continue
		}
		found = append(found, j)
	}
	if len(found) < 2 {
		return 0, 0, false
	}
	z, a = found[0], found[1]
	if b.items[a].Unit != b.items[z].Unit || *b.items[a].Value == 0 {
		return 0, 0, false
	}
	if startOf(&b.items[z]) < startOf(&b.items[a]) {
		a, z = z, a
	}
	if w := whenOf(f.it.Period); w.stated && w.from == 0 && !w.period.Overlaps(whenOf(b.items[z].Period).inYears().period) {
		return 0, 0, false
	}
	if w := whenOf(f.it.Baseline); w.stated && w.from == 0 && !w.period.Overlaps(whenOf(b.items[a].Period).inYears().period) {
		return 0, 0, false
	}
	return a, z, true
}

func startOf(it *fact.Item) int {
	return whenOf(it.Period).inYears().period.From.Days()
}

// contradictions says where the text does not add up around item i: shares of one whole that
// sum to more than 100 %, or two partners on the same rank.
func (b *bench) contradictions(i int) []string {
	it := &b.items[i]
	if it.Kind != fact.Quantity || it.Value == nil || it.Partner == "" {
		return nil
	}
	f := b.frameOf(i)
	var out []string
	total, partners := 0.0, map[fact.ActorID]bool{}
	for _, j := range b.alike()[wholeOf(f, it)] {
		o, g := &b.items[j], b.frameOf(j)
		if !sameTime(o.Period, it.Period) {
			continue
		}
		switch f.form {
		case level:
			if f.unit == "share" && g.form == level && f.what != "agreement" && !partners[o.Partner] {
				partners[o.Partner] = true
				total += *o.Value
			}
		case rank:
			if o.Partner != it.Partner && *o.Value == *it.Value {
				out = append(out, fmt.Sprintf("The text puts both %s and %s on rank %.0f.", b.opt.Name(it.Partner), b.opt.Name(o.Partner), *it.Value))
			}
		}
	}
	if total > 1.02 {
		out = append(out, fmt.Sprintf("The shares that the text gives for this whole add up to %.0f %%.", 100*total))
	}
	return out
}

// whole is what figures must share to be parts or ranks of one whole.
type whole struct {
	what, item, unit string
	subject          fact.ActorID
}

func wholeOf(f frame, it *fact.Item) whole {
	return whole{f.what, f.item, it.Unit, f.subject}
}

// alike lists the figures of the text with a partner by the whole that they are of, once.
func (b *bench) alike() map[whole][]int {
	if b.wholes == nil {
		b.wholes = map[whole][]int{}
		for j := range b.items {
			if o := &b.items[j]; o.Kind == fact.Quantity && o.Value != nil && o.Partner != "" {
				k := wholeOf(b.frameOf(j), o)
				b.wholes[k] = append(b.wholes[k], j)
			}
		}
	}
	return b.wholes
}

// sameTime says whether two items speak of the same time: both of none, or of the same.
func sameTime(a, b *fact.When) bool {
	x, y := whenOf(a), whenOf(b)
	return x == y && x.stated
}
