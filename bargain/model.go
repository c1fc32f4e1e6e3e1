package bargain

import (
	"fmt"
	"slices"
)

// Model is one theory of how a group decides.
type Model interface {
	Name() string    // one word, as on the command line
	Title() string   // in words, as in a table
	Formula() string // how the outcome comes about
	Source() string  // where the model is described
	Run(p Point) (Outcome, error)
}

// Models lists every model with its default options, in the order in which they are shown. The
// status quo is the reference point of Nash bargaining, nil where there is none.
func Models(statusQuo []float64) []Model {
	return []Model{
		Election{Rule: MarkovUniform},
		Mean{},
		Median{},
		Election{Rule: Conditional},
		Election{Rule: MarkovIncentive},
		Nash{StatusQuo: statusQuo},
		ExpectedUtility{},
		SMP{},
	}
}

// ModelNamed finds a model by name.
func ModelNamed(name string, statusQuo []float64) (Model, error) {
	names := []string{}
	for _, m := range Models(statusQuo) {
		if m.Name() == name {
			return m, nil
		}
		names = append(names, m.Name())
	}
	slices.Sort(names)
	return nil, fmt.Errorf("no bargaining model is called %q: want one of %v", name, names)
}
