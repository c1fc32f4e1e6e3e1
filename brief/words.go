package brief

// BalanceCaveat is the sentence that stands under every figure on structure. It sums up what
// the back-tests on inter-state networks found: strained ties change more often, and the onset
// of new disputes is not foreseen.
func BalanceCaveat() Text {
	return Words("Balance does not say who will clash, or when: it says which sign is under strain if the two deal with each other at all. " +
		"In the history of states strained ties changed more often than others, and the onset of new disputes was not foreseen by them.")
}
