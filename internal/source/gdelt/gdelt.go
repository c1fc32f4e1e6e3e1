// Package gdelt reads the event files of GDELT 1.0 (57 or 58 columns) and 2.0 (61 columns),
// zipped or plain, and the mentions and the knowledge graph of 2.0. The files have no header:
// the number of columns says what they are.
package gdelt

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/store"
)

// Acts is a sink that takes acts as they are; others get events.
type Acts interface{ Act(store.Act) error }

// The columns of both generations up to the tone; address and date of the entry differ.
const (
	columnID        = 0
	columnDay       = 1
	columnCountry1  = 7
	columnCountry2  = 17
	columnCode      = 26
	columnQuad      = 29
	columnGoldstein = 30
	columnMentions  = 31
	columnTone      = 34
)

// layouts give the columns of the entry's date and of the address by the number of columns.
var layouts = map[int]struct{ added, url int }{
	57: {56, -1}, // 1.0 before April 2013
	58: {56, 57},
	61: {59, 60},
}

// Mentions is a sink that takes how often acts are mentioned; for others there is nothing to take.
type Mentions interface{ Mention(store.Mention) error }

// Read gives one act (or event, where the sink takes no acts) for each row that has a state on
// both sides and not the same one. Rows with one side, with a region for a state, or with a
// code that CAMEO does not know are refused and counted.
//
// Of a file of mentions it gives how often the file names each act. Of the knowledge graph it
// gives nothing, and says so: its rows are articles with the names that stand in them, not who
// did what to whom; the file is evidence all the same.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("gdelt", name)
	text, err := source.OpenBytes("gdelt", name, r)
	if err != nil {
		return *report, err
	}
	acts, ok := sink.(Acts)
	if !ok {
		acts = &events{sink: sink, name: name}
	}
	p := parser{name: name, report: report, acts: acts, actors: map[string]fact.ActorID{}, codes: map[string]string{}}
	if err := eachLine(text, name, p.row); err != nil {
		return *report, err
	}
	p.count()
	if mentions, ok := sink.(Mentions); ok {
		for _, m := range p.mentioned {
			if err := mentions.Mention(*m); err != nil {
				return *report, err
			}
		}
		report.Given += len(p.mentioned)
	}
	return report.Close()
}

// parser holds what one file needs: the texts met so far, and why rows were refused.
type parser struct {
	name    string
	report  *source.Report
	acts    Acts
	actors  map[string]fact.ActorID // by CAMEO country; "" where there is none
	codes   map[string]string       // known CAMEO codes
	width   int
	refused [len(why)]struct{ rows, first int }

	// Of a file of mentions: how often each act is named, in the order of the first time.
	mentioned []*store.Mention
	mentions  map[uint64]*store.Mention
}

// why are the reasons for refusing a row.
var why = [...]string{"no state on one side", "inside one state", "a CAMEO code that is not known", "a day, number or class that is none"}

// graphAlert says what becomes of the knowledge graph.
const graphAlert = "the knowledge graph is kept as evidence; nothing of it enters the index, for it does not say who did what to whom"

func (p *parser) row(line int, s []byte) error {
	var fields [61][]byte // not in the parser: on the stack the collector of memory does not watch it
	n := split(s, &fields)
	if p.width == 0 {
		if _, ok := layouts[n]; !ok && n != mentionColumns && n != gkgColumns {
			return p.odd(line, s, n)
		}
		p.width = n
	}
	if n != p.width {
		return &source.Error{Reader: "gdelt", File: p.name, Line: line, Got: strconv.Itoa(n) + " columns", Want: strconv.Itoa(p.width) + " columns as in the first row"}
	}
	switch n {
	case mentionColumns:
		return p.refuse(line, p.mention(&fields))
	case gkgColumns:
		return p.refuse(line, p.document(&fields))
	}
	a, fault := p.act(&fields)
	if fault >= 0 {
		return p.refuse(line, fault)
	}
	p.report.Keep(1)
	if e, ok := p.acts.(*events); ok {
		e.line, e.page = line, ""
		if column := layouts[n].url; column >= 0 {
			e.page = string(fields[column])
		}
	}
	return p.acts.Act(a)
}

// refuse counts a row that cannot be used; where there is no fault it does nothing.
func (p *parser) refuse(line, fault int) error {
	if fault >= 0 {
		if p.refused[fault].rows == 0 {
			p.refused[fault].first = line
		}
		p.refused[fault].rows++
	}
	return nil
}

// odd says what a file is not.
func (p *parser) odd(line int, s []byte, n int) error {
	got := fmt.Sprintf("%d columns", n)
	if n == 1 {
		got = string(s)
	}
	return &source.Error{Reader: "gdelt", File: p.name, Line: line, Got: got, Want: "57, 58 (GDELT 1.0) or 61 (2.0) columns of events, 16 of mentions or 27 of the knowledge graph"}
}

// split cuts a line at its tabs and says how many columns there are. Only the first columns and
// the last three are cut out, for the places between them are not used.
func split(s []byte, fields *[61][]byte) int {
	n := 0
	for n <= columnTone {
		i := bytes.IndexByte(s, '\t')
		if i < 0 {
			fields[n] = s
			return n + 1
		}
		fields[n] = s[:i]
		s = s[i+1:]
		n++
	}
	n += bytes.Count(s, tab) + 1
	for i := n - 1; i > n-4 && i < len(fields); i-- {
		at := bytes.LastIndexByte(s, '\t')
		fields[i] = s[at+1:]
		s = s[:max(at, 0)]
	}
	return n
}

// act makes an act of the fields; the number says why not, -1 that it did.
func (p *parser) act(f *[61][]byte) (store.Act, int) {
	a := store.Act{From: p.actor(f[columnCountry1]), To: p.actor(f[columnCountry2])}
	switch {
	case a.From == "" || a.To == "":
		return a, 0
	case a.From == a.To:
		return a, 1
	}
	var ok bool
	if a.Cameo, ok = p.code(f[columnCode]); !ok {
		return a, 2
	}
	l := layouts[p.width]
	id, err1 := strconv.ParseUint(string(f[columnID]), 10, 64)
	mentions, err2 := strconv.ParseUint(string(f[columnMentions]), 10, 32)
	goldstein, err3 := number(f[columnGoldstein])
	tone, err4 := number(f[columnTone])
	day, ok1 := days(f[columnDay])
	added, ok2 := days(f[l.added])
	quad := f[columnQuad]
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || !ok1 || !ok2 || len(quad) != 1 || quad[0] < '1' || quad[0] > '4' ||
		goldstein < -10 || goldstein > 10 {
		return a, 3
	}
	a.ID, a.Day, a.Added, a.Quad = id, day, added, fact.Quad(quad[0]-'0')
	a.Goldstein, a.Tone, a.Mentions = goldstein, tone, uint16(min(mentions, 1<<16-1))
	return a, -1
}

func (p *parser) actor(code []byte) fact.ActorID {
	if len(code) == 0 {
		return ""
	}
	id, ok := p.actors[string(code)]
	if !ok {
		if found, ok := actor.Default().ByCode("cameo", string(code), fact.Date{}); ok {
			id = found
		}
		p.actors[string(code)] = id
	}
	return id
}

// code gives the one copy of a CAMEO code.
func (p *parser) code(s []byte) (string, bool) {
	if c, ok := p.codes[string(s)]; ok {
		return c, c != ""
	}
	c := string(s)
	if _, ok := source.PloverOf(c); !ok {
		p.codes[c] = ""
		return "", false
	}
	p.codes[c] = c
	return c, true
}

// number reads the decimal numbers of GDELT; a missing one is 0 as in the publisher's codebook.
func number(s []byte) (float32, error) {
	if len(s) == 0 {
		return 0, nil
	}
	v, err := strconv.ParseFloat(string(s), 32)
	if err == nil && v-v != 0 { // neither a number nor infinite
		err = strconv.ErrSyntax
	}
	return float32(v), err
}

// days turns YYYYMMDD or YYYYMMDDHHMMSS into days since 1970-01-01.
func days[T string | []byte](s T) (int32, bool) {
	if len(s) != 8 && len(s) != 14 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s[:8]), 10, 32)
	if err != nil {
		return 0, false
	}
	y, m, d := int(n/10000), int(n/100%100), int(n%100)
	if y < 1 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	// H. Hinnant, days_from_civil.
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return int32(era*146097 + doe - 719468), true
}

// count puts what was refused into the report.
func (p *parser) count() {
	for i, r := range p.refused {
		p.report.RefuseMany(r.rows, r.first, why[i])
	}
}

// events turns acts into events, for a sink that takes no acts.
type events struct {
	sink source.Sink
	name string
	line int    // of the act
	page string // where it was reported
}

func (e *events) Act(a store.Act) error {
	plover, _ := source.PloverOf(a.Cameo)
	layer, tier := source.LayerOf(plover)
	names := actor.Default()
	return e.sink.Event(fact.Event{
		ID: "e.gdelt." + strconv.FormatUint(a.ID, 10), Date: store.Date(a.Day), From: a.From, To: a.To, Plover: plover, Cameo: a.Cameo,
		Intensity: float64(a.Goldstein), Layer: layer, Tier: tier, Title: source.Sentence(names.Name(a.From), plover, names.Name(a.To)),
		Source: "gdelt", Locator: e.name + ":" + strconv.Itoa(e.line), KnownAt: store.Date(a.Added), Verified: true, Credibility: 3,
		Note: fmt.Sprintf("%d mentions; %s", a.Mentions, strings.ToValidUTF8(e.page, "?")),
	})
}
