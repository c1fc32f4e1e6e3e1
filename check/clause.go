package check

import (
	"strings"

	"tightrope/check/cue"
	"tightrope/fact"
)

var (
	pronoun   = cue.Of(`(?i)^\s*(?:it|that|this|the same|them|both)\s*$`)
	sameMonth = cue.Of(`(?i)\b(?:that|the) same month\b`)
	cut       = cue.Of(`[,;:]|\s(?:and|yet|but|while|whereas)\s`)
	dateWords = cue.Of(`\b(?:` + monthNames + `),? \d{4}\b`)
)

// clause is the text around a vote: from the last cut after the vote before it in the same
// sentence, to the last cut before the vote after it. "India abstained when the Assembly called
// for a truce on 27 October, yet it voted for the text in December" has two.
func (b *bench) clause(it *fact.Item) string {
	t := b.opt.Text
	if it.BStart < 0 || it.BEnd > len(t) || it.BStart >= it.BEnd || t[it.BStart:it.BEnd] != it.Quote {
		return ""
	}
	from, to := strings.LastIndexAny(t[:it.BStart], ".!?")+1, len(t)
	if n := strings.IndexAny(t[it.BEnd:], ".!?"); n >= 0 {
		to = it.BEnd + n
	}
	for _, i := range b.ballotAt {
		o := &b.items[i]
		if o == it {
			continue
		}
		switch {
		case o.BEnd <= it.BStart && o.BEnd >= from:
			from = o.BEnd + lastCut(t[o.BEnd:it.BStart])
		case o.BStart >= it.BEnd && o.BStart < to:
			to = it.BEnd + lastCut(t[it.BEnd:o.BStart])
		}
	}
	return t[from:max(from, to)]
}

// lastCut is the place of the last comma, semicolon or conjunction; the whole where there is none.
func lastCut(s string) int {
	at := cut.AllAt(s)
	if len(at) == 0 {
		return len(s)
	}
	return at[len(at)-1][0]
}

// textBefore is everything before an item.
func (b *bench) textBefore(it *fact.Item) string {
	if it.BStart < 0 || it.BStart > len(b.opt.Text) {
		return ""
	}
	return b.opt.Text[:it.BStart]
}

// lastDate is the last month with a year in a text.
func lastDate(s string) string {
	all := dateWords.All(s)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// voteBefore is the vote that a pronoun refers to: the one before in the text, if it says what
// it was about.
func (b *bench) voteBefore(it *fact.Item) (*fact.Item, bool) {
	var last *fact.Item
	for i := range b.items {
		o := &b.items[i]
		if o == it {
			return last, last != nil
		}
		if o.Kind == fact.Stance && o.Vote != "" && !pronoun.In(o.Object) {
			last = o
		}
	}
	return nil, false
}
