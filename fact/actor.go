package fact

import (
	"fmt"
	"strings"
)

// ActorID names an actor once and for all. A state is its ISO 3166-1 alpha-3 code, also a
// former one ("AZE", "SUN", "YUG"); an organisation is its usual abbreviation ("OIC",
// "NATO", "EU"); a group, firm or body inside a state is the state, a colon and a short name
// ("PSE:Hamas", "IRQ:KRG", "AZE:SOCAR"); a body of no single state starts with a colon's
// owner of its own kind ("MNC:CPC", "NGO:Amnesty"). The empty id means "no actor".
type ActorID string

// State is the part before the colon: the state that the actor belongs to, or the actor itself.
func (a ActorID) State() ActorID {
	s, _, _ := strings.Cut(string(a), ":")
	return ActorID(s)
}

// Valid reports what is wrong with the spelling of the id, if anything.
func (a ActorID) Valid() error {
	if a == "" {
		return fmt.Errorf("an actor id is empty")
	}
	for _, r := range string(a) {
		if r <= ' ' || strings.ContainsRune(`"'<>&#/\,;`, r) {
			return fmt.Errorf("actor id %q holds %q: want letters, digits, colon, hyphen", string(a), r)
		}
	}
	return nil
}

// ActorKind says what sort of actor it is.
type ActorKind string

// The kinds of actor.
const (
	State        ActorKind = "state"
	Organisation ActorKind = "organisation" // of states
	Group        ActorKind = "group"        // armed or political, inside or across states
	Body         ActorKind = "body"         // ministry, firm, church, street: part of one state
	Area         ActorKind = "area"         // "areas nes", "world": appears in trade data, acts never
)

// Actor is a state, organisation, group or body, with its names and codes and the dates
// between which each was in use.
type Actor struct {
	ID          ActorID   `json:"id"`
	Kind        ActorKind `json:"kind"`
	Name        string    `json:"name"` // the English name in use now, or the last one
	Lived       Period    `json:"lived,omitzero"`
	Names       []Spell   `json:"names,omitempty"`       // other spellings, demonyms, former names
	Codes       []Spell   `json:"codes,omitempty"`       // Scheme: iso2, m49, cow, gw, fips, cameo, sipri, un …
	Successor   ActorID   `json:"successor,omitempty"`   // who answers for it after Lived.To
	Predecessor ActorID   `json:"predecessor,omitempty"` // who answered for it before Lived.From
}

// Spell is one name or code of an actor while it was in use; a zero period means always.
type Spell struct {
	Scheme string `json:"scheme"` // name, demonym, adjective, capital, leader; or the code scheme
	Text   string `json:"text"`
	Valid  Period `json:"valid,omitzero"`
}
