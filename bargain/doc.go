// Package bargain answers who gives way: from the positions, saliences and capabilities of
// the actors of a case it computes where a collective decision is likely to fall, the
// probability of the event that the case asks about, and what would flip it.
//
// A Game is a case with ranges; a Point is one set of values inside the ranges; a Model turns
// a Point into an Outcome. Assess runs the Monte Carlo over the ranges, and everything that a
// reader needs to dispute the result comes back with it.
//
// The models: the compromise mean and the weighted median, three probabilistic Condorcet
// elections, the Spatial Model of Politics with all its options, the expected-utility model
// and Nash bargaining. Only the elections carry a distribution over outcomes; the others say
// why they have none.
//
// Measure turns rows and acts into inputs; Full adds what is behind the result: Shapley
// values, Sobol indices and other readings of capability.
package bargain
