package check

import (
	"strings"

	"tightrope/actor"
	"tightrope/check/cue"
	"tightrope/fact"
)

// What a claim can be about, beside the keys of fact.Measures.
const (
	worldShare = "world share" // of one actor in all that is bought or sold
	worldRank  = "world rank"  // of one actor among all buyers or sellers, or holders of an attribute
	transit    = "transit"     // what crosses somebody's territory
)

// The forms of a claim.
const (
	level      = "level"
	change     = "change" // relative
	times      = "times"  // a multiple of an earlier value, or of somebody else's
	points     = "points" // difference of two shares
	trend      = "trend"
	comparison = "comparison" // more or less than somebody else
	rank       = "rank"
)

// frame is what a claim is about, as far as its fields and words tell.
type frame struct {
	it       *fact.Item
	what     string // a key of fact.Measures, or one of the constants above
	named    string // the measure before it became one among all the world
	form     string
	subject  fact.ActorID
	partner  fact.ActorID
	third    fact.ActorID // whom a comparison compares with
	importer bool         // the subject buys (share of its imports, rank among buyers of the world)
	layer    fact.Layer
	item     string // commodity in one form; empty = not said
	number   claimed
	unit     string
	measured string         // "value", "volume" or "" where the words leave it open
	scope    string         // part of the world that the words confine the claim to: "EU"
	joint    []fact.ActorID // partners whose shares the words add up; empty = the partner alone
	up       int            // direction of a trend, +1 or -1; 0 = flat
	words    string         // metric, denominator and quote, for cue words
}

// frameOf reads the frame of a quantity, once.
func (b *bench) frameOf(i int) frame {
	if f, ok := b.frames[i]; ok {
		return f
	}
	it := &b.items[i]
	f := frame{it: it, subject: it.Subject, partner: it.Partner, layer: it.Layer, item: commodity(it.Commodity), unit: it.Unit}
	f.words = it.Metric + " | " + it.Denominator + " | " + it.Quote
	f.number = readNumber(it)
	f.form = formOf(it)
	f.partner = b.ownPartner(it, f)
	f.what = whatOf(it, f)
	f.what = reworded(it, f)
	if f.what == "index" && f.item == "" {
		f.what = "" // a figure of an unknown kind meets no index of another
	}
	b.possessor(&f)
	f.importer = importing(it, f)
	b.turn(&f)
	if f.what == "flow" && (it.Metric == "flow" || it.Metric == "") && f.partner != "" {
		f.importer = b.buys(f)
	}
	if f.partner == "" {
		switch {
		case cueSellers.In(it.Quote) && !cueBuyers.In(it.Quote):
			f.importer = false
		case cueBuyers.In(it.Quote) && !cueSellers.In(it.Quote):
			f.importer = true
		}
	}
	f.third = b.third(i, f)
	if f.what == "spending" && f.unit == "share" && f.form == level {
		b.asRatio(&f)
	}
	f.measured = measured(it)
	f.scope = b.scopeOf(i)
	f.up = direction(it)
	if f.third == "" && f.partner != "" && f.pairless() && (f.form == times || f.form == comparison) {
		f.third, f.partner = f.partner, "" // "spends twice as much as Athens"
	}
	if f.form == times && f.third != "" && strings.Contains(f.words, "relative to") {
		f.form = comparison
	}
	b.unsaid(&f)
	f.joint, f.named = joint(it, f), f.what
	f.what = b.worldly(f)
	if f.item == "" && f.layer == fact.Arms {
		f.item = "arms"
	}
	b.frames[i] = f
	return f
}

// worldly turns a share or rank without a partner into one among all the world, where the words
// say so; where they do not, nobody knows of what it is a share, and nothing can measure it.
func (b *bench) worldly(f frame) string {
	world := cueWorld.In(f.words)
	goods := f.what == "import share" || f.what == "export share" || f.what == "total imports" || f.what == "total exports"
	attribute := f.what == "production" || f.what == "gdp" || f.what == "spending"
	switch {
	case f.layer == fact.Votes && f.partner == "" && (f.unit == "count" || f.unit == "share"):
		return voteCount
	case f.form == rank && f.partner == "" && f.what != worldRank:
		if world || cueTraders.In(f.it.Quote) || f.pairless() {
			return worldRank
		}
		return ""
	case f.form == level && f.unit == "share" && f.partner == "" && len(f.joint) == 0 && (goods || attribute):
		if world {
			return worldShare
		}
		return ""
	}
	return f.what
}

// joint lists the partners that a share is of together: those whom the words name where they
// say "together", or where the item has no single partner.
func joint(it *fact.Item, f frame) []fact.ActorID {
	if f.unit != "share" || f.form != level || f.what != "import share" && f.what != "export share" {
		return nil
	}
	if it.Partner != "" && !cueTogether.In(it.Quote) || cueWorld.In(f.words) {
		return nil
	}
	var out []fact.ActorID
	for _, id := range statesIn(it.Quote) {
		if id != it.Subject {
			out = append(out, id)
		}
	}
	if len(out) < 2 && it.Partner != "" {
		return nil
	}
	return out
}

// ownPartner corrects a partner that a reader took over from the words before: in "Russia
// delivered 61 percent, and Belarus about a third" the third is of Belarus. A quote that names
// one other state, and neither partner nor subject, speaks of that one; so does a bare number
// right behind a name.
func (b *bench) ownPartner(it *fact.Item, f frame) fact.ActorID {
	if it.Partner == "" || f.form != level && f.form != rank {
		return it.Partner
	}
	quote := it.Quote
	if at := besideWord.At(quote); at != nil {
		quote = quote[:at[0]]
	}
	named := statesIn(quote)
	if len(statesIn(it.Quote)) == 0 {
		named = statesIn(b.justBefore(it))
	}
	if versusWord.In(it.Quote) && len(named) == 0 {
		named = b.otherThan(it)
	}
	if len(named) != 1 || named[0] == it.Subject.State() || named[0] == it.Partner.State() {
		return it.Partner
	}
	return named[0]
}

// besideWord leads to a state with which the one of the number is compared.
var besideWord = cue.Of(`(?i)\b(?:behind|ahead of|after|than|unlike|followed by)\b`)

var versusWord = cue.Of(`(?i)^\s*(?:against|versus|compared (?:with|to))\b`)

// otherThan lists the states of the sentence but for subject and partner.
func (b *bench) otherThan(it *fact.Item) []fact.ActorID {
	var out []fact.ActorID
	for _, id := range statesIn(b.sentence(it)) {
		if id != it.Subject.State() && id != it.Partner.State() {
			out = append(out, id)
		}
	}
	return out
}

// statesIn lists the states that a stretch of text names.
func statesIn(text string) []fact.ActorID {
	var out []fact.ActorID
	for _, id := range Mentioned(text) {
		if a, ok := actor.Default().Get(id.State()); ok && a.Kind == fact.State {
			out = append(out, id.State())
		}
	}
	return out
}

// justBefore is the words right before an item, up to the last mark or number.
func (b *bench) justBefore(it *fact.Item) string {
	t := b.textBefore(it)
	t = t[max(0, len(t)-24):]
	if i := strings.LastIndexAny(t, ",;:.()0123456789"); i >= 0 {
		t = t[i+1:]
	}
	if i := strings.LastIndex(t, " and "); i >= 0 {
		t = t[i+5:]
	}
	return t
}

func readNumber(it *fact.Item) claimed {
	n := claimed{op: it.Op, approx: it.Approx, precision: it.Precision}
	op, approx := readOp(it.Quote)
	if n.op == "" {
		n.op = op
	}
	n.approx = n.approx || approx
	if it.Value != nil {
		n.value = *it.Value
		if n.precision == 0 {
			n.precision = written(n.value, it.Unit, it.Quote)
		}
	}
	if it.Unit == "rank" && n.op == "eq" {
		n.op = "is"
	}
	return n
}

var digits = cue.Of(`\d+(?:[.,]\d+)*`)

// written is half of the last digit that the text writes for the value, in the unit of the
// value; 0 where the number is in words.
func written(v float64, unit, quote string) float64 {
	scale := 1.0
	switch unit {
	case "share", "relative change":
		scale = 100
	case "percentage points", "times":
	default:
		return 0
	}
	for _, d := range digits.All(quote) {
		whole, frac, _ := strings.Cut(strings.ReplaceAll(d, ",", ""), ".")
		x := 0.0
		for _, r := range whole {
			x = 10*x + float64(r-'0')
		}
		step := 1.0
		for _, r := range frac {
			step /= 10
			x += step * float64(r-'0')
		}
		if diff := x/scale - abs(v); diff < 1e-9 && diff > -1e-9 {
			return step / 2 / scale
		}
	}
	return 0
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

func formOf(it *fact.Item) string {
	switch {
	case strings.HasPrefix(it.Unit, "trend:"):
		return trend
	case it.Unit == "relative change":
		return change
	case it.Unit == "times":
		return times
	case it.Unit == "percentage points":
		return points
	case it.Unit == "rank":
		return rank
	case it.Unit == "comparison":
		return comparison
	}
	return level
}

// buys says whether the subject is the buyer of a flow between two: goods mostly go one way,
// so the larger recorded side decides; where nothing is recorded the words do.
func (b *bench) buys(f frame) bool {
	in, out := 0.0, 0.0
	for _, l := range b.ledger.Lenses() {
		if f.item != "" && commodity(l.Item) != f.item || f.item == "" && l.Layer != f.layer {
			continue
		}
		in = max(in, float64(b.ledger.Steps(l, f.partner, f.subject)))
		out = max(out, float64(b.ledger.Steps(l, f.subject, f.partner)))
	}
	if in == out {
		return f.importer
	}
	return in > out
}

// seller and buyer of the flow that the frame is about.
func (f frame) pair() (seller, buyer fact.ActorID) {
	if f.importer {
		return f.partner, f.subject
	}
	return f.subject, f.partner
}

func measured(it *fact.Item) string {
	words := it.Denominator + " " + it.Quote
	value, volume := cueByValue.In(words), cueByVolume.In(words)
	switch d := strings.ToLower(it.Denominator); {
	case d == "value", strings.Contains(d, "usd"), strings.Contains(d, "dollar"):
		return "value"
	case d == "volume", strings.Contains(d, "tonne"), strings.Contains(d, "barrel"):
		return "volume"
	}
	switch {
	case value && !volume:
		return "value"
	case volume && !value:
		return "volume"
	}
	return ""
}

func direction(it *fact.Item) int {
	d := 0
	switch it.Unit {
	case "trend:up":
		d = 1
	case "trend:down":
		d = -1
	}
	return d
}
