// Package verify checks a certificate of the frustration index. It knows nothing of how the
// index was found, uses whole numbers only, and is meant to be read in full.
//
// A certificate holds a signed network, two camps and a proof. The camps frustrate ties of the
// weight "upper": the index is not more. The proof shows that it is not less than "lower".
//
// A walk is a set of ties in which every node is met an even number of times and an odd number
// of ties is negative. Along such a set the camps change an even number of times, so in every
// division at least one of its ties is frustrated. Where walks are given amounts so that no tie
// carries more than its weight, the amounts add up to a lower bound: that is a packing. Amounts
// are in units of 1/scale. What a part of the proof is worth may be rounded up to a whole weight
// if what it needs of each tie is rounded up too: every division frustrates a whole weight of
// whole weights.
//
// A choice proves a bound in two cases, two nodes on one side or apart; in each case that
// relation may be used as a tie of endless weight. A settled relation is a case that costs
// enough when it is broken, by the walks of its proof with some of its own; what comes "then"
// may use all settled relations. Cases share the weight of a tie, parts do not.
package verify
