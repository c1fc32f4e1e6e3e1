package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tightrope/check/cue"
	"tightrope/fact"
)

// stance checks how a state voted; what it says, withholds or denies is not measured by votes.
func (b *bench) stance(it *fact.Item) fact.Check {
	if it.Vote == "" {
		c := fact.Check{
			Verdict: fact.NotCheckable,
			Reason:  "A claim about what was said or left unsaid; votes and deeds are other tiers and do not decide it.",
			Settle:  "the record of statements of " + b.opt.Name(it.Holder) + " on the subject",
		}
		c.Values = b.context(it)
		return c
	}
	if c, ok := unasserted(it); ok {
		return c
	}
	want := map[string]float64{"Y": 1, "A": 2, "N": 3}[strings.ToUpper(it.Vote)]
	var values []value
	for _, src := range b.voteSources() {
		if v, ok := b.vote(src, it, want); ok {
			values = append(values, v)
		}
	}
	c := fact.Check{Within: "exactly"}
	right, wrong := 0, 0
	var why string
	for _, v := range values {
		if v.err != nil {
			why = v.err.Error()
			continue
		}
		c.Values = append(c.Values, v.CheckValue)
		if v.Inside {
			right++
		} else {
			wrong++
		}
	}
	c.Values = merged(c.Values)
	var bases []string
	for _, v := range c.Values {
		bases = append(bases, voteWord(v.Value)+" ("+v.Basis+")")
	}
	switch {
	case right+wrong == 0:
		c.Verdict, c.Settle = fact.NotCheckable, "the roll call of the resolution, from the UN Digital Library"
		c.Reason = "No recorded vote of " + b.opt.Name(it.Holder) + " on it is at hand; a missing record is not an abstention."
		if why != "" {
			c.Reason += " (" + why + ")"
		}
	case wrong == 0:
		c.Verdict, c.Reason = fact.Supported, "The record has it so: "+list(bases, 3)+"."
	case right == 0:
		c.Verdict, c.Reason = fact.Contradicted, "The record says otherwise: "+list(bases, 3)+"."
	default:
		c.Verdict, c.Reason = fact.DependsOnBasis, "The records differ: "+list(bases, 3)+"."
	}
	return c
}

func voteWord(v float64) string {
	return map[float64]string{1: "yes", 2: "abstained", 3: "no"}[v]
}

func (b *bench) voteSources() []string {
	out := make([]string, 0, len(b.ballots))
	for s := range b.ballots {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// vote looks the vote up in one source. Where several roll calls can be meant and the state
// voted on them in different ways, there is no answer.
func (b *bench) vote(src string, it *fact.Item, want float64) (value, bool) {
	rolls := b.rollsMeant(src, it)
	if len(rolls) == 0 {
		return value{}, false
	}
	v := value{source: src}
	found := map[float64]bool{}
	for _, r := range rolls {
		for _, x := range b.ballots[src][it.Holder] {
			if x.roll == r.item && x.when == r.date {
				v.Value, v.Rows = x.value, append(v.Rows, x.row)
				found[x.value] = true
			}
		}
	}
	r := rolls[0]
	v.Basis = fmt.Sprintf("%s, %s of %s", b.source(src), r.item, r.date)
	v.Period = fact.Period{From: r.date, To: r.date}
	switch {
	case len(found) == 0:
		v.err = fmt.Errorf("%s has no vote of %s on %s", b.source(src), b.opt.Name(it.Holder), r.item)
	case len(found) > 1:
		v.err = fmt.Errorf("%d roll calls can be meant, and %s voted on them in different ways", len(rolls), b.opt.Name(it.Holder))
	}
	v.Unit, v.Reasonable, v.Inside = "vote", true, v.Value == want
	v.Formula = "1 yes, 2 abstained, 3 no, as recorded"
	return v, true
}

// rollsMeant finds the roll calls of a source that the words mean: by number, by the table of
// well-known resolutions, by day and subject, else by the title of the roll call.
func (b *bench) rollsMeant(src string, it *fact.Item) []roll {
	words := it.Object + " " + it.Quote + " " + b.clause(it)
	if pronoun.In(it.Object) {
		if before, ok := b.voteBefore(it); ok {
			return b.rollsMeant(src, before)
		}
	}
	number := numberIn(words)
	if number != "" {
		if out := b.rollsNamed(src, number); len(out) > 0 {
			return out
		}
	}
	span := b.voteTime(it)
	if known, ok := b.knownResolution(number, words, span); ok {
		if out := b.rollsNamed(src, known.number); len(out) > 0 {
			return out
		}
		return b.rollsLike(src, known)
	}
	if number != "" {
		return nil
	}
	return b.rollsTitled(src, words, span)
}

func (b *bench) rollsNamed(src, number string) []roll {
	var out []roll
	for _, r := range b.rolls[src] {
		if numberIn(r.item) == number {
			out = append(out, r)
		}
	}
	return out
}

// knownResolution picks from the table: by number, else the one of the period with the most
// words in common.
func (b *bench) knownResolution(number, words string, span fact.Period) (resolution, bool) {
	best, score, ties := resolution{}, 0, 0
	for _, r := range resolutions() {
		if number != "" {
			if r.number == number {
				return r, true
			}
			continue
		}
		if !span.IsZero() && !span.Contains(r.date) {
			continue
		}
		n := r.matches(words)
		if n > score {
			best, score, ties = r, n, 0
		} else if n == score {
			ties++
		}
	}
	enough := 1
	if span.IsZero() {
		enough = 2 // without a date the words must say more
	}
	return best, score >= enough && ties == 0
}

// rollsLike finds a resolution that the source does not name: of the roll calls of its day,
// the one whose tally is nearest to the announced one.
func (b *bench) rollsLike(src string, want resolution) []roll {
	best, least := -1, 0
	for i, r := range b.rolls[src] {
		if r.date != want.date {
			continue
		}
		off := absInt(r.tally[1]-want.yes) + absInt(r.tally[3]-want.no) + absInt(r.tally[2]-want.abstain)
		if best < 0 || off < least {
			best, least = i, off
		}
	}
	if best < 0 {
		return nil
	}
	return []roll{b.rolls[src][best]}
}

func absInt(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// rollsTitled finds roll calls by date and the words of their titles: all of a single day, or
// those of a longer time that share at least two telling words.
func (b *bench) rollsTitled(src, words string, span fact.Period) []roll {
	if span.IsZero() {
		return nil
	}
	lower := strings.ToLower(words)
	best, score := []roll(nil), 0
	day := span.From == span.To && span.From.Day != 0
	for _, r := range b.rolls[src] {
		if !span.Contains(r.date) {
			continue
		}
		n := 0
		for _, w := range strings.Fields(strings.ToLower(r.words)) {
			if w = strings.Trim(w, ",.;:()"); len(w) > 4 && strings.Contains(lower, w) {
				n++
			}
		}
		switch {
		case n > score:
			best, score = []roll{r}, n
		case n == score:
			best = append(best, r)
		}
	}
	if score >= 2 || day {
		return best
	}
	return nil
}

var (
	monthNames = `January|February|March|April|May|June|July|August|September|October|November|December`
	dayMonth   = cue.Of(`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(` + monthNames + `)(?:,? (\d{4}))?\b`)
	monthDay   = cue.Of(`\b(` + monthNames + `) (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4}))?`)
	monthYear  = cue.Of(`\b(` + monthNames + `)(?:,? (\d{4}))?\b`)
	yearOnly   = cue.Of(`\b(19[4-9]\d|20\d\d)\b`)
)

// voteTime is when the vote was, as far as the item or its words tell; a day without a year is
// the last such day before the text was published.
func (b *bench) voteTime(it *fact.Item) fact.Period {
	if !it.Date.IsZero() {
		return fact.Period{From: it.Date, To: it.Date}
	}
	if w := whenOf(it.Period); w.stated && w.from == 0 {
		return w.period
	}
	for _, words := range []string{it.Quote, b.clause(it)} {
		if sameMonth.In(words) {
			return b.dateIn(lastDate(b.textBefore(it)))
		}
		if p := b.dateIn(words); !p.IsZero() {
			return p
		}
	}
	return fact.Period{}
}

// dateIn reads the first date of a stretch of words, at its own precision.
func (b *bench) dateIn(words string) fact.Period {
	one := func(d fact.Date) fact.Period { return fact.Period{From: d, To: d} }
	if m := dayMonth.Parts(words); m != nil {
		return one(b.dated(m[3], m[2], m[1]))
	}
	if m := monthDay.Parts(words); m != nil {
		return one(b.dated(m[3], m[1], m[2]))
	}
	if m := monthYear.Parts(words); m != nil {
		return one(b.dated(m[2], m[1], ""))
	}
	if m := yearOnly.First(words); m != "" {
		return one(b.dated(m, "", ""))
	}
	return fact.Period{}
}

// dated makes a date; a missing year is that of the text or the one before.
func (b *bench) dated(year, month, day string) fact.Date {
	var d fact.Date
	d.Year, _ = strconv.Atoi(year)
	d.Day, _ = strconv.Atoi(day)
	d.Month = slices.Index(strings.Split(monthNames, "|"), month) + 1
	if d.Year == 0 {
		d.Year = b.opt.Published.Year
		if d.Year > 0 && b.opt.Published.Before(d) {
			d.Year--
		}
	}
	if d.Year == 0 {
		return fact.Date{}
	}
	return d
}

// context is the votes of the holder on resolutions about the one that it is silent on: shown,
// deciding nothing.
func (b *bench) context(it *fact.Item) []fact.CheckValue {
	var out []fact.CheckValue
	if it.Toward == "" {
		return nil
	}
	for _, src := range b.voteSources() {
		for _, r := range b.rolls[src] {
			about := strings.ToLower(r.words)
			for _, k := range resolutions() {
				if k.number == numberIn(r.item) {
					about += " " + strings.Join(k.words, " ")
				}
			}
			if !concerns(about, b.opt.Name(it.Toward)) {
				continue
			}
			for _, x := range b.ballots[src][it.Holder.State()] {
				if x.roll == r.item && len(out) < 4 {
					out = append(out, fact.CheckValue{
						Basis: fmt.Sprintf("%s, vote on %s of %s", b.source(src), r.item, r.date),
						Value: x.value, Unit: "vote", Period: fact.Period{From: r.date, To: r.date},
						Why: "a vote is another tier than a statement", Formula: "1 yes, 2 abstained, 3 no, as recorded", Rows: []string{x.row},
					})
				}
			}
		}
	}
	return out
}

// concerns says whether the words of a roll call speak of an actor, by name.
func concerns(words, name string) bool {
	return name != "" && strings.Contains(words, strings.ToLower(name))
}
