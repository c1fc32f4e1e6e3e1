package brief

// StandingRow is what one actor of the case is to the answer.
type StandingRow struct {
	Actor   Text   `json:"actor"`
	Weight  Figure `json:"weight"`  // share of capability × salience
	Without Figure `json:"without"` // the answer without it
	Shapley Figure `json:"shapley"` // what it adds to the answer, in points
	Ends    Figure `json:"ends"`    // median of where it ends in the Spatial Model
	Basis   string `json:"basis"`   // which of its inputs are measured and which judged
}

// ReadingRow is the same answer by other inputs.
type ReadingRow struct {
	Name   Text   `json:"name"`
	Answer Figure `json:"answer"`
	Change Figure `json:"change"`
	Basis  Text   `json:"basis"`
}
