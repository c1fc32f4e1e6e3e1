package cli

import "fmt"

// draws is a number of Monte Carlo draws; 0 is the default of the model.
type draws int

// maxDraws keeps a run within minutes: at a million draws the error of a probability is
// below a tenth of a point, far below that of the inputs.
const maxDraws = 1_000_000

// Validate refuses what no run could finish.
func (d draws) Validate() error {
	if d < 0 || d > maxDraws {
		return fmt.Errorf("%d: want 1 to %d draws, or 0 for the default", d, maxDraws)
	}
	return nil
}
