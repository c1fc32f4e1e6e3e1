// Package check meets the claims of a text with data: each claim gets a verdict, every value
// that bears on it, the basis of each in words, its coverage and its rows.
//
// The way of a claim: frame.go says what is claimed (a share, a level, a change, a multiple, a
// rank, a trend, a comparison, a vote, a membership) and about whom; sources.go lists every
// series of the evidence that measures it, each with its basis; reading.go lists the periods
// that the words allow; evaluate.go computes the values; decide.go applies the rule:
//
//	no reasonable value        NOT_CHECKABLE, with what data would settle it
//	all inside the tolerance   SUPPORTED
//	none inside                CONTRADICTED
//	some inside                DEPENDS_ON_BASIS
//	a judgment                 OPINION
//
// A value is reasonable when its basis covers the subject, the partner and the period. Values
// of another period, of low coverage, unverified ones and mere statements are shown and decide
// nothing: a claim is never supported by somebody who repeats it.
package check
