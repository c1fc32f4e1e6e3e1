package check

import (
	"fmt"
	"slices"

	"tightrope/fact"
)

// Options of a check. The zero value is valid.
type Options struct {
	Text      string                    // the whole text, for the words around a claim; may be empty
	Published fact.Date                 // of the text; data of later periods decide nothing
	Name      func(fact.ActorID) string // names for the reasons; nil = the id itself
}

// Claims checks the items of one text in its order. Items that assert nothing checkable
// (entities, events, open questions) get no check. The result has one check for each checked
// item, in the order of the items, with ids "check:" + the item's id.
//
// Nothing outside the arguments is read, and the same arguments give the same checks.
func Claims(items []fact.Item, ev Evidence, opt Options) []fact.Check {
	e := newBench(ev, slices.Clone(items), opt)
	var out []fact.Check
	for i := range items {
		if c, ok := e.certain(i); ok {
			c.ID = "check:" + items[i].ID
			c.Item = items[i].ID
			for k := range c.Values {
				c.Values[k].ID = fmt.Sprintf("%s:%d", c.ID, k+1)
			}
			out = append(out, c)
		}
	}
	return out
}

// certain checks item i and, where the text leaves open what it means, lets nothing be decided: a
// doubt in words stands before any verdict of data, and a pronoun that may mean either of two
// states is checked for both.
func (b *bench) certain(i int) (fact.Check, bool) {
	c, ok := b.claim(i)
	if !ok || c.Verdict == fact.NotCheckable && b.items[i].Doubt == "" || c.Verdict == fact.IsOpinion {
		return c, ok
	}
	it := &b.items[i]
	if it.Doubt != "" {
		return open(c, "The text leaves open "+it.Doubt+"."), true
	}
	if it.Rival == "" || it.Doubted == "" || it.Rival == it.Doubted {
		return c, true
	}
	was := *it
	delete(b.frames, i)
	for _, id := range []*fact.ActorID{&it.Subject, &it.Partner, &it.A, &it.B, &it.Holder} {
		switch *id {
		case was.Doubted:
			*id = was.Rival
		case was.Rival:
			*id = was.Doubted
		}
	}
	other, _ := b.claim(i)
	*it = was
	delete(b.frames, i)
	if other.Verdict == c.Verdict {
		return c, true
	}
	c = open(c, fmt.Sprintf("The text does not say plainly whether %s or %s is meant, and the data answer the two differently.",
		b.opt.Name(was.Doubted), b.opt.Name(was.Rival)))
	return c, true
}

// open takes the power to decide from every value of a check.
func open(c fact.Check, why string) fact.Check {
	c.Verdict, c.Reason = fact.NotCheckable, why
	if c.Settle == "" {
		c.Settle = "words that say it, or the source from which the text has it"
	}
	for k := range c.Values {
		if c.Values[k].Reasonable {
			c.Values[k].Reasonable, c.Values[k].Why = false, "the text leaves open what it means"
		}
	}
	return c
}

// claim checks item i; false where there is nothing to check.
func (b *bench) claim(i int) (fact.Check, bool) {
	it := &b.items[i]
	switch it.Kind {
	case fact.Quantity:
		return b.quantity(i), true
	case fact.Stance:
		return b.stance(it), true
	case fact.Relation:
		return b.relation(it)
	case fact.Opinion:
		return fact.Check{
			Verdict: fact.IsOpinion,
			Reason:  fmt.Sprintf("A judgment of %s: no measurable proposition that data could decide.", b.speaker(it)),
		}, true
	case fact.Forecast:
		return fact.Check{
			Verdict: fact.NotCheckable, Reason: "It is about the future; no data can decide it yet.",
			Settle: "what happens by the date that it names",
		}, true
	case fact.ClaimItem:
		return b.plain(it), true
	}
	return fact.Check{}, false
}

// plain answers a claim in words: a cause, motive or evaluation is a judgment, a plain fact
// without a number has no series to meet.
func (b *bench) plain(it *fact.Item) fact.Check {
	switch it.Type {
	case "causal", "motive", "evaluation":
		return fact.Check{
			Verdict: fact.IsOpinion,
			Reason:  fmt.Sprintf("A judgment of %s (%s): no measurable proposition.", b.speaker(it), it.Type),
		}
	}
	if c, ok := b.relation(it); ok {
		return c
	}
	return fact.Check{
		Verdict: fact.NotCheckable,
		Reason:  "The words name no measure, so no series can be set against them.",
		Settle:  "dated event counts or a stated figure with unit, period and source",
	}
}

func (b *bench) speaker(it *fact.Item) string {
	switch {
	case it.Speaker != "":
		return it.Speaker
	case it.Voice != "" && it.Voice != "author":
		return it.Voice
	}
	return "the author"
}
