package fact

import (
	"cmp"
	"fmt"
	"slices"
)

// Tie is a signed, weighted edge of one layer and tier at one date.
type Tie struct {
	ID       string   `json:"id"`
	From     ActorID  `json:"from"`
	To       ActorID  `json:"to"`
	Layer    Layer    `json:"layer"`
	Tier     Tier     `json:"tier"`
	Sign     int      `json:"sign"`   // +1, -1, or 0 when the evidence cancels
	Weight   float64  `json:"weight"` // 0 to 1
	Directed bool     `json:"directed"`
	Status   Status   `json:"status"` // dark = the evidence stopped, the tie may not have
	Basis    Basis    `json:"basis,omitempty"`
	Rests    []string `json:"rests"` // ids of the observations, events or items behind it
	Period   Period   `json:"period,omitzero"`
	Label    string   `json:"label"` // in words, with the figure that carries it
}

// Valid reports the first invariant that the tie breaks.
func (t Tie) Valid() error {
	switch {
	case t.From == t.To:
		return fmt.Errorf("tie %s: from %s to itself", t.ID, t.From)
	case t.Sign < -1 || t.Sign > 1:
		return fmt.Errorf("tie %s: sign %d", t.ID, t.Sign)
	case !(t.Weight >= 0 && t.Weight <= 1):
		return fmt.Errorf("tie %s: weight %g: want 0 to 1", t.ID, t.Weight)
	case len(t.Rests) == 0:
		return fmt.Errorf("tie %s rests on nothing", t.ID)
	}
	return nil
}

// Board is the ties and actors as of a date.
type Board struct {
	AsOf   Date      `json:"as_of"`
	Actors []ActorID `json:"actors"` // sorted
	Ties   []Tie     `json:"ties"`   // sorted by layer, from, to, id
}

// Sort puts the board into its one order, and lists every actor that has a tie.
func (b *Board) Sort() {
	slices.SortFunc(b.Ties, func(x, y Tie) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Layers, x.Layer), slices.Index(Layers, y.Layer)),
			cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.ID, y.ID),
		)
	})
	for _, t := range b.Ties {
		b.Actors = append(b.Actors, t.From, t.To)
	}
	slices.Sort(b.Actors)
	b.Actors = slices.Compact(b.Actors)
}
