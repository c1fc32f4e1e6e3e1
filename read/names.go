package read

import (
	"strings"

	"tightrope/fact"
)

// match is a name that the tables know, at tokens first to last exclusive.
type match struct {
	first, last int
	p           *phrase
	modifier    bool // part of a longer name: the Moscow in Moscow Times
}

// reader holds what is known while a document is read, sentence after sentence.
type reader struct {
	l  *lexicon
	d  *Document
	at fact.Date // the date at which names and offices are judged

	matches                       []match
	nameAt                        []int32 // per token: match + 1
	mentions                      []Mention
	cs                            []chunk
	sent                          int
	items                         []fact.Item
	heading                       fact.ActorID            // the foreign state that the heading of the section names
	stem                          stem                    // of a list that goes on
	people                        map[string]fact.ActorID // surnames of people that this text introduced
	roles                         map[string]string       // their sectors
	fullNames                     map[string]int          // by surname: the first mention by the full name
	topic                         fact.ActorID            // the state that the text is about
	home                          fact.ActorID            // the state that all of it names most, once that was asked
	topicCount                    int                     // how often its first part names it
	actBuf                        []act
	parties                       []party // that lists of one are cut from
	usedBuf, firedBuf, governsBuf []bool
	focus                         focus
	// lastSource is who did the last act that was reported
	lastSource *party
	lastActor  party // that it points to
	lastCode   string
	lastHit    fact.ActorID // to whom the last hostile act was done
	hitBy      fact.ActorID // who did it
	hitSent    int          // in which sentence
	lastDone   act          // last told with both parties, which others may be said to have done too
	lastSent   int          // its sentence
	// lastList is the list that was the main subject of the sentence before: "they"
	lastList []party
	ballots  lastBallot
	roleBase fact.ActorID // to whom the last noun for what one state is to another was said, in sentence roleSent
	roleSent int
	times    []eventTime // of the sentence that timed - 1 numbers
	timed    int
	game     bool // the sentence that gameSent - 1 numbers is about sport
	gameSent int

	atHomeOnly bool // rows that ask for somebody of another state have failed, and are passed over
}

// dollars stand before the sign: "US $ 4 billion".
var dollars = wordSet("us u.s u.s. a c hk nz s")

// findNames looks every capitalised run up in the tables, longest first.
func (r *reader) findNames() {
	d := r.d
	if cap(r.nameAt) < len(d.Tokens) {
		r.nameAt = make([]int32, len(d.Tokens))
	}
	r.nameAt = r.nameAt[:len(d.Tokens)]
	clear(r.nameAt)
	for i := 0; i < len(d.Tokens); {
		t := &d.Tokens[i]
		if t.Kind != Word || r.l.words[t.word].root == 0 {
			i++
			continue
		}
		if i+2 < len(d.Tokens) && d.Tokens[i+1].Norm == "of" {
			if end, node := r.longest(i, false); end > i+2 && r.l.ends[node][0].kind == phSector {
				d.Tokens[i+1].class = clsNoun // Secretary of State
			}
		}
		if !t.Is(Capital) {
			i++
			continue
		}
		if i+1 < len(d.Tokens) && d.Tokens[i+1].Norm == "$" && dollars[t.Norm] {
			t.class = clsSym // US $ 4 billion
			i++
			continue
		}
		end, node := r.longest(i, true)
		if end == 0 {
			i++
			continue
		}
		p, ok := r.choose(node, i, end)
		if ok && p.kind == phAdjective && end-i == 1 && r.bygone(i, p) {
			ok, d.Tokens[i].class = false, clsAdj
		}
		if !ok || end-i == 1 && (r.surname(i, p) || r.forename(i, p)) {
			i++
			continue
		}
		r.matches = append(r.matches, match{first: i, last: end, p: p, modifier: r.insideName(i, end, p)})
		n := int32(len(r.matches))
		for j := i; j < end; j++ {
			r.nameAt[j] = n
			if j > i || d.Tokens[j].class&(clsVerb|clsAdj|clsPrep) != 0 {
				d.Tokens[j].class = clsNoun
			}
		}
		d.Tokens[i].class = clsNoun
		if p.kind == phAdjective && end-i == 1 && d.Tokens[i].Flags&(Upper|Abbrev) == 0 && end < len(d.Tokens) && d.Tokens[end].class&clsNoun != 0 && !d.Tokens[end].Is(Glued) {
			d.Tokens[i].class = clsAdj // "Western sanctions": what follows is a noun
		}
		i = end
	}
}

// bygone says whether the adjective of a state that is no more tells what others came out of: "post-Soviet
// states", "the former Yugoslav republics", "the Soviet successor states".
func (r *reader) bygone(i int, p *phrase) bool {
	switch p.actor {
	case "SUN", "YUG", "CSK":
	default:
		return false
	}
	d := r.d
	if i+1 < len(d.Tokens) && d.Tokens[i+1].Norm == "successor" {
		return true
	}
	if i == 0 {
		return false
	}
	before := d.Tokens[i-1].Norm
	return before == "former" || before == "ex" || before == "post" || before == "formerly"
}

// longest walks the trie from token i and returns the end and node of the longest name there.
// With caps it looks for names only, else for sectors and acts.
func (r *reader) longest(i int, caps bool) (end int, at int32) {
	d := r.d
	node, ends := r.l.words[d.Tokens[i].word].root, r.l.names
	if !caps {
		ends = r.l.others
	}
	for j, dot := i, false; ; {
		if !dot && ends[node] && (!caps || r.wholeWord(i, j)) {
			end, at = j+1, node
		}
		j++
		dot = false
		if j >= len(d.Tokens) || d.Tokens[j].word == 0 || d.Tokens[j].Sent != d.Tokens[i].Sent {
			if j < len(d.Tokens) && d.Tokens[j].Kind == Punct && d.Tokens[j].Norm == "." && d.Tokens[j].Is(Glued) && j-i < 3 {
				dot = true
				continue
			}
			return end, at
		}
		if node = r.l.next(node, d.Tokens[j].word); node == 0 {
			return end, at
		}
	}
}

// wholeWord refuses a one-word name whose spelling is a common word written as one: "Turkey"
// passes, a sentence that begins with "Chad" does, "Nice" at the start of a sentence does not.
func (r *reader) wholeWord(i, j int) bool {
	if i != j {
		return true
	}
	t := &r.d.Tokens[i]
	w := &r.l.words[t.word]
	if t.Is(FirstWord) && w.class&(clsVerb|clsAdj|clsPrep|clsDet|clsModal|clsTime) != 0 {
		return false
	}
	if w.class&clsModal != 0 || len(t.Norm) < 3 && !t.Is(Upper) {
		return false
	}
	if w.class&clsPron != 0 && !t.Is(Upper) && !t.Is(Abbrev) {
		return false
	}
	return true
}

// choose picks one meaning of a name: one in use at the date of the text, a state before a
// place, and an adjective only before what it describes.
func (r *reader) choose(node int32, first, last int) (*phrase, bool) {
	best, score := -1, -1
	for i := range r.l.ends[node] {
		p := &r.l.ends[node][i]
		if !p.caps {
			continue
		}
		s := 10 - i
		if s < 0 {
			s = 0
		}
		if r.inUse(p.valid) {
			s += 20
			if !r.at.IsZero() && !p.valid.From.IsZero() && p.valid.From.First().Year > 2000 {
				s += 5 // a newer meaning of an old name
			}
			if p.own {
				s += 50
			}
			if p.code != "" {
				s += 50 - 20*min(p.file, 2) // the user's own
				if p.valid != (fact.Period{}) {
					s += 15 // before what holds by default
				}
			}
		}
		switch p.kind {
		case phAdjective:
			if last < len(r.d.Tokens) && r.d.Tokens[last].class&(clsNoun|clsAdj|clsNum) != 0 {
				s += 15
			}
		case phName:
			s += 12
		case phSeat, phLeader:
			s += 10
			if p.office {
				s += 5 // before a state that is called by it
			}
		}
		if s > score {
			best, score = i, s
		}
	}
	if best < 0 {
		return nil, false
	}
	p := &r.l.ends[node][best]
	if p.kind == phLeader && last-first == 1 && !r.inUse(p.valid) && !r.at.IsZero() {
		return p, false // a surname out of its time is somebody else
	}
	return p, true
}

func (r *reader) inUse(p fact.Period) bool {
	if r.at.IsZero() {
		return p.To.IsZero()
	}
	return !(!p.From.IsZero() && r.at.Last().Before(p.From) || !p.To.IsZero() && p.To.Last().Before(r.at))
}

// insideName says whether a place is only part of a longer name that no table has, such as a
// newspaper or a conference named after its town.
func (r *reader) insideName(first, last int, p *phrase) bool {
	if p.kind != phSeat && p.kind != phPlace && p.kind != phName && p.kind != phRegion {
		return false
	}
	d := r.d
	if last >= len(d.Tokens) || d.Tokens[last].Kind != Word || d.Tokens[last].Sent != d.Tokens[first].Sent {
		return false
	}
	next := &d.Tokens[last]
	if !next.Is(Capital) || next.Is(Hyphen) || next.class&clsNoun == 0 || r.l.words[next.word].title || r.l.words[next.word].root != 0 {
		return false
	}
	return p.kind != phName || p.sector != "" || p.actor.State() != p.actor
}

// surname says whether the name of a place is the last name of somebody: a given name stands before
// it, "Jack London", or, behind the first word of a sentence, a word with a capital that nobody knows,
// "the painter Ravelio Cuba".
func (r *reader) surname(i int, p *phrase) bool {
	if i == 0 || p.sector != "" && p.kind != phSeat || p.office || p.code != "" || p.own || p.kind != phPlace && p.kind != phSeat && p.kind != phName {
		return false
	}
	given, name := &r.d.Tokens[i-1], &r.d.Tokens[i]
	if given.Kind != Word || given.Sent != name.Sent || !given.Is(Capital) || given.Is(Upper) || name.Is(Upper) || name.Is(Hyphen) || r.nameAt[i-1] != 0 {
		return false
	}
	class := r.l.words[given.word].class
	if class&(clsModal|clsVerb|clsAdj|clsTime|clsPrep|clsDet) != 0 {
		return false // Will Jordan agree?
	}
	return givenNames()[given.Norm] != 0 || class == 0 && !given.Is(FirstWord) && !strings.ContainsRune(given.Norm, '-')
}

// bornBy are places after which people are named, or the other way round.
var bornBy = newQuickSet(`adelaide alexandria asuncion austin belen brooklyn carolina catalina chad charlotte chelsea cristobal dakota dallas
	florence francisco georgia guadalupe havana israel jordan kingston lincoln london lourdes luzon madison martinique milan nairobi
	odessa paris petra salvador santiago savannah sofia sydney trinidad troy valencia victoria vienna virginia wellington`)

// forename says whether the name of a place is the first name of somebody: a word with a capital that
// nobody knows follows, "Sofia Delgado". The name of a state is one only behind a title: "Prime Minister
// Jordan Okello".
func (r *reader) forename(i int, p *phrase) bool {
	d := r.d
	t := &d.Tokens[i]
	if p.kind != phPlace && p.kind != phSeat && p.kind != phName || p.office || p.own || p.code != "" || !bornBy.has(t.Norm) || t.Is(Upper) || t.Is(Hyphen) || i+1 >= len(d.Tokens) {
		return false
	}
	next := &d.Tokens[i+1]
	if next.Kind != Word || next.Sent != t.Sent || !next.Is(Capital) || next.Is(Upper) || next.Is(Hyphen) || r.l.words[next.word].class != 0 {
		return false
	}
	titled := i > 0 && r.l.words[d.Tokens[i-1].word].title && d.Tokens[i-1].Sent == t.Sent
	return titled || p.kind != phName && r.l.words[next.word].root == 0 && !(i > 0 && d.Tokens[i-1].class&clsPrep != 0)
}

// topicState is the state that the text names most often, its first part counted three times:
// a text says early what it is about. The number is how often the first part names it.
func (r *reader) topicState() (fact.ActorID, int) {
	early, all := map[fact.ActorID]int{}, map[fact.ActorID]int{}
	var order []fact.ActorID
	seen := 0
	for i := range r.matches {
		p := r.matches[i].p
		if p.actor == "" || p.kind == phRegion || len(p.actor.State()) != 3 || r.matches[i].modifier {
			continue
		}
		s := p.actor.State()
		if all[s]++; all[s] == 1 {
			order = append(order, s)
		}
		if seen++; seen <= max(6, len(r.matches)/5) {
			early[s]++
		}
	}
	var best fact.ActorID
	weigh := func(s fact.ActorID) int { return overall(s, all[s]+2*early[s]) }
	for _, s := range order {
		if best == "" || weigh(s) > weigh(best) {
			best = s
		}
	}
	return best, early[best]
}

// everywhere are the powers with which every state deals: a text that names one of them as often as a
// smaller state is about the smaller one.
var everywhere = map[fact.ActorID]bool{"USA": true, "CHN": true, "RUS": true, "IND": true}
