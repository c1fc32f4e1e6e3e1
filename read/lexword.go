package read

// wordID numbers a word that the lexicon knows; 0 is every other word.
type wordID uint32

// class is a set of parts of speech. The lexicon gives what a word can be; tagging leaves one.
type class uint32

// The parts of speech.
const (
	clsDet class = 1 << iota
	clsPron
	clsPoss // his, its
	clsGen  // 's
	clsBe
	clsHave
	clsDo
	clsModal
	clsTo
	clsNeg
	clsPrep
	clsConj
	clsSub
	clsRel
	clsAdv
	clsAdj
	clsNoun
	clsVerb
	clsNum
	clsSym
	clsStop // punctuation that ends a clause: ; : — .
	clsComma
	clsMark // other punctuation, passed over
	clsTime // monday, week, yesterday as nouns: never a source or target
)

var classNames = map[string]class{
	"det": clsDet, "pron": clsPron, "poss": clsPoss, "be": clsBe, "have": clsHave, "do": clsDo,
	"modal": clsModal, "to": clsTo, "neg": clsNeg, "prep": clsPrep, "conj": clsConj, "sub": clsSub,
	"rel": clsRel, "num": clsNum, "noun": clsNoun, "adv": clsAdv, "adj": clsAdj, "time": clsTime,
}

// verbForm is a set of forms of a verb.
type verbForm uint8

// The forms of a verb.
const (
	formBase verbForm = 1 << iota
	formS             // supplies
	formPast
	formPart
	formIng
)

// wordInfo is what the lexicon knows of a word.
type wordInfo struct {
	text   string
	class  class
	form   verbForm
	verb   uint16 // lemma number, 0 if the word is no verb
	noun   uint64 // classes of nouns, one bit each
	lemma  wordID // singular or base form
	root   int32  // first node of phrases that begin with the word, 0 if none
	plural bool
	within bool // stands in a phrase behind its first word
	title  bool // ends a phrase of sectors.tsv: a name may follow
}

// plurals gives the plural forms of a noun in the regular way.
func pluralOf(s string) string {
	switch n := len(s); {
	case n > 3 && s[n-3:] == "man":
		return s[:n-3] + "men"
	case n > 1 && s[n-1] == 'y' && !vowel(s[n-2]):
		return s[:n-1] + "ies"
	case n > 1 && (s[n-1] == 's' || s[n-1] == 'x' || s[n-1] == 'z' || s[n-2:] == "ch" || s[n-2:] == "sh"):
		return s + "es"
	}
	return s + "s"
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// doubled lists verbs of more than one syllable that double their last letter.
var doubled = wordSet(`admit allot commit compel confer control defer deter dispel equip expel incur occur omit
	outfit patrol permit prefer propel rebel rebut recur refer regret remit repel submit transfer transmit travel
	initial counsel cancel signal model label fuel quarrel level shovel pummel embed outbid abet abut acquit beget forget
	kidnap abhor extol annul debar concur demur overlap entrap wiretap unplug instil appal enrol fulfil backpedal imperil libel marshal dial worship funnel channel rival tunnel unravel`)

// inflect gives third person, past and -ing form of a regular verb.
func inflect(v string) (s, past, ing string) {
	n := len(v)
	switch {
	case n > 2 && v[n-1] == 'e':
		s, past, ing = v+"s", v+"d", v[:n-1]+"ing"
		if v[n-2] == 'e' || v[n-2] == 'y' || v[n-2] == 'o' {
			ing = v + "ing"
		}
		if v[n-2:] == "ie" {
			ing = v[:n-2] + "ying"
		}
	case v[n-1] == 'y' && !vowel(v[n-2]):
		s, past, ing = v[:n-1]+"ies", v[:n-1]+"ied", v+"ing"
	case doubles(v):
		s, past, ing = v+"s", v+v[n-1:]+"ed", v+v[n-1:]+"ing"
	case v[n-1] == 'c':
		s, past, ing = v+"s", v+"ked", v+"king"
	default:
		s, past, ing = pluralOf(v), v+"ed", v+"ing"
		if v[n-1] == 'n' || n > 3 && v[n-3:] == "man" {
			s = v + "s"
		}
		if v[n-1] == 'o' {
			s = v + "es"
		}
	}
	return s, past, ing
}

func doubles(v string) bool {
	if doubled[v] {
		return true
	}
	n := len(v)
	if n < 3 || vowel(v[n-1]) || v[n-1] == 'w' || v[n-1] == 'x' || v[n-1] == 'y' || !vowel(v[n-2]) || vowel(v[n-3]) && !(v[n-3] == 'u' && n > 3 && v[n-4] == 'q') {
		return false
	}
	groups := 0
	for i := range n {
		if vowel(v[i]) && (i == 0 || !vowel(v[i-1])) {
			groups++
		}
	}
	return groups == 1
}
