package read

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tightrope/fact"
)

// MaxText is the size in bytes of the longest text that Read takes. Longer ones are an error,
// not a guess from the first part.
const MaxText = 12 << 20

// The errors of Read.
var (
	ErrTooLong  = errors.New("the text is too long")
	ErrEncoding = errors.New("the text is not UTF-8")
)

// Options are what a caller knows about a text beforehand.
type Options struct {
	Date       fact.Date   // of publication; zero = take it from the dateline, else unknown
	Dictionary *Dictionary // of the user, beside the lexicon; nil = none
}

// Result is what a text says.
type Result struct {
	Items    []fact.Item // in text order, ids "i1", "i2" …
	Doc      *Document
	Mentions []Mention
	Date     fact.Date // of publication as given or found
	About    About
}

// Read finds the items of a text. Offsets of items point into text exactly as given. A text
// over MaxText bytes is ErrTooLong; bytes that are not UTF-8 are ErrEncoding.
func Read(text string, opt Options) (Result, error) {
	if err := check(text); err != nil {
		return Result{}, err
	}
	d := Parse(text)
	if !opt.Date.IsZero() {
		d.Dateline = opt.Date
	}
	r := Result{Doc: d, Date: d.Dateline}
	l := standard()
	if opt.Dictionary != nil {
		l = opt.Dictionary.l
	}
	items := r.events(l, d)
	items = append(items, quantities(d, r.Mentions)...)
	items = append(items, attributions(d, r.Mentions)...)
	items = withoutActs(items)
	reported(items)
	doubts(d, items, r.Mentions)
	r.Items = order(d, items)
	r.About = about(d, r.Mentions)
	return r, nil
}

// events runs the rules over the sentences and keeps the mentions that they found.
func (res *Result) events(l *lexicon, d *Document) []fact.Item {
	r := newReader(l, d)
	r.run()
	r.withRest()
	res.Mentions = r.mentions
	return r.items
}

func check(text string) error {
	if len(text) > MaxText {
		return fmt.Errorf("%w: %d bytes: at most %d", ErrTooLong, len(text), MaxText)
	}
	if utf8.ValidString(text) {
		return nil
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Errorf("%w: byte %d is %#x", ErrEncoding, i, text[i])
		}
		i += n
	}
	return nil
}

// order drops items that break an invariant or repeat another, sorts the rest by place and
// numbers them.
func order(d *Document, items []fact.Item) []fact.Item {
	out := items[:0]
	for _, it := range items {
		if it.Polarity == "" {
			it.Polarity = "+"
		}
		if it.Modality == "" {
			it.Modality = fact.Asserted
		}
		if it.Voice == "" {
			it.Voice = "author"
		}
		if it.Valid(d.Text) == nil {
			out = append(out, it)
		}
	}
	slices.SortStableFunc(out, func(a, b fact.Item) int {
		return cmp.Or(cmp.Compare(a.BStart, b.BStart), cmp.Compare(b.BEnd, a.BEnd), cmp.Compare(a.Kind, b.Kind))
	})
	for i := range out {
		out[i].ID = "i" + strconv.Itoa(i+1)
	}
	return out
}

// reported gives events and forecasts that lie in what somebody says his voice; what is only claimed
// or cited from a report is alleged.
func reported(items []fact.Item) {
	said := opinionsByStart(items)
	for i := range items {
		e := &items[i]
		if e.Kind != fact.EventItem && e.Kind != fact.Forecast || e.Voice != "" && e.Voice != "author" {
			continue
		}
		o := said.around(e.BStart, e.BEnd)
		if o == nil {
			continue
		}
		e.Voice = o.Speaker
		switch strings.ToLower(strings.TrimSpace(o.Cue)) {
		case "according to", "according", "claim", "claims", "claimed", "reported", "reports", "allege", "alleges", "alleged":
			if e.Modality == fact.Asserted {
				e.Modality = fact.Alleged
			}
		}
	}
}

// opinions are what named speakers say, by their first byte, with the furthest end so far.
type opinions struct {
	list []*fact.Item
	ends []int
}

func opinionsByStart(items []fact.Item) opinions {
	var o opinions
	for i := range items {
		if items[i].Kind == fact.Opinion && items[i].Speaker != "" {
			o.list = append(o.list, &items[i])
		}
	}
	slices.SortStableFunc(o.list, func(a, b *fact.Item) int { return cmp.Compare(a.BStart, b.BStart) })
	end := 0
	for _, it := range o.list {
		end = max(end, it.BEnd)
		o.ends = append(o.ends, end)
	}
	return o
}

// around is the innermost opinion that holds the bytes from start to end, nil if none does.
func (o opinions) around(start, end int) *fact.Item {
	n, _ := slices.BinarySearchFunc(o.list, start+1, func(it *fact.Item, at int) int { return cmp.Compare(it.BStart, at) })
	for i := n - 1; i >= 0 && o.ends[i] >= end; i-- {
		if o.list[i].BEnd >= end {
			return o.list[i]
		}
	}
	return nil
}

// doubts notes on claims the pronoun in them that may stand for either of two states.
func doubts(d *Document, items []fact.Item, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		if m.Rival == "" {
			continue
		}
		at, id := int(d.Tokens[m.Head].Start), m.Actor.State()
		for k := range items {
			it := &items[k]
			claim := it.Kind == fact.Quantity || it.Kind == fact.Relation || it.Kind == fact.Stance
			if claim && at >= it.BStart && at < it.BEnd && (it.Subject == id || it.Partner == id || it.A == id || it.B == id || it.Holder == id) {
				it.Doubted, it.Rival = id, m.Rival
			}
		}
	}
}

// withoutActs drops opinions whose verb of saying did something else: in "recalled its
// ambassador" nothing is said.
func withoutActs(items []fact.Item) []fact.Item {
	acts := map[int]bool{} // where the verb of an act ends
	for i := range items {
		e := &items[i]
		if e.Kind == fact.EventItem && len(e.Why) > 0 && len(e.Cameo) > 1 && (e.Cameo[:2] >= "14" || e.Cameo[:2] == "06" || e.Cameo[:2] == "07" || e.Cameo[:2] == "08") {
			acts[e.Why[0].BEnd] = true
		}
	}
	out := items[:0]
	for _, it := range items {
		if it.Kind == fact.Opinion && !it.Direct && (acts[it.BStart] || acts[it.BStart-1] || acts[it.BStart-2]) {
			continue
		}
		out = append(out, it)
	}
	return out
}
