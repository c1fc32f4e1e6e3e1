package unga

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// Read gives one observation a vote: "vote" of a state on a roll call, 1 yes, 2 abstain, 3 no,
// 0 not voting; or, of the lists beside the votes (roll calls, issues, bridges), rows of measure
// "roll call" that List puts together again. The report carries the alarms of the whole file: see Votes.Alarms.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	t, err := source.NewTable("unga", name, r, ',')
	if err != nil {
		return source.Report{}, err
	}
	lists := source.NewReport("unga", name)
	if is, err := readList(t, lists, sink); err != nil {
		return *lists, err
	} else if is {
		return lists.Close()
	}
	f, report, err := open(t, name)
	if err != nil {
		return report.orEmpty(), err
	}
	v, err := f.collect(report, func(x ballot, id fact.ActorID) error {
		return sink.Observation(x.observe(id, f.t.Locator()))
	})
	if err != nil {
		return *report.Report, err
	}
	f.alert(report, v)
	return report.Close()
}

// ReadVotes reads a file of votes into a matrix. A second row of the same state on the same
// roll call is refused; the first stands.
func ReadVotes(r io.Reader, name string) (*Votes, source.Report, error) {
	t, err := source.NewTable("unga", name, r, ',')
	if err != nil {
		return nil, source.Report{}, err
	}
	f, report, err := open(t, name)
	if err != nil {
		return nil, report.orEmpty(), err
	}
	v, err := f.collect(report, func(ballot, fact.ActorID) error { return nil })
	if err != nil {
		return nil, *report.Report, err
	}
	f.alert(report, v)
	done, err := report.Close()
	return v, done, err
}

// collect makes the matrix of all rows and calls do for each one that is kept.
func (f *file) collect(report reportOf, do func(ballot, fact.ActorID) error) (*Votes, error) {
	b := newBuilder()
	var seen voted
	actors := actorCache{at: map[labelAt]numbered{}, numbers: map[fact.ActorID]int32{}}
	for {
		x, more, err := f.next(report)
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		if x.skip {
			continue
		}
		member, err := b.member(x.label, x.call.Date)
		if err != nil {
			report.Refuse(f.t.Line(), "%v", err)
			continue
		}
		who, err := actors.resolve(x.label, x.call.Date)
		if err != nil {
			report.Refuse(f.t.Line(), "%v", err)
			continue
		}
		roll := b.roll(x.call)
		if seen.again(roll, who.n) {
			report.Refuse(f.t.Line(), "a second vote of the same state on the same roll call")
			continue
		}
		b.votes = append(b.votes, vote{roll, member, x.choice})
		if err := do(x, who.id); err != nil {
			return nil, err
		}
		report.Keep(1)
	}
	if n := b.settle(); n > 0 {
		report.Alert("%d roll calls bear two dates; the one on most rows is taken", n)
	}
	return b.build(), nil
}

// voted is a bit for each actor by roll call, both by their numbers: a file has a million votes.
type voted [][]uint64

// again notes a vote and says whether it was noted before.
func (v *voted) again(roll, actor int32) bool {
	for int(roll) >= len(*v) {
		*v = append(*v, nil)
	}
	bits, at, bit := &(*v)[roll], int(actor/64), uint64(1)<<(actor%64)
	for at >= len(*bits) {
		*bits = append(*bits, 0)
	}
	was := (*bits)[at]&bit != 0
	(*bits)[at] |= bit
	return was
}

// actorCache remembers who a label was at a date; a file names the same few over and over.
type actorCache struct {
	at      map[labelAt]numbered
	numbers map[fact.ActorID]int32
}

type labelAt struct {
	label string
	date  fact.Date
}

type numbered struct {
	id fact.ActorID
	n  int32
}

func (c actorCache) resolve(label string, at fact.Date) (numbered, error) {
	key := labelAt{label, at}
	if x, ok := c.at[key]; ok {
		return x, nil
	}
	id, err := resolve(label, at)
	if err != nil {
		return numbered{}, err
	}
	n, ok := c.numbers[id]
	if !ok {
		n = int32(len(c.numbers))
		c.numbers[id] = n
	}
	c.at[key] = numbered{id, n}
	return numbered{id, n}, nil
}

// reportOf lets a missing report be empty.
type reportOf struct{ *source.Report }

func (r reportOf) orEmpty() source.Report {
	if r.Report == nil {
		return source.Report{}
	}
	return *r.Report
}

// file is a table of votes in one of the dialects.
type file struct {
	t *source.Table
	d dialect
	c map[string]int
	// odd counts roll calls whose session does not fit their date.
	odd map[string]bool
}

// dialect says which column holds what; an empty name means that there is none.
type dialect struct {
	name, roll, label, prefix, vote, session, date, resolution, title string
	yes, no, abstain                                                  string
}

var dialects = []dialect{
	{name: "unvotes", roll: "rcid", label: "country", vote: "vote"},
	{name: "Voeten", roll: "resid", label: "ccode", prefix: "cow:", vote: "vote", session: "session", date: "date"},
	{name: "Voeten", roll: "rcid", label: "ccode", prefix: "cow:", vote: "vote", session: "session"},
	{
		name: "UN Digital Library", roll: "undl_id", label: "ms_code", vote: "ms_vote", session: "session", date: "date",
		resolution: "resolution", title: "title", yes: "total_yes", no: "total_no", abstain: "total_abstentions",
	},
	{ // September 2024
		name: "UN Digital Library", roll: "undl_id", label: "ms_codes", vote: "ms_votes", session: "session", date: "date",
		resolution: "resolution", title: "title", yes: "total_yes", no: "total_no", abstain: "total_abstentions",
	},
	{name: "resolutions", roll: "resolution", label: "iso3", vote: "vote", date: "date", resolution: "resolution"},
}

func open(t *source.Table, name string) (*file, reportOf, error) {
	for _, d := range dialects {
		if !t.Has(d.roll, d.label, d.vote) || d.date != "" && !t.Has(d.date) {
			continue
		}
		f := &file{t: t, d: d, c: map[string]int{}, odd: map[string]bool{}}
		for _, column := range []string{d.roll, d.label, d.vote, d.session, d.date, d.resolution, d.title, d.yes, d.no, d.abstain} {
			if column != "" && t.Has(column) {
				at, err := t.Columns(column)
				if err != nil {
					return nil, reportOf{}, err
				}
				f.c[column] = at[0]
			}
		}
		return f, reportOf{source.NewReport("unga", name)}, nil
	}
	return nil, reportOf{}, &source.Error{
		Reader: "unga", File: name, Line: 1, Got: strings.Join(t.Header(), ","),
		Want: "columns rcid,country,vote or rcid,ccode,vote (Voeten, unvotes), undl_id,ms_code,ms_vote,date (UN Digital Library) or resolution,date,iso3,vote; of lists rcid,unres,short, rcid,short_name or rcid1,rcid2",
	}
}

// ballot is one row of a file.
type ballot struct {
	call   RollCall
	label  string
	choice Choice
	skip   bool // the row was refused and counted
}

func (f *file) text(column string) string {
	if i, ok := f.c[column]; ok && column != "" {
		return f.t.Text(i)
	}
	return ""
}

func (f *file) next(report reportOf) (ballot, bool, error) {
	more, err := f.t.Next()
	if err != nil || !more {
		return ballot{}, false, err
	}
	var x ballot
	var ok bool
	if x.choice, ok = choices[strings.ToLower(f.text(f.d.vote))]; !ok {
		return x, false, f.t.Fault(f.c[f.d.vote], "Y, N, A or X (or 1, 3, 2, 8, 9)")
	}
	if x.choice == notMember {
		report.Refuse(f.t.Line(), "not a member (9)")
		x.skip = true
		return x, true, nil
	}
	x.label = f.text(f.d.label)
	if x.label == "" {
		report.Refuse(f.t.Line(), "blank state")
		x.skip = true
		return x, true, nil
	}
	if f.d.prefix == "" && f.d.label != "country" {
		x.label = "iso3:" + x.label
	}
	x.label = f.d.prefix + x.label
	x.call, err = f.call()
	if err == nil && x.call.ID == "" {
		report.Refuse(f.t.Line(), "a row without a roll call")
		x.skip = true
	}
	return x, true, err
}

func (f *file) call() (RollCall, error) {
	c := RollCall{ID: f.text(f.d.roll), Resolution: f.text(f.d.resolution), Title: f.text(f.d.title)}
	var err error
	if f.d.date != "" {
		if c.Date, err = f.t.Date(f.c[f.d.date]); err != nil {
			return c, err
		}
	}
	c.Session = leadingNumber(f.text(f.d.session))
	if yes := f.text(f.d.yes); yes != "" { // the error of an empty text takes room, a million times
		if y, err := strconv.Atoi(yes); err == nil {
			no, _ := strconv.Atoi(f.text(f.d.no))
			abstain, _ := strconv.Atoi(f.text(f.d.abstain))
			c.Announced = &Tally{y, no, abstain}
		}
	}
	if s := SessionAt(c.Date); s != 0 && c.Session != 0 && c.Session != s && c.Session != s-1 {
		f.odd[c.ID] = true
	}
	return c, nil
}

// leadingNumber reads "78" of "78" or "78th"; special sessions ("ES-10") are 0.
func leadingNumber(s string) int {
	if s == "" {
		return 0
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0
	}
	return n
}

// alert puts what must be known of the whole file into the report.
func (f *file) alert(report reportOf, v *Votes) {
	if len(f.odd) > 0 {
		ids := make([]string, 0, len(f.odd))
		for id := range f.odd {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		report.Alert("%d roll calls bear a session that does not fit their date, first %s; go by the date", len(ids), ids[0])
	}
	for _, a := range v.Alarms() {
		report.Alert("%s", a)
	}
}

// SessionAt is the regular session in course at a date: session n opens on the Tuesday of the
// third week of September 1945+n. 0 for an unknown date or one before the first session.
func SessionAt(d fact.Date) int {
	if d.Year < 1946 || d.Month == 0 {
		return 0
	}
	n := d.Year - 1945
	if d.Month < 9 || d.Month == 9 && d.Day < 10 {
		n--
	}
	return max(n, 1)
}

const notMember Choice = 9

// choices are the ways in which the files write a vote.
var choices = map[string]Choice{
	"y": Yes, "yes": Yes, "1": Yes, "a": Abstain, "abstain": Abstain, "2": Abstain, "n": No, "no": No, "3": No,
	"x": NotVoting, "nv": NotVoting, "8": NotVoting, "": NotVoting, "9": notMember,
}

func (x ballot) observe(id fact.ActorID, locator string) fact.Observation {
	when := x.call.Date
	o := fact.Observation{
		ID:    fmt.Sprintf("o.unga.%s.%s", x.call.ID, id),
		Layer: fact.Votes, Measure: "vote", Item: x.call.Resolution, From: id, Value: float64(x.choice), Unit: "vote",
		Period: fact.Period{From: when, To: when}, Reporter: "United Nations", Basis: fact.Record, Status: fact.Reported,
		Source: "unga", Locator: locator, KnownAt: when, Verified: true, Credibility: 1, Note: x.call.Title,
	}
	if o.Item == "" {
		o.Item = "roll call " + x.call.ID
	}
	if when.IsZero() { // the table of votes alone has no date: its roll calls are another file
		o.Period = fact.Period{From: fact.Date{Year: 1946}}
	}
	if x.choice == NotVoting {
		o.Value, o.Status = 0, fact.Zero
		o.Note = strings.TrimPrefix(o.Note+"; there, and not voting, or absent", "; ")
	}
	return o
}
