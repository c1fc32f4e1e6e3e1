package read

import "tightrope/fact"

// quantities finds the figures, trends, ranks and comparisons of a text.
func quantities(_ *Document, _ []Mention) []fact.Item { return nil }
