package fact

// Verdict is what the data say about a claim.
type Verdict string

// The verdicts.
const (
	Supported      Verdict = "SUPPORTED"
	Contradicted   Verdict = "CONTRADICTED"
	DependsOnBasis Verdict = "DEPENDS_ON_BASIS"
	NotCheckable   Verdict = "NOT_CHECKABLE"
	IsOpinion      Verdict = "OPINION"
)

// Verdicts lists the verdicts in the order in which they are shown.
var Verdicts = []Verdict{Supported, Contradicted, DependsOnBasis, NotCheckable, IsOpinion}

// Check is the verdict on one item, with everything that bears on it.
type Check struct {
	ID      string       `json:"id"`
	Item    string       `json:"item"` // Item.ID
	Verdict Verdict      `json:"verdict"`
	Reason  string       `json:"reason"` // one sentence that says the basis in words
	Within  string       `json:"within,omitempty"`
	Values  []CheckValue `json:"values,omitempty"`
	Alerts  []string     `json:"alerts,omitempty"` // a series that went dark, another period, low coverage
	Settle  string       `json:"settle,omitempty"` // what data would settle it
}

// CheckValue is one value that bears on a claim.
type CheckValue struct {
	ID         string   `json:"id"`
	Basis      string   `json:"basis"` // in words: data set, period, unit, denominator
	Value      float64  `json:"value"`
	Unit       string   `json:"unit"`
	Period     Period   `json:"period,omitzero"`
	Inside     bool     `json:"inside"`     // agrees with the claim within its tolerance
	Reasonable bool     `json:"reasonable"` // decides; false = shown only
	Why        string   `json:"why,omitempty"`
	Coverage   string   `json:"coverage,omitempty"`
	Formula    string   `json:"formula,omitempty"`
	Rows       []string `json:"rows"` // observation ids or data rows that it used
}
