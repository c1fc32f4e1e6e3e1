package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// frame is one row of verbs.tsv for one lemma: what must stand beside the verb, where the
// target stands and what it then means.
type frame struct {
	needs   []need
	targets []slot
	code    string  // CAMEO
	row     string  // "verbs:123", the id of the rule
	weight  int     // more specific frames win
	kinds   kindSet // of its needs
	// reversed: the one named as target acts toward the subject, as a seller toward a buyer
	reversed bool
	outside  bool // tells an act only of somebody outside whom it is done to
}

// need is a condition: the subject, the object, a phrase with a preposition, a particle or an
// adjective.
type need struct {
	kind  needKind
	preps []wordID
	nouns uint64   // classes of the head
	heads []wordID // or one of these
	actor bool     // the phrase is itself an actor; the subject, one in office
	party bool     // the phrase is an actor's, or itself one
	force bool     // the subject is armed
	civil bool     // the subject is a crowd or a trade
}

type needKind uint8

// kindSet is a set of kinds of need, one bit each.
type kindSet uint16

const (
	needObj needKind = iota
	needPrep
	needPart
	needAdj
	needActor // the object is itself an actor
	needOrg   // the object is an organisation of states
	needNoObj // there is no object
	needIObj  // there is a second object, an actor
	needSubj
	needThat // a clause with "that", whose verb is one of these
)

// slot says where a target can stand.
type slot struct {
	kind slotKind
	prep wordID
}

type slotKind uint8

const (
	slotObj slotKind = iota
	slotObjOf
	slotIObj
	slotPrep
	slotAny
	slotGen
)

// cameoCode is a row of cameo.tsv.
type cameoCode struct {
	plover, mode string
	intensity    float64
}

func (l *lexicon) addCameo(f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("%d fields: want code, type, mode, intensity", len(f))
	}
	g, err := strconv.ParseFloat(f[3], 64)
	if err != nil || g < -10 || g > 10 {
		return fmt.Errorf("intensity %q: want a number from -10 to 10", f[3])
	}
	mode := f[2]
	if mode == "-" {
		mode = ""
	}
	l.codes[f[0]] = cameoCode{f[1], mode, g}
	return nil
}

// ofCode gives the type, mode and intensity of a CAMEO code by its longest known beginning.
func (l *lexicon) ofCode(code string) cameoCode {
	for n := len(code); n > 0; n-- {
		if c, ok := l.codes[code[:n]]; ok {
			return c
		}
	}
	return cameoCode{}
}

func (l *lexicon) addFrames(f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("%d fields: want lemmas, needs, targets, code", len(f))
	}
	var fr frame
	f[3], fr.reversed = strings.CutSuffix(f[3], "<")
	f[3], fr.outside = strings.CutSuffix(f[3], "!")
	if l.ofCode(f[3]).plover == "" {
		return fmt.Errorf("code %q is not a CAMEO code", f[3])
	}
	fr.code = f[3]
	fr.row = "verb:" + f[0] + " " + f[1]
	if i := strings.IndexByte(f[0], '|'); i >= 0 {
		fr.row = "verb:" + f[0][:i] + "… " + f[1]
	}
	for s := range strings.FieldsSeq(f[1]) {
		if s == "-" {
			continue
		}
		n, err := l.need(s)
		if err != nil {
			return err
		}
		fr.needs, fr.kinds = append(fr.needs, n), fr.kinds|1<<n.kind
		fr.weight += 2
		switch {
		case n.nouns != 0:
			fr.weight++
		case n.heads != nil:
			fr.weight += 2
		}
	}
	for s := range strings.SplitSeq(f[2], ",") {
		fr.targets = append(fr.targets, l.slot(s))
	}
	for v := range strings.SplitSeq(f[0], "|") {
		n := l.verb(v)
		l.frames[n] = slices.Insert(l.frames[n], l.rank(&fr, l.frames[n]), fr)
	}
	return nil
}

// rank keeps the frames of a verb in order of weight, those of the user in front of their equals.
func (l *lexicon) rank(fr *frame, among []frame) int {
	for i := range among {
		if w := among[i].weight; w < fr.weight || l.own && w == fr.weight {
			return i
		}
	}
	return len(among)
}

func (l *lexicon) need(s string) (need, error) {
	kind, want, _ := strings.Cut(s, ":")
	var n need
	switch kind {
	case "obj":
		n.kind = needObj
	case "part":
		n.kind = needPart
	case "subj":
		n.kind = needSubj
	case "actor":
		n.kind = needActor
	case "org":
		n.kind = needOrg
	case "noobj":
		n.kind = needNoObj
	case "iobj":
		n.kind = needIObj
	case "adj":
		n.kind = needAdj
	case "that":
		n.kind = needThat
	default:
		n.kind = needPrep
		for p := range strings.SplitSeq(kind, "|") {
			n.preps = append(n.preps, l.word(p))
		}
	}
	switch want {
	case "":
		return n, nil
	case "actor":
		n.actor = true
		return n, nil
	case "party":
		n.party = true
		return n, nil
	case "force":
		n.force = true
		return n, nil
	case "civil":
		n.civil = true
		return n, nil
	}
	for w := range strings.SplitSeq(want, "|") {
		if name, ok := strings.CutPrefix(w, "@"); ok {
			bit, ok := l.classes[name]
			if !ok {
				return n, fmt.Errorf("class @%s is not in nouns.tsv", name)
			}
			n.nouns |= 1 << bit
			continue
		}
		if n.kind == needObj || n.kind == needPrep || n.kind == needSubj {
			n.heads = append(n.heads, l.noun(w, 0))
		} else {
			n.heads = append(n.heads, l.word(w))
		}
	}
	return n, nil
}

func (l *lexicon) slot(s string) slot {
	switch s {
	case "obj":
		return slot{kind: slotObj}
	case "obj-of":
		return slot{kind: slotObjOf}
	case "iobj":
		return slot{kind: slotIObj}
	case "any":
		return slot{kind: slotAny}
	case "gen":
		return slot{kind: slotGen}
	}
	return slot{kind: slotPrep, prep: l.word(s)}
}

// eventNoun is a noun that reports an act by itself, with the places of its source and target.
type eventNoun struct {
	source, target []slot
	code, row      string
}

func (l *lexicon) addEventNoun(f []string) error {
	if len(f) != 6 {
		return fmt.Errorf("%d fields: want nouns, source, target, type, mode, code", len(f))
	}
	c := l.ofCode(f[5])
	if c.plover != f[3] && f[5] != "191" && f[5] != "192" {
		return fmt.Errorf("code %s is of type %s, not %s", f[5], c.plover, f[3])
	}
	e := eventNoun{code: f[5], row: "noun:" + f[0]}
	if i := strings.IndexByte(f[0], '|'); i >= 0 {
		e.row = "noun:" + f[0][:i] + "…"
	}
	for s := range strings.SplitSeq(f[1], ",") {
		e.source = append(e.source, l.slot(s))
	}
	if f[2] != "-" {
		for s := range strings.SplitSeq(f[2], ",") {
			e.target = append(e.target, l.slot(s))
		}
	}
	l.acts = append(l.acts, e)
	for w := range strings.SplitSeq(f[0], "|") {
		words := tokensOf(w)
		last := words[len(words)-1]
		l.noun(last, 0)
		p := phrase{kind: phAct, act: len(l.acts) - 1}
		l.addPhrase(words, p)
		l.addPhrase(append(append([]string(nil), words[:len(words)-1]...), pluralOf(last)), p)
	}
	return nil
}

func (l *lexicon) addLight(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want what it amounts to, and lemmas", len(f))
	}
	for v := range strings.FieldsSeq(f[1]) {
		l.light[l.verb(v)] = f[0]
	}
	return nil
}

// operator is a row of operators.tsv.
type operator struct{ link, effect string }

func (l *lexicon) addOperator(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d fields: want lemmas, link, effect", len(f))
	}
	switch f[1] {
	case "adj":
		for w := range strings.SplitSeq(f[0], "|") {
			l.over[w] = f[2]
		}
		return nil
	case "noun":
		for w := range strings.SplitSeq(f[0], "|") {
			l.under[w], l.under[pluralOf(w)] = f[2], f[2]
		}
		return nil
	case "to", "objto", "onto", "againsting", "outing", "offing", "ing", "ofing", "foring", "froming", "intoing", "ining", "toing", "ating", "abouting", "saidto", "setto":
	default:
		return fmt.Errorf("link %q is not known", f[1])
	}
	for v := range strings.SplitSeq(f[0], "|") {
		n := l.verb(v)
		l.ops[n] = addTo(l.ops[n], operator{f[1], f[2]}, l.own)
	}
	return nil
}
