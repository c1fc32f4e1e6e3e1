package expose

import (
	"fmt"
	"math"
)

// Origin is what one country of origin supplies, and how unstable it is.
type Origin struct {
	Quantity    float64 // imports from it, in the unit of the domestic production
	Instability float64 // 0 (stable) to 1; NaN = not known, taken as 0.5
}

// SupplyRisk is the geopolitical supply risk of one raw material for one importer and year.
type SupplyRisk struct {
	Concentration float64 // Herfindahl-Hirschman index of world production
	ImportRisk    float64 // trade-weighted instability of the origins
	Score         float64 // Concentration · ImportRisk
}

// copperValue is the denominator that scales characterisation factors to copper, in the
// price unit of the method (USD per kilogram · score of copper).
// Source: A. Koyamparambath et al., "Implementing the geopolitical supply risk method for raw
// materials in life cycle assessment", J. Clean. Prod. 367 (2022), doi:10.1016/j.jclepro.2022.132652.
const copperValue = 0.409412948

// GeoPolRisk returns HHI(world production) · Σ g_i·f_i / (p + F): g_i the instability of
// origin i, f_i the imports from it, F their sum, p the importer's own production. All
// quantities are in one unit of mass.
//
// An unknown instability counts as 0.5. World production without a positive value, or
// imports and production that sum to zero, are ErrNoFlow.
//
// Source: E. D. Gemechu et al., "Import-based indicator for the geopolitical supply risk of
// raw materials in life cycle sustainability assessments", J. Ind. Ecol. 20 (2016),
// doi:10.1111/jiec.12279.
func GeoPolRisk(world []float64, origins []Origin, domestic float64) (SupplyRisk, error) {
	h, err := HerfindahlHirschman(world)
	if err != nil {
		return SupplyRisk{}, fmt.Errorf("world production: %w", err)
	}
	var weighted, total float64
	for _, o := range origins {
		g := o.Instability
		if math.IsNaN(g) {
			g = 0.5
		}
		if !(o.Quantity >= 0) || g < 0 || g > 1 {
			return SupplyRisk{}, fmt.Errorf("an origin with quantity %g and instability %g: %w", o.Quantity, g, ErrNoFlow)
		}
		weighted += g * o.Quantity
		total += o.Quantity
	}
	if !(domestic >= 0) || !(total+domestic > 0) {
		return SupplyRisk{}, fmt.Errorf("imports %g and production %g: %w", total, domestic, ErrNoFlow)
	}
	wta := weighted / (domestic + total)
	return SupplyRisk{Concentration: h, ImportRisk: wta, Score: h * wta}, nil
}

// Characterisation returns the factor per kilogram relative to copper: score · price / the
// copper value, with the price in USD per kilogram.
func (r SupplyRisk) Characterisation(pricePerKg float64) float64 {
	return r.Score * pricePerKg / copperValue
}

// Instability turns a World Governance Indicators estimate of political stability (about
// -2.5 to +2.5) into 0..1: 0.5 − est/5, clipped.
func Instability(estimate float64) float64 {
	if math.IsNaN(estimate) {
		return estimate
	}
	return min(max(0.5-estimate/5, 0), 1)
}
