package fact

import (
	"fmt"
	"slices"
)

// Plover lists the event types of the PLOVER ontology, with STATEMENT for CAMEO root 01,
// which PLOVER drops. Source: PLOVER codebook, Open Event Data Alliance.
var Plover = []string{
	"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
	"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	"STATEMENT",
}

// Quad is the quad class of an event type.
type Quad int

// The quad classes, numbered as event data sets do; 0 is a bare statement.
const (
	Neutral             Quad = 0
	VerbalCooperation   Quad = 1
	MaterialCooperation Quad = 2
	VerbalConflict      Quad = 3
	MaterialConflict    Quad = 4
)

// QuadOf gives the quad class of a PLOVER type.
func QuadOf(plover string) Quad {
	switch plover {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return VerbalCooperation
	case "COOPERATE", "AID", "RETREAT":
		return MaterialCooperation
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return VerbalConflict
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return MaterialConflict
	}
	return Neutral
}

// Event is who did what to whom, when. It comes from an event data set, a chronology or a text.
type Event struct {
	ID          string      `json:"id"`
	Date        Date        `json:"date"`
	From        ActorID     `json:"from"`
	To          ActorID     `json:"to,omitempty"`
	Plover      string      `json:"plover"`
	Mode        string      `json:"mode,omitempty"`
	Cameo       string      `json:"cameo,omitempty"`
	Intensity   float64     `json:"intensity"` // Goldstein's scale, -10 to +10
	Layer       Layer       `json:"layer"`
	Tier        Tier        `json:"tier"`
	Title       string      `json:"title"` // one plain sentence
	Shock       bool        `json:"shock,omitempty"`
	Source      string      `json:"source"`
	Locator     string      `json:"locator,omitempty"`
	KnownAt     Date        `json:"known_at,omitzero"`
	Verified    bool        `json:"verified"`
	Credibility Credibility `json:"credibility,omitempty"`
	Quote       string      `json:"quote,omitempty"`
	Language    string      `json:"language,omitempty"`
	Note        string      `json:"note,omitempty"`
}

// Valid reports the first invariant that the event breaks.
func (e Event) Valid() error {
	bad := func(format string, a ...any) error {
		return fmt.Errorf("event %s: "+format, append([]any{e.ID}, a...)...)
	}
	switch {
	case e.ID == "":
		return fmt.Errorf("an event has no id")
	case e.Date.IsZero():
		return bad("no date")
	case e.From.Valid() != nil:
		return bad("%v", e.From.Valid())
	case !slices.Contains(Plover, e.Plover):
		return bad("type %q is not a PLOVER type", e.Plover)
	case !slices.Contains(Layers, e.Layer):
		return bad("layer %q is not one of %v", e.Layer, Layers)
	case e.Tier != Say && e.Tier != Vote && e.Tier != Do:
		return bad("tier %q: want say, vote or do", e.Tier)
	case e.Intensity < -10 || e.Intensity > 10:
		return bad("intensity %g: want -10 to 10", e.Intensity)
	case e.Title == "":
		return bad("no title")
	case e.Source == "":
		return bad("no source")
	}
	return nil
}
