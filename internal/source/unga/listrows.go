package unga

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// What the lists beside the votes become: rows of measure "roll call" of the United Nations.
// The item of a roll call is its resolution where it was the vote on that as a whole; of an
// issue and of a bridge it is one of the words below, with the other part in the note.
const (
	callItem   = "roll call "
	issueItem  = "issue of a roll call"
	bridgeItem = "bridge of two roll calls"
	listRow    = "o.unga.list."
)

// readList reads a file that lists roll calls, their issues or the bridges between them, and
// says whether it is one.
func readList(t *source.Table, report *source.Report, sink source.Sink) (bool, error) {
	pairs := func(item, first, second string) error {
		return eachPair(t, report, first, second, func(a, b string) error {
			o := listed(a+"."+b, item, t.Locator())
			o.Period, o.Note = fact.Period{From: fact.Date{Year: 1946}}, b
			return sink.Observation(o)
		})
	}
	switch {
	case t.Has("rcid", "unres", "short"):
		voted := map[string]bool{} // resolutions voted on as a whole; what follows was on a motion about them
		return true, eachCall(t, report, func(c RollCall) error { return sink.Observation(c.observe(voted, t.Locator())) })
	case t.Has("rcid", "short_name"):
		return true, pairs(issueItem, "rcid", "short_name")
	case t.Has("rcid1", "rcid2"):
		return true, pairs(bridgeItem, "rcid1", "rcid2")
	}
	return false, nil
}

func listed(id, item, locator string) fact.Observation {
	return fact.Observation{
		ID: listRow + id, Layer: fact.Votes, Measure: "roll call", Item: item, From: "UN", Unit: "session", Reporter: "United Nations",
		Basis: fact.Record, Status: fact.Reported, Source: "unga", Locator: locator, Verified: true, Credibility: 1,
	}
}

// The words in which the note of a roll call begins.
var callKinds = []string{"important", "amendment", "paragraph"}

func (c *RollCall) kinds() []*bool { return []*bool{&c.Important, &c.Amendment, &c.Paragraph} }

func (c RollCall) observe(voted map[string]bool, locator string) fact.Observation {
	o := listed(c.ID, callItem+c.ID, locator)
	o.Value, o.Period, o.KnownAt = float64(c.Session), fact.Period{From: c.Date, To: c.Date}, c.Date
	for i, is := range c.kinds() {
		if *is {
			o.Note += callKinds[i] + ": "
		}
	}
	o.Note += c.Title
	if c.Words != "" {
		o.Note += "; " + c.Words
	}
	if number := resolutionNumber(c.Resolution); number != "" && !c.Amendment && !c.Paragraph && !voted[number] {
		voted[number] = true
		o.Item = number
	} else if c.Resolution != "" {
		o.Note += "; about " + c.Resolution
	}
	return o
}

var spellings = []struct {
	spelling *regexp.Regexp
	write    func(m []string) string
}{
	{regexp.MustCompile(`^(?:A/RES|R)/(\d+)/(\d+[A-Z]*)$`), func(m []string) string {
		session, _ := strconv.Atoi(m[1])
		if session <= 30 { // numbers ran on from session to session until 1976
			return "A/RES/" + m[2] + "(" + roman(session) + ")"
		}
		return "A/RES/" + m[1] + "/" + m[2]
	}},
	{regexp.MustCompile(`^ESS/(\d+)/(\d+[A-Z]*)$`), func(m []string) string { return "A/RES/ES-" + m[1] + "/" + m[2] }},
	{regexp.MustCompile(`^SS/(\d+)/(\d+[A-Z]*)$`), func(m []string) string { return "A/RES/S-" + m[1] + "/" + m[2] }},
}

// resolutionNumber writes "R/68/262", "R/30/3379" and "ESS/10/6" as the United Nations do:
// A/RES/68/262, A/RES/3379(XXX), A/RES/ES-10/6. What is on a part of a resolution has none.
func resolutionNumber(s string) string {
	for _, n := range spellings {
		if m := n.spelling.FindStringSubmatch(s); m != nil {
			return n.write(m)
		}
	}
	return ""
}

func roman(n int) string {
	var b strings.Builder
	for _, x := range []struct {
		value int
		text  string
	}{{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= x.value; n -= x.value {
			b.WriteString(x.text)
		}
	}
	return b.String()
}

// List is what is known of roll calls apart from the votes.
type List struct {
	Calls   map[string]RollCall // by id
	Bridges [][2]string         // pairs of ids of roll calls on one repeated resolution
}

// ListOf puts rows of measure "roll call" together.
func ListOf(rows []fact.Observation) List {
	l := List{Calls: map[string]RollCall{}}
	issues := map[string][]string{}
	for _, o := range rows {
		id, ok := strings.CutPrefix(o.ID, listRow)
		id, _, _ = strings.Cut(id, ".")
		switch {
		case o.Measure != "roll call" || !ok:
		case o.Item == issueItem:
			issues[id] = append(issues[id], o.Note)
		case o.Item == bridgeItem:
			l.Bridges = append(l.Bridges, [2]string{id, o.Note})
		default:
			c := RollCall{ID: id, Session: int(o.Value), Date: o.Period.From, Title: o.Note}
			if !strings.HasPrefix(o.Item, callItem) {
				c.Resolution = o.Item
			}
			for i, is := range c.kinds() {
				c.Title, *is = strings.CutPrefix(c.Title, callKinds[i]+": ")
			}
			l.Calls[c.ID] = c
		}
	}
	for id, list := range issues {
		if c, ok := l.Calls[id]; ok {
			slices.Sort(list)
			c.Issues = slices.Compact(list)
			l.Calls[id] = c
		}
	}
	return l
}

// CallID is the number that a vote's item or the id of its row names: rcid, resid or UNDL record.
func CallID(o fact.Observation) string {
	return strings.TrimSuffix(strings.TrimPrefix(o.ID, "o.unga."), "."+string(o.From))
}

// Describe gives a vote the date, resolution and title of its roll call where its own file has
// none of them.
func (l List) Describe(o *fact.Observation) {
	if o.Measure != "vote" || !strings.HasPrefix(o.ID, "o.unga.") {
		return
	}
	c, ok := l.Calls[CallID(*o)]
	if !ok {
		return
	}
	if o.Period.To.IsZero() {
		o.Period, o.KnownAt = fact.Period{From: c.Date, To: c.Date}, c.Date
	}
	if strings.HasPrefix(o.Item, callItem) && c.Resolution != "" {
		o.Item = c.Resolution
	}
	if o.Note == "" {
		o.Note = fmt.Sprintf("session %d: %s", c.Session, c.Title)
	}
}
