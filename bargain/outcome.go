package bargain

// Outcome is what a model says of one point: where the decision is expected to fall, and the
// distribution over outcomes where the model has one.
type Outcome struct {
	Expected     []float64 `json:"expected"`                // one value a dimension
	MostProbable []float64 `json:"most_probable,omitempty"` // nil without a distribution
	Atoms        []Atom    `json:"atoms,omitempty"`
	// None says in words why there is no distribution; it is empty where there is one.
	None string `json:"none,omitempty"`
}

// Atom is one possible outcome with its probability and the players whose position it is.
type Atom struct {
	At      []float64 `json:"at"`
	P       float64   `json:"p"`
	Players []int     `json:"players"`
}

// Mass is the probability of the event, and false where the model has no distribution.
func (o Outcome) Mass(e Event) (float64, bool) {
	if o.None != "" {
		return 0, false
	}
	sum := 0.0
	for _, a := range o.Atoms {
		if e.Happens(a.At[e.Dim]) {
			sum += a.P
		}
	}
	return sum, true
}
