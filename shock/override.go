package shock

import (
	"fmt"

	"tightrope/fact"
)

// Override changes one input of a case for good and logs it in the case: the date, the change,
// and why. It is how an analyst puts a judgment over a measured value: the range's source
// becomes the analyst, and the reason stands in Because.
func Override(c fact.Case, e fact.Edit, on fact.Date) (fact.Case, error) {
	if e.Op != "set" {
		return c, fmt.Errorf("an override sets one input: %q does not", e.Op)
	}
	if e.Why == "" {
		return c, fmt.Errorf("an override wants a reason")
	}
	out := Applied{Case: clone(c)}
	done, err := out.set(e.What, e.Value)
	if err != nil {
		return c, fmt.Errorf("override %s: %w", e.What, err)
	}
	for i := range out.Case.Actors {
		p := &out.Case.Actors[i]
		for _, f := range []string{"position", "salience", "capability"} {
			if p.ID+"."+f != e.What {
				continue
			}
			r, _, _ := fieldOf(p, f) // the field exists: set has just used it
			was := r.Source
			r.Source, r.Because, r.Rests = "analyst", e.Why, nil
			out.Case.Overrides = append(out.Case.Overrides, fmt.Sprintf("%s: %s (was from %s): %s", on, done, was, e.Why))
		}
	}
	return out.Case, nil
}
