package fact

import "fmt"

// Span is a piece of a text: bytes of its UTF-8 form and code points, end exclusive.
type Span struct {
	Start  int `json:"start"` // code points
	End    int `json:"end"`
	BStart int `json:"bstart"` // bytes
	BEnd   int `json:"bend"`
}

// ItemKind is what a text does in a span.
type ItemKind string

// The kinds of item.
const (
	EventItem    ItemKind = "event"
	Quantity     ItemKind = "quantity" // also trend, rank, comparison: see Unit
	Stance       ItemKind = "stance"
	Opinion      ItemKind = "attributed_opinion"
	OpenQuestion ItemKind = "open_question"
	Forecast     ItemKind = "forecast"
	Relation     ItemKind = "relation" // a standing tie or membership
	ClaimItem    ItemKind = "claim"    // cause, motive, evaluation, plain fact
	EntityItem   ItemKind = "entity"
	ShockItem    ItemKind = "shock"
)

// Modality is how firmly a text puts something.
type Modality string

// The modalities.
const (
	Asserted     Modality = "asserted"
	Alleged      Modality = "alleged"
	Hypothetical Modality = "hypothetical" // may, might, could
	Future       Modality = "future"       // will, is expected to
	Conditional  Modality = "conditional"  // inside an if-clause or its result
	Questioned   Modality = "question"
	Intended     Modality = "intended"
	Presupposed  Modality = "presupposed"
)

// Item is one thing that a text asserts, asks or reports: an event or a claim, with the exact
// bytes that say so. It is flat so that it reads the same in JSON; fields that do not belong
// to its kind are empty.
type Item struct {
	ID       string   `json:"id"`
	Kind     ItemKind `json:"kind"`
	Span              // of the quote in the raw text
	Quote    string   `json:"quote"` // the exact substring
	Modality Modality `json:"modality"`
	Polarity string   `json:"polarity"` // "+" or "-"
	Voice    string   `json:"voice"`    // "author", or the name of whoever asserts it
	Layer    Layer    `json:"layer,omitempty"`

	// event
	Source    ActorID `json:"source,omitempty"`
	Target    ActorID `json:"target,omitempty"`
	Plover    string  `json:"plover,omitempty"`
	Mode      string  `json:"mode,omitempty"`
	Cameo     string  `json:"cameo,omitempty"`
	Intensity float64 `json:"intensity,omitempty"`
	Date      Date    `json:"date,omitzero"`
	Place     string  `json:"place,omitempty"`
	// Reciprocal says that the act goes both ways: a meeting, an agreement
	Reciprocal bool `json:"reciprocal,omitempty"`

	// what part of the source and target acts (GOV, MIL, …), and the name of one that no table knows
	SourceSector string `json:"source_sector,omitempty"`
	TargetSector string `json:"target_sector,omitempty"`
	SourceName   string `json:"source_name,omitempty"`
	TargetName   string `json:"target_name,omitempty"`

	// quantity: Subject is the state whose total is the denominator, Partner the other one
	Subject     ActorID  `json:"subject,omitempty"`
	Partner     ActorID  `json:"partner,omitempty"`
	Metric      string   `json:"metric,omitempty"`    // a key of Measures, as far as the words tell
	Commodity   string   `json:"commodity,omitempty"` // "crude oil", "arms", "gas"; empty when not said
	Value       *float64 `json:"value,omitempty"`
	Unit        string   `json:"unit,omitempty"` // share, relative change, percentage points, times, rank, trend:up …
	Op          string   `json:"op,omitempty"`   // eq, gt, ge, lt, le, nearly
	Approx      bool     `json:"approx,omitempty"`
	Precision   float64  `json:"precision,omitempty"` // half of the last digit written, in the unit of Value
	Denominator string   `json:"denominator,omitempty"`
	Period      *When    `json:"period,omitempty"`
	Baseline    *When    `json:"baseline,omitempty"`
	Manner      string   `json:"manner,omitempty"` // of a trend: every, steadily, doubled, halved …

	// stance, opinion, relation, entity
	Holder      ActorID `json:"holder,omitempty"`
	Toward      ActorID `json:"toward,omitempty"`
	Vote        string  `json:"vote,omitempty"`   // Y, N or A
	Object      string  `json:"object,omitempty"` // resolution or topic
	Withheld    string  `json:"withheld,omitempty"`
	Denies      string  `json:"denies,omitempty"`
	Speaker     string  `json:"speaker,omitempty"`
	SpeakerRole string  `json:"speaker_role,omitempty"`
	Cue         string  `json:"cue,omitempty"` // the verb of saying
	Direct      bool    `json:"direct_quote,omitempty"`
	A           ActorID `json:"a,omitempty"`
	B           ActorID `json:"b,omitempty"`
	Sign        int     `json:"sign,omitempty"`
	Code        ActorID `json:"code,omitempty"`
	Role        string  `json:"role,omitempty"` // of a relation: member, candidate; of an event: buyer where its source takes the goods
	Type        string  `json:"type,omitempty"` // of a claim: causal, motive, evaluation, fact

	// what the text leaves open: in words, or another state that Doubted may stand for
	Doubt   string  `json:"doubt,omitempty"`
	Doubted ActorID `json:"doubted,omitempty"`
	Rival   ActorID `json:"rival,omitempty"`

	// derivation
	Rule  string `json:"rule,omitempty"` // the rule that fired
	Why   []Span `json:"why,omitempty"`  // the bytes that it used
	Level int    `json:"-"`
}

// When is the time that a text gives: a period, or sessions of the General Assembly.
type When struct {
	From        Date `json:"from,omitzero"`
	To          Date `json:"to,omitzero"`
	Session     int  `json:"session,omitempty"`
	SessionFrom int  `json:"session_from,omitempty"`
	SessionTo   int  `json:"session_to,omitempty"`
	Inferred    bool `json:"inferred,omitempty"` // taken over from an earlier sentence
}

// Valid reports the first invariant that the item breaks against its text.
func (it Item) Valid(text string) error {
	switch {
	case it.BStart < 0 || it.BEnd > len(text) || it.BStart >= it.BEnd:
		return fmt.Errorf("item %s: bytes %d to %d do not lie in a text of %d", it.ID, it.BStart, it.BEnd, len(text))
	case text[it.BStart:it.BEnd] != it.Quote:
		return fmt.Errorf("item %s: the quote is not the text at its place", it.ID)
	case it.Polarity != "+" && it.Polarity != "-":
		return fmt.Errorf("item %s: polarity %q: want + or -", it.ID, it.Polarity)
	}
	return nil
}
