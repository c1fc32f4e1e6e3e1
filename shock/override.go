package shock

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// Override changes one input of a case for good and logs it in the case: the date, the new
// range, why, and what stood there before. It is how an analyst puts a judgment over a value:
// the range's source becomes the analyst. The edit sets player.field by "=50", "+10", "-10" or
// "*0.5", which move the whole range, or to a range of its own, "30..40..55".
func Override(c fact.Case, e fact.Edit, on fact.Date) (fact.Case, error) {
	if e.Op != "set" {
		return c, fmt.Errorf("an override sets one input: %q does not", e.Op)
	}
	if strings.TrimSpace(e.Why) == "" {
		return c, fmt.Errorf("an override wants a reason")
	}
	out := Applied{Case: clone(c)}
	was := ""
	if r := c.Input(e.What); r != nil {
		was = fmt.Sprintf("%s..%s..%s from %s", short(r.Low), short(r.Mode), short(r.High), r.Source)
	}
	if _, err := out.set(e.What, e.Value); err != nil {
		return c, fmt.Errorf("override %s: %w", e.What, err)
	}
	r := out.Case.Input(e.What) // set has just found it
	out.Case.Overrides = append(out.Case.Overrides, fact.Override{
		On: on, What: e.What, Low: r.Low, Mode: r.Mode, High: r.High, Why: strings.TrimSpace(e.Why), Was: was,
	})
	return out.Case.Overridden()
}
