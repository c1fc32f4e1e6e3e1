package read

import (
	"strings"

	"tightrope/fact"
)

// speech is a piece of text with the one who says it.
type speech struct {
	source, cue, content run // tokens; empty when missing
	name                 string
	role                 string
	direct               bool
	alleges              bool
	start, end           int // bytes of the content
}

// attributions finds opinions and statements with a speaker.
func attributions(d *Document, ms []Mention) []fact.Item { return nil }

// speeches finds what is said by somebody, in text order.
func speeches(d *Document, ms []Mention) []speech { return nil }

// speechAt finds the speech that covers the larger part of a range of bytes.
func speechAt(list []speech, start, end int) *speech {
	for k := range list {
		s := &list[k]
		if o := min(end, s.end) - max(start, s.start); 2*o > end-start {
			return s
		}
	}
	return nil
}

func speakerName(label string) string { return strings.ToLower(label) }
