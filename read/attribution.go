package read

import (
	"strings"

	"tightrope/fact"
)

// attributions finds opinions and statements with a speaker.
func attributions(d *Document, ms []Mention) []fact.Item {
	var out []fact.Item
	for _, s := range speeches(d, ms) {
		if it, ok := opinion(d, s); ok {
			out = append(out, it)
		}
	}
	return out
}

// opinion makes an item of a speech: what is quoted, or reported with a verb of saying.
func opinion(d *Document, s speech) (fact.Item, bool) {
	if len(s.content) == 0 || s.name == "" || s.class&(cueSay|cueTell) == 0 {
		return fact.Item{}, false
	}
	it := fact.Item{
		Kind: fact.Opinion, Speaker: s.name, SpeakerRole: s.role, Voice: s.name, Direct: s.direct,
		Cue: d.Text[d.Tokens[s.cue.first].Start:d.Tokens[s.cue.last-1].End], Rule: "attribution/" + attributionRule(s),
		Modality: fact.Asserted, Polarity: "+",
	}
	it.Span = d.Span(s.start, s.end)
	it.Quote = d.Quotation(s.start, s.end)
	it.Why = []fact.Span{d.TokenSpan(s.cue.first, s.cue.last)}
	return it, true
}

func attributionRule(s speech) string {
	if s.direct {
		return "direct"
	}
	return "reported"
}

// speechAt finds the speech that covers the larger part of a range of bytes.
func speechAt(list []speech, start, end int) *speech {
	for k := range list {
		s := &list[k]
		if s.class&(cueSay|cueTell|cueShow) == 0 {
			continue
		}
		if o := min(end, s.end) - max(start, s.start); 2*o > end-start {
			return s
		}
	}
	return nil
}

func speakerName(label string) string { return strings.ToLower(label) }
