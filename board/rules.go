package board

import (
	"fmt"

	"tightrope/fact"
)

// Rules are the choices that turn evidence into ties. The defaults are data of the casebook
// (rules.toml), printed with each result.
type Rules struct {
	DeadZone         float64                `toml:"dead_zone" json:"dead_zone"`
	HalfLifeWords    float64                `toml:"half_life_words" json:"half_life_words"`       // days
	HalfLifeDeeds    float64                `toml:"half_life_deeds" json:"half_life_deeds"`       // days
	HalfLifeDisputes float64                `toml:"half_life_disputes" json:"half_life_disputes"` // days
	Shrink           float64                `toml:"shrink" json:"shrink"`
	VoteCentre       float64                `toml:"vote_centre" json:"vote_centre"`
	MaxAgeFlows      int                    `toml:"max_age_flows" json:"max_age_flows"` // years
	MaxAgeArms       int                    `toml:"max_age_arms" json:"max_age_arms"`   // years
	TraceFlow        float64                `toml:"trace_flow" json:"trace_flow"`       // share
	Scale            float64                `toml:"scale" json:"scale"`
	Treaty           map[string]float64     `toml:"treaty" json:"treaty"`
	Layer            map[fact.Layer]float64 `toml:"layer" json:"layer"`
}

// Valid reports the first rule that cannot be.
func (r Rules) Valid() error {
	switch {
	case r.DeadZone < 0 || r.DeadZone >= 1:
		return fmt.Errorf("rules: dead_zone %g: want 0 to below 1", r.DeadZone)
	case r.HalfLifeWords <= 0 || r.HalfLifeDeeds <= 0 || r.HalfLifeDisputes <= 0:
		return fmt.Errorf("rules: a half-life must be above zero days")
	case r.Shrink < 0:
		return fmt.Errorf("rules: shrink %g: want zero or more", r.Shrink)
	case r.VoteCentre <= 0 || r.VoteCentre >= 1:
		return fmt.Errorf("rules: vote_centre %g: want between 0 and 1", r.VoteCentre)
	case r.Scale < 1:
		return fmt.Errorf("rules: scale %g: want 1 or more", r.Scale)
	}
	return nil
}
