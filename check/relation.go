package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/check/cue"
	"tightrope/fact"
)

// Status of a membership, as membership files number it.
const (
	fullMember = 1
	associate  = 2
	observer   = 3
)

// cueTreaty asks for a treaty in so many words: "a rare ally" may be a figure of speech.
var (
	cueTreaty = cue.Of(`(?i)\b(?:defen[cs]e (?:pact|treaty|alliance|agreement)|military alliance|formal(?:ly)? (?:ally|allies|allied|alliance)|treaty ally|treaty allies|mutual defen[cs]e|non-?aggression|treaty|pact)\b`)
	// words that name a membership, and nouns of ties that a state can have with a body without
	// being in it
	cueMember        = cue.Of(`(?i)\b(?:members?|membership|belongs?|belonged|sits?|sat|joined|founder|signatory|observer|participant)\b`)
	cueTie           = cue.Of(`\b(?:relations?(?:hip)?|ties?|links?|bonds?|trade|commerce|partners?(?:hip)?|ally|allies|alliance|friends?(?:hip)?|cooperation|influence|pressure|dependence|reliance|rival(?:ry)?|dispute|tensions?|talks|agreement|treaty|pact|contacts?|rapprochement|alignment)\b`)
	cueNonaggression = cue.Of(`(?i)\bnon-?aggression\b`)
)

// relation checks a membership, or a treaty between two states. A relation of another kind
// (friendship, rivalry in words) has no record to meet; false leaves it to others.
func (b *bench) relation(it *fact.Item) (fact.Check, bool) {
	if it.A == "" || it.B == "" {
		return fact.Check{}, false
	}
	if memberWise(it) {
		if _, ok := organisation(it.B); ok {
			return b.membership(it, it.A, it.B), true
		}
		if _, ok := organisation(it.A); ok {
			return b.membership(it, it.B, it.A), true
		}
	}
	if cueTreaty.In(it.Quote) {
		if it.Sign < 0 && it.Polarity != "-" {
			return fact.Check{
				Verdict: fact.NotCheckable, Reason: "The text says that a treaty was broken off; the treaty files at hand tell when one was in force, not how it stood later.",
				Settle: "the notice of withdrawal, or a treaty file of the year that the text means",
			}, true
		}
		return b.treaty(it), true
	}
	if it.Kind != fact.Relation {
		return fact.Check{}, false
	}
	return fact.Check{
		Verdict: fact.NotCheckable, Reason: "A standing relation in words; no treaty, membership or measure is named.",
		Settle: "a treaty, a membership or a flow that the words mean",
	}, true
}

// memberWise says that a relation with an organisation is one of membership: in its words, or for
// want of a word for another tie. Trade with a bloc, or ties to an alliance, are none.
func memberWise(it *fact.Item) bool {
	switch {
	case it.Role == "member" || cueMember.In(it.Quote):
		return true
	case it.Layer != fact.Diplomacy && it.Layer != fact.Security && it.Layer != "":
		return false
	}
	if it.Quote == "" {
		return true
	}
	return !cueTie.In(strings.ToLower(it.Quote[:1]) + it.Quote[1:]) // capitals inside are of names
}

func organisation(id fact.ActorID) (fact.Actor, bool) {
	a, ok := actor.Default().Get(id)
	return a, ok && a.Kind == fact.Organisation
}

// membership meets the rows of measure "membership", and the register of members that the
// program carries. The last covered year stands for the present, and is printed.
func (b *bench) membership(it *fact.Item, state, org fact.ActorID) fact.Check {
	want := float64(fullMember)
	switch {
	case cueObserver.In(it.Quote):
		want = observer
	case cueAssociate.In(it.Quote):
		want = associate
	}
	negated := it.Polarity == "-" || it.Sign < 0
	var values []value
	for _, i := range b.stored[storedKey{"membership", state, org}] {
		o := &b.obs[i]
		if o.Known() && b.inTime(it, o.Period) {
			values = append(values, b.statusValue(o, want, negated))
		}
	}
	values = lastOfEach(values)
	if len(values) == 0 && want == fullMember {
		if v, ok := b.registered(it, state, org, negated); ok {
			values = append(values, v)
		}
	}
	c := tally(values)
	name := b.opt.Name(state) + " in " + b.opt.Name(org)
	if c.Verdict == fact.NotCheckable {
		c.Reason = "No membership file at hand covers " + name + "."
		for _, v := range c.Values {
			c.Reason = name + ": " + v.Why + "."
		}
		c.Settle = "the list of members of " + b.opt.Name(org)
		return c
	}
	var said []string
	for _, v := range c.Values {
		said = append(said, statusWord(v.Value)+" ("+v.Basis+")")
	}
	c.Reason = name + ": " + strings.Join(said, "; ") + "."
	c.Within = "exactly"
	if c.Verdict == fact.Contradicted && !slices.Contains(statesIn(it.Quote), state.State()) {
		return open(c, fmt.Sprintf("The words do not name the state; taken for %s it would not hold (%s), so who is meant is in doubt.", b.named(state), strings.Join(said, "; ")))
	}
	return c
}

func statusWord(v float64) string {
	switch v {
	case fullMember:
		return "full member"
	case associate:
		return "associate member"
	case observer:
		return "observer"
	}
	return "no member"
}

// inTime says whether a row bears on the time that the item gives; without one every row does.
func (b *bench) inTime(it *fact.Item, p fact.Period) bool {
	if w := whenOf(it.Period); w.stated && !w.open && w.from == 0 {
		return w.period.Overlaps(p)
	}
	return b.opt.Published.IsZero() || !b.opt.Published.Before(p.From)
}

func (b *bench) statusValue(o *fact.Observation, want float64, negated bool) value {
	v := value{source: o.Source}
	v.Value, v.Unit, v.Period = status(o), "status", o.Period
	v.Basis = fmt.Sprintf("%s, %s", b.source(o.Source), labelOf(o.Period))
	v.Formula, v.Rows = "1 full member, 2 associate, 3 observer, 0 none, as recorded", []string{o.ID}
	v.Why = against(o)
	v.Reasonable = v.Why == ""
	v.Inside = (v.Value == want) != negated
	return v
}

// status reads what kind of membership a row states: by its item, else by its value.
func status(o *fact.Observation) float64 {
	item := strings.ToLower(o.Item)
	switch {
	case o.Value == 0:
		return 0
	case strings.Contains(item, "observer"):
		return observer
	case strings.Contains(item, "associate"):
		return associate
	}
	return o.Value
}

// lastOfEach keeps the latest row of each source.
func lastOfEach(values []value) []value {
	var out []value
	for _, v := range values {
		at := slices.IndexFunc(out, func(o value) bool { return o.source == v.source })
		switch {
		case at < 0:
			out = append(out, v)
		case endOf(out[at].Period).Before(endOf(v.Period)):
			out[at] = v
		}
	}
	return out
}

// registered meets the register of members in package actor.
func (b *bench) registered(it *fact.Item, state, org fact.ActorID, negated bool) (value, bool) {
	if len(actor.Default().Members(org, fact.Date{})) == 0 {
		return value{}, false
	}
	at := b.opt.Published
	if w := whenOf(it.Period); w.stated && w.from == 0 {
		at = endOf(w.period)
	}
	v := value{source: "actor"}
	periods := actor.Default().Membership(state, org)
	is := actor.Default().IsMember(state, org, at)
	if it.Manner == "past" {
		is = len(periods) > 0
	}
	if is {
		v.Value = fullMember
	}
	v.Unit, v.Basis, v.Formula = "status", "register of members", "1 member, 0 none"
	switch {
	case it.Manner == "past":
		v.Basis += ", at any time"
	case !at.IsZero():
		v.Basis += ", " + at.String()
	}
	v.Inside = is != negated
	if v.Reasonable = v.Inside || !at.IsZero() || it.Manner == "past" || !turned(periods); !v.Reasonable {
		v.Why = "the text has no date, and its membership changed: " + spans(periods)
	}
	v.Rows = []string{fmt.Sprintf("actor:%s:%s", state, org)}
	return v, true
}

// undatedReach is the year from which a text without a date may be.
const undatedReach = 2005

// turned says that a membership began or ended in the time from which a text without a date may
// be, so that it can be older than the change.
func turned(periods []fact.Period) bool {
	for _, p := range periods {
		if p.To.Year >= undatedReach || p.From.Year >= undatedReach {
			return true
		}
	}
	return false
}

// spans writes the periods of a membership for a reader.
func spans(periods []fact.Period) string {
	var out []string
	for _, p := range periods {
		s := "member since " + p.From.String()
		switch {
		case p.From.IsZero() && p.To.IsZero():
			s = "member from the start"
		case !p.To.IsZero():
			s = "member from " + p.From.String() + " to " + p.To.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// treaty meets the rows of measure "treaty" of the pair.
func (b *bench) treaty(it *fact.Item) fact.Check {
	negated := it.Polarity == "-" || it.Sign < 0 && !cueTreaty.In(it.Quote)
	var values []value
	for _, k := range []storedKey{{"treaty", it.A, it.B}, {"treaty", it.B, it.A}} {
		for _, i := range b.stored[k] {
			o := &b.obs[i]
			lower := strings.ToLower(o.Item)
			nonaggression := strings.Contains(lower, "nonaggression") || strings.Contains(lower, "non-aggression")
			if !o.Known() || !b.inTime(it, o.Period) || nonaggression != cueNonaggression.In(it.Quote) {
				continue
			}
			v := b.statusValue(o, 1, negated)
			v.Unit, v.Formula = "yes/no", "1 it binds the two, 0 it does not, as recorded"
			v.Basis = fmt.Sprintf("%s, %s, %s", b.source(o.Source), o.Item, labelOf(o.Period))
			v.source += o.Item
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		values = b.noTreaty(it, negated)
	}
	c := tally(lastOfEach(values))
	name := b.opt.Name(it.A) + " and " + b.opt.Name(it.B)
	if c.Verdict == fact.NotCheckable {
		c.Reason, c.Settle = "No treaty file at hand covers "+name+".", "the text of the treaty, or a data set of alliance obligations"
		return c
	}
	var said []string
	for _, v := range c.Values {
		said = append(said, map[bool]string{true: "in force", false: "none"}[v.Value == 1]+" ("+v.Basis+")")
	}
	c.Reason, c.Within = name+": "+strings.Join(said, "; ")+".", "exactly"
	return c
}

// noTreaty looks for data sets of many actors that name treaties of one of the two in their
// last year and none of the pair: such a pair has none, for a state without any treaty has no
// row at all. Sources with few actors are a choice of rows and say nothing.
func (b *bench) noTreaty(it *fact.Item, negated bool) []value {
	type reach struct {
		last   int
		actors map[fact.ActorID]int // the last year in which each has a row
	}
	found := map[string]*reach{}
	for i := range b.obs {
		o := &b.obs[i]
		if o.Measure != "treaty" || !b.inTime(it, o.Period) {
			continue
		}
		r := found[o.Source]
		if r == nil {
			r = &reach{actors: map[fact.ActorID]int{}}
			found[o.Source] = r
		}
		y := lastYear(o.Period)
		r.last = max(r.last, y)
		for _, a := range []fact.ActorID{o.From, o.To} {
			r.actors[a] = max(r.actors[a], y)
		}
	}
	var out []value
	for _, src := range slices.Sorted(maps.Keys(found)) {
		r := found[src]
		if len(r.actors) < breadth || r.actors[it.A] < r.last && r.actors[it.B] < r.last {
			continue
		}
		v := value{source: src}
		v.Unit, v.Period, v.Reasonable, v.Inside = "yes/no", fact.YearPeriod(r.last, r.last), true, negated
		v.Basis = fmt.Sprintf("%s, %d: no treaty of the pair among those of %d actors", b.source(src), r.last, len(r.actors))
		v.Formula = "1 it binds the two, 0 it does not; no row of the pair is none"
		v.Rows = b.rowsOf("treaty", src, it.A, it.B, r.last)
		out = append(out, v)
	}
	return out
}

// rowsOf lists a row of each actor in the last year, which shows that it is covered.
func (b *bench) rowsOf(measure, source string, x, y fact.ActorID, year int) []string {
	var out []string
	seen := map[fact.ActorID]bool{}
	for i := range b.obs {
		o := &b.obs[i]
		if o.Measure != measure || o.Source != source || lastYear(o.Period) != year {
			continue
		}
		for _, a := range []fact.ActorID{x, y} {
			if (o.From == a || o.To == a) && !seen[a] {
				seen[a] = true
				out = append(out, o.ID)
			}
		}
	}
	return out
}

// tally decides by values alone.
func tally(values []value) fact.Check {
	var c fact.Check
	right, wrong := 0, 0
	for _, v := range values {
		if v.err != nil {
			continue
		}
		c.Values = append(c.Values, v.CheckValue)
		switch {
		case v.Reasonable && v.Inside:
			right++
		case v.Reasonable:
			wrong++
		}
	}
	c.Values = merged(c.Values)
	switch {
	case right+wrong == 0:
		c.Verdict = fact.NotCheckable
	case wrong == 0:
		c.Verdict = fact.Supported
	case right == 0:
		c.Verdict = fact.Contradicted
	default:
		c.Verdict = fact.DependsOnBasis
	}
	return c
}
