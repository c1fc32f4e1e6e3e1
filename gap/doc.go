// Package gap measures the distance between what a state says, how it votes and what it does.
//
// Each partner of a state gets a percentile rank within a tier (say, vote, do) and a period,
// so that units vanish: the closest of all partners is 1, the most distant 0. The gap is the
// difference of two tiers: do minus vote, do minus say. A state on a tightrope has a partner
// that stands high in deeds and low in words.
//
// The three tiers carry different information and are never added up: what is said in the
// General Assembly does not predict how a state votes there. Source: F. Gurciullo and
// S. J. Mikhaylov, "Detecting policy preferences and dynamics in the UN General Debate with
// neural word embeddings" (2017), arXiv:1707.03490.
//
// Uncertainty comes from resampling the units that a rank rests on (roll calls, register
// lines, months, statements), all partners together, with a seed that the caller gives.
// Below a minimum n there is no number but a reason.
package gap
