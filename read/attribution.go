package read

import (
	"sort"
	"strings"

	"tightrope/fact"
)

// attributions finds opinions and statements with a speaker.
func attributions(d *Document, ms []Mention) []fact.Item {
	var out []fact.Item
	for _, s := range speeches(d, ms) {
		for _, part := range bySentence(d, s) {
			if it, ok := opinion(d, part); ok {
				out = append(out, it)
			}
		}
	}
	return out
}

// bySentence cuts a quotation that goes on in further sentences into one speech for each.
func bySentence(d *Document, s speech) []speech {
	if !s.direct && s.rule != "behind" || len(s.content) < 2 {
		return []speech{s}
	}
	var out []speech
	for _, c := range s.content {
		if n := len(out); n > 0 && d.Tokens[out[n-1].content[0].first].Sent == d.Tokens[c.first].Sent {
			out[n-1].content = append(out[n-1].content, c)
			continue
		}
		part := s
		part.content = []run{c}
		part.direct = s.direct || d.Tokens[min(c.first+1, c.last-1)].Quote >= 0
		out = append(out, part)
	}
	return out
}

// opinion makes an item of a speech: what somebody who can speak is quoted with, or is
// reported to say in a clause of its own. A report of what the speaker has done ("it had
// raised its concerns") is an act and no view.
func opinion(d *Document, s speech) (fact.Item, bool) {
	if len(s.content) == 0 || s.name == "" || !s.known || ownersOnly[strings.ToLower(s.name)] && s.rule != "view" || nameless(s.name) {
		return fact.Item{}, false
	}
	first, last := s.content[0].first, s.content[len(s.content)-1].last
	quoted := 0
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind == Word && d.Tokens[i].Quote >= 0 {
			quoted++
		}
	}
	cue := d.Tokens[s.cue.last-1].Norm
	switch {
	case s.unsaid && (s.class&cueThink == 0 || ceasing[strings.ToLower(strings.Fields(d.Text[d.Tokens[max(s.cue.first-1, 0)].Start:])[0])]), s.loose && quoted == 0:
		return fact.Item{}, false
	case denials.has(strings.TrimSuffix(cue, "d")) || cue == "denied" || cue == "denies" || cue == "denying":
		return fact.Item{}, false // what somebody denies is not what he thinks
	case manner[cue] && quoted == 0:
		return fact.Item{}, false // who shrugs at something has said nothing
	case s.rule == "clause" && quoted == 0 && (cue == "add" || cue == "adds" || cue == "added"):
		return fact.Item{}, false // "would not add batteries"
	case s.class&(cueSay|cueTell) != 0 && (s.rule == "that" || s.rule == "clause" || s.rule == "according"):
		if ownAct(d, first, last) && !(strings.HasSuffix(cue, "ing") && tookBack(d, first)) || s.rule == "according" && hasNumber(d, first, last) {
			return fact.Item{}, false
		}
	case s.rule == "behind" && strings.HasPrefix(cue, "report") && newsroom(s.name): // a fact, told by those who found it
		return fact.Item{}, false
	case s.class&(cueSay|cueTell) != 0 && (s.rule == "behind" || s.direct):
	case s.class&cueThink != 0 && s.rule != "to" && s.rule != "noun" && s.rule != "wanted" && (quoted == 0 || s.rule == "that" || s.rule == "behind"):
	case s.rule == "view", s.rule == "odds", s.rule == "sees":
	case s.rule == "thing" && quoted == 0 && names[lemmaAt(d, s.cue.last-1)] && !untrue[d.Tokens[first].Norm] && (s.named || last-first >= 4 && d.Tokens[first].class&clsAdj == 0 && !somebodyIn(d, first)), // called it blackmail
		s.rule == "thing" && quoted == 0 && last-first >= 4 && likens[lemmaAt(d, s.cue.last-1)]: // compared the deal to an insurance premium
		first = s.cue.first
	case s.class&(cueJudge|cueSay) != 0 && quoted >= 3 && 2*quoted >= wordsIn(d, first, last) && (s.rule == "thing" || s.rule == "noun"): // called the visit "a blow to peace"
		first, last = quotedPart(d, first, last)
		s.direct = true
	default:
		return fact.Item{}, false
	}
	if d.Tokens[first].Norm == "that" {
		first++
	}
	if first >= last || quoted == 0 && (s.rule == "that" || s.rule == "clause") && !saysSomething(d, first, last) {
		return fact.Item{}, false
	}
	it := fact.Item{
		Kind: fact.Opinion, Speaker: s.name, SpeakerRole: s.role, Voice: s.name, Direct: s.direct || quoted > 0,
		Cue: d.Text[d.Tokens[s.cue.first].Start:d.Tokens[s.cue.last-1].End], Rule: "attribution/" + s.rule,
		Modality: fact.Asserted, Polarity: "+",
	}
	it.Span = d.TokenSpan(first, last)
	it.Quote = d.Quotation(it.BStart, it.BEnd)
	it.Why = []fact.Span{d.TokenSpan(s.cue.first, s.cue.last)}
	return it, true
}

// saysSomething holds of a reported clause that is no bare answer ("it did"), no question ("which
// ledger they keep") and no phrase without a verb.
func saysSomething(d *Document, first, last int) bool {
	switch d.Tokens[first].Norm {
	case "which", "what", "who", "whom", "whether", "if", "how", "why", "where", "when":
		return false
	}
	words, verb := 0, false
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind == Word || d.Tokens[i].Kind == Number {
			words++
		}
		verb = verb || d.Tokens[i].class&(clsVerb|clsBe|clsHave|clsDo|clsModal) != 0
	}
	return words >= 3 && verb
}

// unnamed are the words for a speaker that say nothing of who speaks.
var unnamed = wordSet("you it one this that which who someone somebody nobody she he they none people")

// ownersOnly are the words for an owner that nobody stands behind.
var ownersOnly = wordSet("her his their")

var (
	names  = wordSet("call brand label dub deem term judge find consider")
	likens = wordSet("liken compare describe deride dismiss ridicule hail praise denounce decry welcome")
)

// manner are the forms of verbs that speak only beside a quotation.
var manner = wordSet("shrug shrugs shrugged sigh sighs sighed sniff sniffs sniffed fume fumes fumed growl growls growled snort snorts snorted sneer sneers sneered thunder thunders thundered moan moans moaned groan groans groaned")

// somebodyIn says that the phrase at token i is somebody, who may be called on the telephone.
func somebodyIn(d *Document, i int) bool {
	for ; i < len(d.Tokens) && d.Tokens[i].class&npClass != 0; i++ {
		if w := d.Tokens[i].Norm; cues().who[w] || personWords.has(w) || w == "ambassador" {
			return true
		}
	}
	return false
}

func lemmaAt(d *Document, i int) string { return d.lex.lemmas[d.lex.words[d.Tokens[i].word].verb] }

// nameless says that a name for a speaker tells nothing of who speaks: "someone", "one", but not "one
// minister".
func nameless(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || !unnamed[words[0]] || strings.Contains(name, " of ") {
		return len(words) == 0
	}
	for _, w := range words[1:] {
		if cues().who[w] || personWords.has(w) {
			return false
		}
	}
	return true
}

// newsroom says that a speaker is a newspaper or an agency of news.
func newsroom(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if newsWords[w] {
			return true
		}
	}
	return false
}

var newsWords = wordSet("reuters bloomberg afp ap xinhua tass interfax kyodo yonhap anadolu nikkei newspaper daily weekly tabloid broadcaster magazine times post journal herald tribune gazette cnn bbc media")

// hasNumber says that what is said holds a number: a figure with that voice, not a view.
func hasNumber(d *Document, first, last int) bool {
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind == Number {
			return true
		}
	}
	return false
}

// perceives are what somebody has come to think rather than done.
var perceives = wordSet("seen found known learned learnt heard understood noticed no")

// wordsIn counts the words of a range of tokens.
func wordsIn(d *Document, first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if d.Tokens[i].Kind == Word {
			n++
		}
	}
	return n
}

// ownAct says that reported speech tells what the speaker did: a pronoun and "had", "would" or
// a bare past do not make a judgment.
func ownAct(d *Document, first, last int) bool {
	if d.Tokens[first].Norm == "that" {
		first++
	}
	if first+1 >= last {
		return true
	}
	switch d.Tokens[first].Norm {
	case "it", "he", "she", "they", "its", "his":
		if n := d.Tokens[first+1].Norm; n == "had" && (d.Tokens[first].Norm == "he" || d.Tokens[first].Norm == "she" || first+2 < last && perceives[d.Tokens[first+2].Norm]) {
			return false
		}
		return d.Tokens[first+1].Norm == "had" || d.Tokens[first+1].Norm == "would" || d.Tokens[first+1].Norm == "will"
	}
	return false
}

// tookBack says that a reason in a participle tells what "it had" done: "left the bank, saying that it
// had lost its way" speaks of the bank.
func tookBack(d *Document, first int) bool {
	if d.Tokens[first].Norm == "that" {
		first++
	}
	return first+1 < len(d.Tokens) && d.Tokens[first].Norm == "it" && d.Tokens[first+1].Norm == "had"
}

// quotedPart narrows a range of tokens to what stands in quotation marks.
func quotedPart(d *Document, first, last int) (int, int) {
	for first < last && d.Tokens[first].Quote < 0 {
		first++
	}
	for last > first+1 && d.Tokens[last-1].Quote < 0 {
		last--
	}
	return first, last
}

// speechAt finds the speech that covers the larger part of a range of bytes, in a list sorted
// by the start of what is said.
func speechAt(list []speech, start, end int) *speech {
	const reach = 24 // how many speeches may begin inside a longer one
	after := sort.Search(len(list), func(i int) bool { return list[i].start >= end })
	for k := max(0, after-reach); k < after; k++ {
		s := &list[k]
		if s.class&(cueSay|cueTell|cueShow) == 0 || !s.known {
			continue
		}
		if o := min(end, s.end) - max(start, s.start); 2*o > end-start {
			return s
		}
	}
	return nil
}

func speakerName(label string) string { return strings.ToLower(label) }
