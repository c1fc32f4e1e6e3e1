package read

import "tightrope/fact"

// attributions finds opinions and statements with a speaker.
func attributions(_ *Document, _ []Mention) []fact.Item { return nil }
