// Package sipri reads the Arms Transfers Database of the Stockholm International Peace
// Research Institute in the three forms in which people have it: the TIV export of one supplier
// or recipient with its preamble, the trade register with its unnamed columns of question
// marks, and a plain table supplier, recipient, year, value. SIPRI's trend indicator value
// (TIV) measures the military resource transferred, not money.
package sipri

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// unit of all values.
const unit = "TIV m"

// Read reads any of the three forms. Deliveries are "flow" of "arms" from supplier to
// recipient in a year; a 0 means less than 0.5 and carries the interval 0 to 0.5; an empty cell
// means that SIPRI identifies no delivery and gives nothing. See ReadRegister for the register.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	b, err := source.Open("sipri", name, r)
	if err != nil {
		return source.Report{}, err
	}
	head, _ := b.Peek(4096)
	first, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case bytes.Contains(first, []byte("TIV of arms")):
		return readExport(b, name, sink)
	case bytes.Contains(head, []byte("Year of order")):
		return readRegister(b, name, sink)
	}
	return readDyads(b, name, sink)
}

var (
	title     = regexp.MustCompile(`^"?TIV of arms (exports from|imports to) ([^",;\t]+), (\d{4})-(\d{4})`)
	generated = regexp.MustCompile(`^"?Generated: (\d{1,2} \w+ \d{4})`)
)

// export is what the preamble of a TIV export says.
type export struct {
	name   string
	one    fact.ActorID // whose export it is
	sells  bool
	sums   map[int]float64 // of the rows, by column
	counts map[int]int
}

func readExport(b *bufio.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("sipri", name)
	x := export{name: name, sums: map[int]float64{}, counts: map[int]int{}}
	lines, err := x.preamble(b, report)
	if err != nil {
		return *report, err
	}
	t, err := source.TableFrom("sipri", name, b, ',', lines)
	if err != nil {
		return *report, err
	}
	years, err := yearColumns(t, name)
	if err != nil {
		return *report, err
	}
	total := false
	for {
		more, err := t.Next()
		if err != nil {
			return *report, err
		}
		if !more {
			break
		}
		switch t.Text(0) {
		case "":
			continue
		case "Total":
			total = true
			err = x.checkTotal(t, years, report)
		default:
			err = x.row(t, years, report, sink)
		}
		if err != nil {
			return *report, err
		}
	}
	if !total {
		return *report, &source.Error{Reader: "sipri", File: name, Got: "no row \"Total\"", Want: "the whole table: the file ends early"}
	}
	return report.Close()
}

// preamble reads the lines above the header, and says how many they were.
func (x *export) preamble(b *bufio.Reader, report *source.Report) (int, error) {
	for n := 1; n <= 30; n++ {
		next, err := b.Peek(2)
		if n > 1 && err == nil && strings.IndexByte(",;\t", next[0]) >= 0 && next[1] >= '0' && next[1] <= '9' {
			if x.one == "" {
				break
			}
			return n - 1, nil
		}
		line, err := b.ReadString('\n')
		if m := title.FindStringSubmatch(line); m != nil {
			id, ok := report.Actor(n, m[2], fact.Date{})
			if !ok {
				return 0, &source.Error{Reader: "sipri", File: x.name, Line: n, Got: m[2], Want: "a supplier or recipient that is known"}
			}
			x.one, x.sells = id, m[1] == "exports from"
		}
		if m := generated.FindStringSubmatch(line); m != nil {
			if d, err := parseDay(m[1]); err == nil {
				report.Vintage = d
			}
		}
		if err != nil {
			break
		}
	}
	return 0, &source.Error{
		Reader: "sipri", File: x.name, Got: "no table of years below the preamble",
		Want: `a first line "TIV of arms exports from …" and a header of years`,
	}
}

func parseDay(s string) (fact.Date, error) {
	var day, year int
	var month string
	if _, err := fmt.Sscanf(s, "%d %s %d", &day, &month, &year); err != nil {
		return fact.Date{}, err
	}
	months := "January February March April May June July August September October November December"
	for i, m := range strings.Fields(months) {
		if m == month {
			return fact.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, i+1, day))
		}
	}
	return fact.Date{}, fmt.Errorf("month %q", month)
}

// yearColumns finds the columns whose names are years; the last column must be "Total".
func yearColumns(t *source.Table, name string) (map[int]int, error) {
	years := map[int]int{}
	for i, h := range t.Header() {
		if y, err := strconv.Atoi(h); err == nil && y > 1900 && y < 2200 {
			years[i] = y
		}
	}
	if len(years) == 0 || len(years)+2 != len(t.Header()) || !t.Has("Total") {
		return nil, &source.Error{
			Reader: "sipri", File: name, Line: t.Line(), Got: strings.Join(t.Header(), ","),
			Want: "a header of an empty cell, years and Total",
		}
	}
	return years, nil
}

func (x *export) row(t *source.Table, years map[int]int, report *source.Report, sink source.Sink) error {
	given, bad := 0, false
	for i := range t.Header() {
		year, ok := years[i]
		if !ok {
			continue
		}
		v, known, err := t.Number(i)
		if err != nil {
			return err
		}
		if !known {
			continue
		}
		if v < 0 || source.Beyond(v, "TIV m") {
			bad = true
			continue
		}
		x.sums[i] += v
		x.counts[i]++
		other, ok := report.Actor(t.Line(), t.Text(0), fact.Date{Year: year})
		if !ok {
			return nil
		}
		o := delivery(x.one, other, year, v, report.Vintage)
		if !x.sells {
			o = delivery(other, x.one, year, v, report.Vintage)
		}
		o.Locator = t.Locator() + " " + strconv.Itoa(year)
		if err := sink.Observation(o); err != nil {
			return err
		}
		given++
	}
	switch {
	case given > 0:
		report.Keep(given)
		if bad {
			report.Remark(t.Line(), "a value that cannot be, negative or more than the world delivers (the other years are kept)")
		}
	case bad:
		report.Refuse(t.Line(), "a negative value, or more than the world delivers")
	default:
		report.Refuse(t.Line(), "no delivery in any year")
	}
	return nil
}

// checkTotal compares the last row with the sums: each row is rounded to whole numbers, so a
// year of n rows may be off by n/2.
func (x *export) checkTotal(t *source.Table, years map[int]int, report *source.Report) error {
	for i := range t.Header() {
		year, ok := years[i]
		if !ok {
			continue
		}
		v, known, err := t.Number(i)
		if err != nil {
			return err
		}
		if off := v - x.sums[i]; known && (off > float64(x.counts[i])/2+1 || -off > float64(x.counts[i])/2+1) {
			report.Alert("%d: the rows make %g, the row Total says %g", year, x.sums[i], v)
		}
	}
	return nil
}

// delivery is one observation of the TIV delivered in a year.
func delivery(from, to fact.ActorID, year int, tiv float64, vintage fact.Date) fact.Observation {
	d := fact.Date{Year: year}
	o := fact.Observation{
		ID:    fmt.Sprintf("o.sipri.%d.%s.%s", year, from, to),
		Layer: fact.Arms, Measure: "flow", Item: "arms", From: from, To: to, Value: tiv, Unit: unit,
		Period: fact.Period{From: d, To: d}, Reporter: "SIPRI", Basis: fact.Register, Status: fact.Reported,
		Source: "sipri", KnownAt: vintage, Verified: true, Credibility: 2,
	}
	if tiv == 0 {
		low, high := 0.0, 0.5
		o.Low, o.High = &low, &high
		o.Note = "0 stands for less than 0.5"
	}
	return o
}
