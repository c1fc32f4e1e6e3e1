package check

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"tightrope/actor"
	"tightrope/check/cue"
	"tightrope/fact"
)

// goldFile is a text coded by hand, in the schema tightrope-gold, or a file of items as
// `read --json` writes it.
type goldFile struct {
	Sentences []struct {
		Items []goldItem `json:"items"`
	} `json:"sentences"`
	Items []goldItem `json:"items"`
}

type goldItem struct {
	ID          string          `json:"id"`
	Kind        string          `json:"kind"`
	Start       int             `json:"start"`
	End         int             `json:"end"`
	BStart      int             `json:"bstart"`
	BEnd        int             `json:"bend"`
	Quote       string          `json:"quote"`
	Modality    string          `json:"modality"`
	Polarity    string          `json:"polarity"`
	Voice       string          `json:"voice"`
	Layer       string          `json:"layer"`
	Source      *string         `json:"source"`
	Target      *string         `json:"target"`
	Plover      string          `json:"plover"`
	Cameo       string          `json:"cameo"`
	Subject     *string         `json:"subject"`
	Partner     *string         `json:"partner"`
	Metric      string          `json:"metric"`
	Commodity   string          `json:"commodity"`
	Value       *float64        `json:"value"`
	Unit        string          `json:"unit"`
	Op          string          `json:"op"`
	Approx      bool            `json:"approx"`
	Precision   float64         `json:"precision"`
	Denominator string          `json:"denominator"`
	Manner      string          `json:"manner"`
	Period      json.RawMessage `json:"period"`
	Baseline    json.RawMessage `json:"baseline"`
	Holder      *string         `json:"holder"`
	Toward      *string         `json:"toward"`
	Vote        string          `json:"vote"`
	Object      string          `json:"object"`
	Denies      string          `json:"denies"`
	Speaker     string          `json:"speaker"`
	SpeakerRole string          `json:"speaker_role"`
	A           *string         `json:"a"`
	B           *string         `json:"b"`
	Sign        int             `json:"sign"`
	Type        string          `json:"type"`
	Date        string          `json:"date"`
}

// ItemsFromGold reads the items of a text that was coded by hand, or of a file with a list of
// items, so that checking can be measured apart from reading. Expected checks in the file are
// not looked at. An error names the item and what was wanted.
func ItemsFromGold(r io.Reader) ([]fact.Item, error) {
	var file goldFile
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, fmt.Errorf("items: not JSON of the gold schema: %w", err)
	}
	all := file.Items
	for _, s := range file.Sentences {
		all = append(all, s.Items...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("items: no item found: want sentences[].items[] or items[]")
	}
	out := make([]fact.Item, 0, len(all))
	for _, g := range all {
		it, err := g.item()
		if err != nil {
			return nil, fmt.Errorf("items: %s: %w", g.ID, err)
		}
		out = append(out, it)
	}
	return out, nil
}

func (g goldItem) item() (fact.Item, error) {
	it := fact.Item{
		ID: g.ID, Kind: fact.ItemKind(g.Kind), Span: fact.Span{Start: g.Start, End: g.End, BStart: g.BStart, BEnd: g.BEnd},
		Quote: g.Quote, Modality: fact.Modality(g.Modality), Polarity: g.Polarity, Voice: g.Voice, Layer: fact.Layer(g.Layer),
		Source: code(g.Source), Target: code(g.Target), Plover: g.Plover, Cameo: g.Cameo,
		Subject: code(g.Subject), Partner: code(g.Partner), Metric: g.Metric, Commodity: commodity(g.Commodity),
		Value: g.Value, Unit: g.Unit, Op: g.Op, Approx: g.Approx, Precision: g.Precision, Denominator: g.Denominator, Manner: g.Manner,
		Holder: code(g.Holder), Toward: code(g.Toward), Vote: g.Vote, Object: g.Object, Denies: g.Denies,
		Speaker: g.Speaker, SpeakerRole: g.SpeakerRole, A: code(g.A), B: code(g.B), Sign: g.Sign, Type: g.Type,
	}
	var err error
	if it.Period, err = goldWhen(g.Period); err != nil {
		return it, fmt.Errorf("period: %w", err)
	}
	if it.Baseline, err = goldWhen(g.Baseline); err != nil {
		return it, fmt.Errorf("baseline: %w", err)
	}
	if d, err := fact.ParseDate(g.Date); err == nil {
		it.Date = d
	}
	return it, nil
}

// code brings a code of an event dictionary ("AZEGOV", "IGOCSTO", "EUR") to an actor id.
func code(s *string) fact.ActorID {
	if s == nil || *s == "" {
		return ""
	}
	c := *s
	r := actor.Default()
	if _, ok := r.Get(fact.ActorID(c)); ok {
		return fact.ActorID(c)
	}
	short := strings.TrimPrefix(c, "IGO")
	for _, try := range []string{c, short} {
		if id, ok := r.ByCode("cameo", try, fact.Date{}); ok {
			return id
		}
		if id, err := r.Resolve(try, fact.Date{}); err == nil {
			return id
		}
	}
	if len(c) > 3 {
		if _, ok := r.Get(fact.ActorID(c[:3])); ok {
			return fact.ActorID(c[:3])
		}
	}
	return fact.ActorID(c)
}

var yearRange = cue.Of(`^\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*$`)

// goldWhen reads {"from","to"}, {"session"}, {"session_from","session_to"}, "2012-2016" or
// null; a baseline in other words is left open.
func goldWhen(raw json.RawMessage) (*fact.When, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	if raw[0] == '"' {
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, err
		}
		m := yearRange.Parts(s)
		if m == nil {
			return nil, nil
		}
		if m[2] == "" {
			m[2] = m[1]
		}
		return &fact.When{From: fact.MustDate(m[1]), To: fact.MustDate(m[2])}, nil
	}
	var w fact.When
	if err := json.Unmarshal(raw, &w); err != nil {
		return nil, err
	}
	if w == (fact.When{}) {
		return nil, nil
	}
	return &w, nil
}
