package check

import (
	"slices"
	"strings"

	"tightrope/check/cue"
	"tightrope/fact"
)

// suppliesIts reads "Russia supplied 61 percent of its imported arms": the sentence is about
// somebody named before, and who supplies is the partner.
var suppliesIts = cue.Of(`(?i)\b(?:suppl(?:y|ies|ied)|provid(?:es|ed|e)|deliver(?:s|ed)?|shipp?(?:s|ed)?|s(?:old|ells?))\b.{0,60}\b(?:its|their|the country[’']s|the kingdom[’']s)\b|\bs(?:old|ells?) (?:it|them)\b`)

// possessor corrects a share whose subject a reader took for the supplier: the buyer is the
// last other state that the text named. Later items that carry the same mistaken subject, and
// do not name it, are corrected with it.
func (b *bench) possessor(f *frame) {
	it := f.it
	named := statesIn(it.Quote)
	owns := f.what == "export share" || f.what == "import share"
	if owns && it.Partner == "" && f.unit == "share" && suppliesIts.In(it.Quote) && len(named) == 1 && named[0] == it.Subject.State() {
		if owner, ok := b.lastOther(it); ok {
			b.mistaken[it.Subject] = owner
			f.subject, f.partner, f.what = owner, it.Subject, "import share"
			return
		}
	}
	owner, ok := b.mistaken[it.Subject]
	if !ok || f.what != "import share" && f.what != "supplier rank" && f.what != "flow" {
		return
	}
	for _, id := range named {
		if id == it.Subject.State() {
			if it.Partner == "" || f.what == "flow" {
				break
			}
			delete(b.mistaken, it.Subject)
			return
		}
	}
	if f.partner != owner {
		f.subject = owner
	}
	if f.partner == "" && len(named) == 1 {
		f.partner = named[0]
	}
}

var (
	votedAlike = cue.Of(`(?i)\b(?:alike|agree\w*|identical\w*|the same way|match\w*|sided|together|in step|with each other)\b`)
	wholeWorld = cue.Of(`(?i)\b(?:world|global|worldwide) (?:oil |crude |gas )?(?:production|output|imports|exports|demand|spending|trade)\b`)
)

// unsaid meets readings that leave out whom the words name: two states that voted alike are a
// pair, a figure of the whole world is none of the subject, and where the words name the partner
// and a third state but not the subject, nobody can tell who is meant.
func (b *bench) unsaid(f *frame) {
	it := f.it
	quote := it.Quote
	if at := besideWord.At(quote); at != nil {
		quote = quote[:at[0]]
	}
	named := statesIn(quote)
	switch {
	case f.layer == fact.Votes && f.partner == "" && len(named) == 2 && votedAlike.In(quote):
		f.what, f.subject, f.partner = "agreement", named[0], named[1]
	case f.form == trend && f.partner == "" && wholeWorld.In(it.Quote) && !slices.Contains(named, it.Subject.State()):
		f.what = ""
	case f.form != level && f.form != rank || f.partner == "" || f.subject == "" || f.third != "" || len(named) != 2:
	case slices.Contains(named, f.partner.State()) && !slices.Contains(named, f.subject.State()) && f.layer != fact.Votes && !cueTogether.In(it.Quote):
		f.what = ""
	}
}

// lastOther is the last state that the text names before an item, in its paragraph, other than
// its subject: of the sentence before it the first one, which the sentence is about.
func (b *bench) lastOther(it *fact.Item) (fact.ActorID, bool) {
	before := b.textBefore(it)
	if p := strings.LastIndex(before, "\n\n"); p >= 0 {
		before = before[p:]
	}
	sentences := strings.FieldsFunc(before, func(r rune) bool { return r == '.' || r == '!' || r == '?' })
	for k := len(sentences) - 1; k >= 0; k-- {
		for _, id := range statesIn(sentences[k]) {
			if id != it.Subject.State() {
				return id, true
			}
		}
	}
	return "", false
}
