package forecast

import (
	"fmt"
	"math"
	"strings"
)

// inputs are what a model needs beside the volume and the share, by the variable that needs it,
// in the order in which a lack is told.
var inputs = []struct {
	variable string
	words    string
	has      func(t *TieYear, h History) bool
}{
	{"l_bexp", "five years of all exports of the supplier", func(t *TieYear, _ History) bool { return !math.IsNaN(t.Exports) }},
	{"l_atot", "five years of all imports of the client", func(t *TieYear, h History) bool { return !math.IsNaN(t.Import) && t.Since >= 0 }},
	{"deliveries", "ten years of deliveries", func(_ *TieYear, h History) bool { return len(h.Flow) >= 2*windowYears }},
	{"exports_growth", "ten years of all exports of the supplier", func(t *TieYear, _ History) bool { return !math.IsNaN(t.Past.ExportsWas) }},
	{"lcA", "the two states' shares of world capability", func(t *TieYear, _ History) bool {
		return !math.IsNaN(t.Structure.CINCA + t.Structure.CINCB)
	}},
	{"cuts_by", "how earlier ties of the client ended", func(t *TieYear, _ History) bool { return !math.IsNaN(t.Past.CutsBy) }},
}

// lacks lists what is not known of a tie and the model cannot do without. What it can do without
// stands at the median: see Outlook.Assumed.
func (s Spec) lacks(t *TieYear, h History) []string {
	var out []string
	for _, in := range inputs {
		for _, v := range s.Vars {
			if v.Name == in.variable && !in.has(t, h) {
				out = append(out, in.words)
			}
		}
	}
	return out
}

// chosen says why the first model stands first.
func (s *Shipment) chosen(o Outlook) string {
	if len(o.Cuts) == 0 {
		return ""
	}
	first := o.Cuts[0]
	text := fmt.Sprintf("The model %s stands first: of those whose inputs are known here it had the highest skill out of sample (%.3f).", first.Model, first.Skill.Skill.Skill)
	if len(o.Unused) == 0 {
		return text
	}
	next := len(o.Unused) - 1 // the least demanding of the fuller ones
	text += fmt.Sprintf(" The fuller %s is not used: the rows at hand lack %s.", s.named(o.Unused[next].Model), listed(o.Unused[next].Lacks))
	if next > 0 {
		var more []string
		for i := next - 1; i >= 0; i-- {
			more = append(more, s.named(o.Unused[i].Model))
		}
		text += " Still more is wanted by " + listed(more) + "."
	}
	return text
}

// named is a model with its skill.
func (s *Shipment) named(model string) string {
	m, err := s.model(model)
	if err != nil {
		return model
	}
	return fmt.Sprintf("%s (%.3f)", model, m.Skill.Skill.Skill)
}

// listed joins with commas and a last "and".
func listed(words []string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + " and " + words[n]
	}
	return strings.Join(words, "")
}
