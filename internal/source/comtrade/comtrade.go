// Package comtrade reads UN Comtrade: the JSON and the CSV of its public interface, preview and
// keyed. Unlike BACI these are the reports themselves, one of each side.
package comtrade

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// preview is the most rows that the interface gives without a key.
const preview = 500

// record is one row, the same in both forms. Numbers stay text until they are judged.
type record struct {
	line                              int
	period, reporter, partner, second string
	flow, commodity, mode, customs    string
	value, weight                     string
}

// Read gives "flow" in USD, and in tonnes where a net weight is given, from seller to buyer
// with the reporter's basis; the partner World gives "total imports" or "total exports".
// Breakdowns by second partner, mode of transport or customs procedure are refused, for they
// are parts of rows that are there as well. A partner that a reporter stops listing becomes
// dark (see source.Dark).
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("comtrade", name)
	b, err := source.Open("comtrade", name, r)
	if err != nil {
		return *report, err
	}
	var kept []fact.Observation
	seen := map[string]bool{}
	take := func(x record) error {
		list, err := x.observe(name, report)
		if err != nil {
			return err
		}
		if list == nil {
			return nil
		}
		if seen[list[0].ID] {
			report.Refuse(x.line, "a second row of the same reporter, partner, flow, commodity and period")
			return nil
		}
		seen[list[0].ID] = true
		for _, o := range list {
			if err := sink.Observation(o); err != nil {
				return err
			}
		}
		kept = append(kept, list[0])
		report.Keep(len(list))
		return nil
	}
	head, _ := b.Peek(1)
	if head[0] == '{' || head[0] == '[' {
		err = eachJSON(b, name, take)
	} else {
		err = eachCSV(b, name, take)
	}
	if err != nil {
		return *report, err
	}
	if report.Read == preview {
		report.Alert("exactly %d rows: the preview without a key ends there, so rows may be missing", preview)
	}
	for _, o := range source.Dark(kept) {
		if err := sink.Observation(o); err != nil {
			return *report, err
		}
		report.Given++
		report.Alert("%s stopped listing %s as a partner for %s after %s", o.Reporter, partnerOf(o), o.Item, lastListed(o))
	}
	return report.Close()
}

func partnerOf(o fact.Observation) fact.ActorID {
	if o.Basis == fact.ExporterCustoms {
		return o.To
	}
	return o.From
}

// lastListed is the period before the silence, which stands in the note.
func lastListed(o fact.Observation) string {
	_, rest, _ := strings.Cut(o.Note, "last ")
	last, _, _ := strings.Cut(rest, " ")
	return last
}

func eachCSV(r io.Reader, name string, do func(record) error) error {
	t, err := source.TableFrom("comtrade", name, r, ',', 0)
	if err != nil {
		return err
	}
	c, err := t.Columns("period", "reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue")
	if err != nil {
		return err
	}
	optional := func(column string) string {
		if at, err := t.Columns(column); err == nil {
			return t.Text(at[0])
		}
		return ""
	}
	for {
		more, err := t.Next()
		if err != nil || !more {
			return err
		}
		err = do(record{
			line: t.Line(), period: t.Text(c[0]), reporter: t.Text(c[1]), partner: t.Text(c[2]), flow: t.Text(c[3]),
			commodity: t.Text(c[4]), value: t.Text(c[5]), weight: optional("netWgt"), second: optional("partner2Code"),
			mode: optional("motCode"), customs: optional("customsCode"),
		})
		if err != nil {
			return err
		}
	}
}

// answer is the JSON of the interface.
type answer struct {
	Error string            `json:"error"`
	Data  []json.RawMessage `json:"data"`
}

func eachJSON(r io.Reader, name string, do func(record) error) error {
	var a answer
	dec := json.NewDecoder(r)
	if err := dec.Decode(&a); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return &source.Error{Reader: "comtrade", File: name, Got: "JSON that ends early", Want: "the whole answer", Err: io.ErrUnexpectedEOF}
		}
		var typed *source.Error
		if errors.As(err, &typed) {
			return err
		}
		return &source.Error{Reader: "comtrade", File: name, Want: `an answer of the interface: {"data":[…]}`, Err: err}
	}
	if a.Error != "" {
		return &source.Error{Reader: "comtrade", File: name, Got: a.Error, Want: "an answer without an error"}
	}
	for i, raw := range a.Data {
		var m map[string]any
		d := json.NewDecoder(strings.NewReader(string(raw)))
		d.UseNumber()
		if err := d.Decode(&m); err != nil {
			return &source.Error{Reader: "comtrade", File: name, Line: i + 1, Want: "a row of named values", Err: err}
		}
		get := func(key string) string {
			switch v := m[key].(type) {
			case nil:
				return ""
			case string:
				return strings.TrimSpace(v)
			default:
				return fmt.Sprint(v)
			}
		}
		for _, key := range []string{"period", "reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"} {
			if _, ok := m[key]; !ok {
				return &source.Error{Reader: "comtrade", File: name, Line: i + 1, Got: string(raw), Want: fmt.Sprintf("a column %q", key)}
			}
		}
		err := do(record{
			line: i + 1, period: get("period"), reporter: get("reporterCode"), partner: get("partnerCode"), flow: get("flowCode"),
			commodity: get("cmdCode"), value: get("primaryValue"), weight: get("netWgt"), second: get("partner2Code"),
			mode: get("motCode"), customs: get("customsCode"),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// observe judges a record; nil where it was refused and counted.
func (x record) observe(name string, report *source.Report) ([]fact.Observation, error) {
	fault := func(column, got, want string) error {
		return &source.Error{Reader: "comtrade", File: name, Line: x.line, Column: column, Got: got, Want: want}
	}
	when, err := period(x.period)
	if err != nil {
		return nil, fault("period", x.period, "a year YYYY or a month YYYYMM")
	}
	value, known, err := number(x.value)
	if err != nil {
		return nil, fault("primaryValue", x.value, "a number")
	}
	weight, weighed, err := number(x.weight)
	if err != nil {
		return nil, fault("netWgt", x.weight, "a number")
	}
	switch {
	case x.second != "" && x.second != "0", x.mode != "" && x.mode != "0", x.customs != "" && x.customs != "C00":
		report.Refuse(x.line, "a breakdown of another row")
		return nil, nil
	case !known:
		report.Refuse(x.line, "no value")
		return nil, nil
	case value < 0 || weight < 0:
		report.Refuse(x.line, "a negative value or weight")
		return nil, nil
	case x.partner == "":
		report.Refuse(x.line, "blank partner")
		return nil, nil
	case !report.Plausible(x.line, value, "USD") || !report.Plausible(x.line, weight/1000, "t"):
		return nil, nil
	}
	reporter, ok := report.Code(x.line, "comtrade", x.reporter, when)
	if !ok {
		return nil, nil
	}
	partner, ok := report.Code(x.line, "comtrade", x.partner, when)
	if !ok {
		return nil, nil
	}
	o := fact.Observation{
		ID:    fmt.Sprintf("o.comtrade.%s.%s.%s.%s.%s.USD", when, x.commodity, reporter, x.flow, partner),
		Layer: fact.Trade, Measure: "flow", Item: source.Goods(x.commodity), From: reporter, To: partner, Value: value,
		Unit: "USD", Period: fact.Period{From: when, To: when}, Reporter: string(reporter), Basis: fact.ExporterCustoms,
		Status: fact.Reported, Source: "comtrade", Locator: name + ":" + strconv.Itoa(x.line), Verified: true, Credibility: 2,
	}
	if source.Energy(x.commodity) {
		o.Layer = fact.Energy
	}
	total := "total exports"
	switch x.flow {
	case "X":
	case "M":
		o.From, o.To, o.Basis = partner, reporter, fact.ImporterCustoms
		total = "total imports"
	default:
		report.Refuse(x.line, "flow %q: only M and X are used", x.flow)
		return nil, nil
	}
	switch {
	case partner == "WLD":
		o.Measure, o.From, o.To = total, reporter, ""
	case partner == reporter:
		report.Refuse(x.line, "a state trading with itself (re-imports)")
		return nil, nil
	}
	if value == 0 {
		o.Status = fact.Zero
	}
	list := []fact.Observation{o}
	if weighed && weight > 0 {
		o.ID = strings.TrimSuffix(o.ID, "USD") + "t"
		o.Value, o.Unit, o.Status = weight/1000, "t", fact.Reported
		list = append(list, o)
	}
	return list, nil
}

func number(s string) (float64, bool, error) {
	if source.Missing(s) {
		return 0, false, nil
	}
	v, ok := source.Number(s)
	if !ok {
		return 0, false, strconv.ErrSyntax
	}
	return v, true, nil
}

func period(s string) (fact.Date, error) {
	if len(s) == 6 {
		s = s[:4] + "-" + s[4:]
	}
	d, err := fact.ParseDate(s)
	if err == nil && d.IsZero() {
		err = strconv.ErrSyntax
	}
	return d, err
}
