package read

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"tightrope/fact"
)

//go:embed lexicon/*.tsv
var tables embed.FS

// lexicon is every table that the reader goes by, compiled for look-up. It is made once and
// never changed, so that any number of readers share it.
type lexicon struct {
	leaderNames []string // as the tables write them
	genders     sync.Once
	bySurname   map[string]gender // of leaders

	vocab    vocabulary
	words    []wordInfo // [0] is the word that nobody knows
	lemmas   []string   // of verbs, [0] unused
	byVerb   map[string]uint16
	frames   [][]frame // by lemma number
	classes  map[string]int
	moneyBit uint64 // of the class of sums
	acts     []eventNoun
	phrases  edges
	ends     [][]phrase // what ends at a node
	names    []bool     // whether a name ends at the node
	others   []bool     // whether a sector or an act does
	codes    map[string]cameoCode
	states   map[fact.ActorID]bool
	ops      [][]operator      // by lemma number
	over     map[string]string // by adjective: what it makes of the infinitive behind it
	under    map[string]string // by noun: what it makes of the infinitive that it governs
	ties     map[wordID]tie    // by singular noun
	standing standings
	tones    map[wordID]string // of words that colour a tie

	own bool // rows of the user are read, which go before those that are there

	claimKinds map[uint16]string     // by verb
	passing    map[uint16][][]string // by verb: the words behind it that tell of something passed over
	light      []string              // by lemma number: what a verb that carries a noun of action amounts to
}

// phrase is what a run of words means.
type phrase struct {
	kind   phraseKind
	actor  fact.ActorID
	sector string
	valid  fact.Period
	act    int    // index into acts
	office bool   // a seat of government that is no town: the Kremlin
	caps   bool   // only where the first word is written with a capital
	code   string // as a user's dictionary writes it
	prefix bool   // an agent whose code stands before the actor's
	own    bool   // a row of the user
	file   int    // of a user's dictionary: the earlier of two goes first
}

type phraseKind uint8

const (
	phName      phraseKind = iota // of a state, organisation or group
	phAdjective                   // Israeli
	phDemonym                     // Israelis
	phSeat                        // Baku, the Kremlin: stands for a government
	phPlace                       // a city or region: lies in a state
	phLeader
	phSector
	phAct
	phRegion // Europe, the Gulf: no actor
)

var standard = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon()
	if err != nil {
		panic(err) // the embedded tables are linted in the tests
	}
	return l
})

func newLexicon() *lexicon {
	return &lexicon{
		words: make([]wordInfo, 1, 16384), lemmas: []string{""},
		byVerb: map[string]uint16{}, frames: [][]frame{nil}, ops: [][]operator{nil}, light: []string{""}, classes: map[string]int{},
		ends: [][]phrase{nil}, names: []bool{false}, others: []bool{false}, codes: map[string]cameoCode{}, states: map[fact.ActorID]bool{},
		ties: map[wordID]tie{}, under: map[string]string{}, over: map[string]string{}, tones: map[wordID]string{}, claimKinds: map[uint16]string{}, passing: map[uint16][][]string{},
		standing: standings{map[uint16][]standingRow{}, map[uint16][]standingRow{}, map[wordID]standingRow{}, map[string]standingRow{}},
	}
}

// table is one of the files that the lexicon is read from.
type table struct {
	name string
	row  func([]string) error
}

// tables are the tables in the order in which they must be read.
func (l *lexicon) tables() []table {
	return []table{
		{"words", l.addWords},
		{"plainverbs", l.addPlainVerbs},
		{"irregular", l.addIrregular},
		{"nouns", l.addNouns},
		{"cameo", l.addCameo},
		{"verbs", l.addFrames},
		{"operators", l.addOperator},
		{"eventnouns", l.addEventNoun},
		{"sectors", l.addSectors},
		{"places", l.addPlace},
		{"leaders", l.addLeader},
		{"relations", l.addTie},
		{"tone", l.addTone},
		{"standing", l.addStanding},
		{"claimverbs", l.addClaimVerbs},
		{"light", l.addLight},
		{"passing", l.addPassing},
	}
}

func loadLexicon() (*lexicon, error) {
	l := newLexicon()
	for _, t := range l.tables() {
		if err := l.eachRow(t.name, t.row); err != nil {
			return nil, err
		}
	}
	l.moneyBit = 1 << l.classes["money"]
	l.addActors()
	l.verb("be")
	l.verb("have")
	return l, nil
}

// eachRow hands the rows of a table to a function; its errors come back with file and line.
func (l *lexicon) eachRow(file string, row func([]string) error) error {
	path := "lexicon/" + file + ".tsv"
	b, err := tables.ReadFile(path)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := row(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return nil
}

// word finds or makes the number of a folded word.
func (l *lexicon) word(s string) wordID {
	if id := l.find(s); id != 0 {
		return id
	}
	id := wordID(len(l.words))
	l.words = append(l.words, wordInfo{text: s, lemma: id})
	l.vocab.put(s, id)
	return id
}

func (l *lexicon) addWords(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want a part of speech and words", len(f))
	}
	c, ok := classNames[f[0]]
	if !ok {
		return fmt.Errorf("part of speech %q is not known", f[0])
	}
	for _, w := range strings.Fields(f[1]) {
		l.words[l.word(w)].class |= c
	}
	return nil
}

func (l *lexicon) addPlainVerbs(f []string) error {
	for _, v := range strings.Fields(f[0]) {
		l.verb(v)
	}
	return nil
}

// verb finds or makes a lemma with its regular forms.
func (l *lexicon) verb(v string) uint16 {
	if n, ok := l.byVerb[v]; ok {
		return n
	}
	n := uint16(len(l.lemmas))
	l.lemmas = append(l.lemmas, v)
	l.frames, l.ops, l.light = append(l.frames, nil), append(l.ops, nil), append(l.light, "")
	l.byVerb[v] = n
	if c := l.words[l.find(v)].class; c&(clsBe|clsHave|clsDo) != 0 {
		return n
	}
	s, past, ing := inflect(v)
	l.form(v, n, formBase)
	l.form(s, n, formS)
	l.form(past, n, formPast|formPart)
	l.form(ing, n, formIng)
	if last := v[len(v)-1:]; last == "l" && doubled[v] { // traveled, as it is written in America
		l.form(v+"ed", n, formPast|formPart)
		l.form(v+"ing", n, formIng)
	}
	return n
}

func (l *lexicon) form(s string, lemma uint16, f verbForm) {
	id := l.word(s)
	base := l.word(l.lemmas[lemma])
	w := &l.words[id]
	if w.verb != 0 && w.verb != lemma && f&(formBase|formS) == 0 && w.form&formBase != 0 {
		return // "found" is first of all the past of "find"; a base form stands
	}
	w.class |= clsVerb
	w.form |= f
	w.verb = lemma
	if w.noun == 0 {
		w.lemma = base
	}
}

func (l *lexicon) addIrregular(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d fields: want base, past, participle", len(f))
	}
	n, ok := l.byVerb[f[0]]
	if !ok {
		n = l.verb(f[0])
	}
	if l.words[l.find(f[0])].class&(clsBe|clsHave|clsDo) != 0 {
		return nil
	}
	_, past, _ := inflect(f[0])
	if past != f[1] && past != f[2] {
		l.forget(past)
	}
	for form, s := range map[verbForm]string{formPast: f[1], formPart: f[2]} {
		l.form(s, n, form)
	}
	return nil
}

// addNouns reads a class of nouns. At most 64 classes fit.
func (l *lexicon) addNouns(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want a class and its nouns", len(f))
	}
	n, ok := l.classes[f[0]]
	if !ok {
		n = len(l.classes)
		if n == 64 {
			return fmt.Errorf("class %q is the 65th: at most 64", f[0])
		}
		l.classes[f[0]] = n
	}
	for _, w := range strings.Fields(f[1]) {
		l.noun(w, 1<<n)
	}
	return nil
}

func (l *lexicon) noun(s string, bits uint64) wordID {
	s = strings.ReplaceAll(s, "-", " ")
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[i+1:] // frames look at the head alone
	}
	id := l.word(s)
	l.words[id].class |= clsNoun
	l.words[id].noun |= bits
	l.words[id].lemma = id
	p := l.word(pluralOf(s))
	l.words[p].class |= clsNoun
	l.words[p].noun |= bits
	l.words[p].plural = true
	if l.words[p].verb == 0 || l.words[p].lemma == 0 || l.words[p].lemma == p {
		l.words[p].lemma = id
	}
	return id
}

// tokensOf folds a phrase into words as the tokeniser does with a text.
func tokensOf(s string) []string {
	var out []string
	for _, t := range tokens(s, nil) {
		if t.Kind != Punct {
			out = append(out, t.Norm)
		}
	}
	return out
}

// addTo appends a row, or puts one of the user in front.
func addTo[T any](rows []T, row T, front bool) []T {
	if front {
		return slices.Insert(rows, 0, row)
	}
	return append(rows, row)
}

// addPhrase enters a phrase into the trie.
func (l *lexicon) addPhrase(words []string, p phrase) {
	if len(words) == 0 {
		return
	}
	first := l.word(words[0])
	node := l.words[first].root
	if node == 0 {
		node = l.node()
		l.words[first].root = node
	}
	for _, w := range words[1:] {
		id := l.word(w)
		l.words[id].within = true
		next := l.phrases.next(node, id)
		if next == 0 {
			next = l.node()
			l.phrases.put(edge{node, id, next})
		}
		node = next
	}
	p.own = l.own
	l.ends[node] = addTo(l.ends[node], p, l.own)
	l.names[node], l.others[node] = l.names[node] || p.caps, l.others[node] || !p.caps
}

func (l *lexicon) node() int32 {
	l.ends, l.names, l.others = append(l.ends, nil), append(l.names, false), append(l.others, false)
	return int32(len(l.ends) - 1)
}
