package check

import (
	"slices"
	"strings"
	"sync"

	"tightrope/actor"
	"tightrope/check/cue"
	"tightrope/fact"
)

// spelled maps every spelling of the registry that starts with a capital to its actor. Where
// two actors share one, the state stands.
var spelled = sync.OnceValue(func() map[string]fact.ActorID {
	out := map[string]fact.ActorID{}
	for _, s := range actor.Default().Spellings() {
		if s.Text == "" || s.Text[0] < 'A' || (s.Text[0] > 'Z' && s.Text[0] < 0x80) {
			continue
		}
		if old, ok := out[s.Text]; ok && len(old) <= len(s.Actor) {
			continue
		}
		out[s.Text] = s.Actor
	}
	return out
})

var wordPattern = cue.Of(`[\pL][\pL\pM.'-]*`)

// Mentioned lists the actors that a stretch of text names, in order, each once. A capital
// stands for its state.
func Mentioned(text string) []fact.ActorID {
	var out []fact.ActorID
	names := spelled()
	text = strings.NewReplacer("’s", " ", "'s", " ", "’", " ").Replace(text)
	at := wordPattern.AllAt(text)
	for i := 0; i < len(at); {
		next := i + 1
		for n := min(5, len(at)-i); n > 0; n-- {
			name := strings.Join(strings.Fields(text[at[i][0]:at[i+n-1][1]]), " ")
			if id, ok := names[strings.TrimRight(name, ".")]; ok {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
				next = i + n
				break
			}
		}
		i = next
	}
	return out
}

var (
	relativeTo = cue.Of(`(?:relative to|minus|versus|vs\.?|than) ([A-Z]{3})\b`)
	comparator = cue.Of(`(?i)\b(?:than|as (?:much|many|often|far|large|big|high) as|compared (?:with|to)|from our capital as)\b`)
)

// third finds whom a comparison compares with: by the metric, by the item's second actor,
// else the actor named after "than" or "as".
func (b *bench) third(i int, f frame) fact.ActorID {
	it := f.it
	if f.form != comparison && f.form != times {
		return ""
	}
	if m := relativeTo.Parts(it.Metric); m != nil {
		return fact.ActorID(m[1])
	}
	for _, m := range []fact.ActorID{it.B, it.Target, it.Toward} {
		if m != "" && m != it.Subject && m != it.Partner {
			return m
		}
	}
	loc := comparator.At(it.Quote)
	if loc == nil {
		return ""
	}
	for _, id := range Mentioned(it.Quote[loc[1]:]) {
		if id.State() != it.Subject.State() && id.State() != it.Partner.State() {
			return id
		}
	}
	if single := it.Partner == "" || f.pairless(); single {
		for _, id := range Mentioned(it.Quote[loc[1]:]) {
			if id.State() != it.Subject.State() {
				return id
			}
		}
	}
	return ""
}

// pairless says that the measure is an attribute of one actor, so that a partner can only be
// the one that it is compared with.
func (f frame) pairless() bool {
	m, ok := fact.MeasureNamed(f.what)
	return ok && !m.Pair
}

var european = cue.Of(`\bEU\b|\bEuropean Union\b`)

// scopeOf finds the part of the world to which the words confine a claim, in the item or in
// the sentence around it.
func (b *bench) scopeOf(i int) string {
	it := &b.items[i]
	words := it.Metric + " " + it.Denominator + " " + it.Quote + " " + b.sentence(it)
	if european.In(words) {
		return "EU"
	}
	return ""
}

// sentence is the text around an item, from the stop before it to the stop after it.
func (b *bench) sentence(it *fact.Item) string {
	t := b.opt.Text
	if it.BStart < 0 || it.BEnd > len(t) || it.BStart >= it.BEnd {
		return ""
	}
	from := strings.LastIndexAny(t[:it.BStart], ".!?") + 1
	to := strings.IndexAny(t[it.BEnd:], ".!?")
	if to < 0 {
		return t[from:]
	}
	return t[from : it.BEnd+to]
}
