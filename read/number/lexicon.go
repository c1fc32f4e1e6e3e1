package number

import (
	"strings"
	"sync"
)

// role is what a word does in a number.
type role uint8

const (
	none     role = iota
	unit1         // one to nineteen
	tens          // twenty to ninety
	hundred       // hundred
	scale         // thousand, million, dozen …
	scales        // thousands, millions, dozens: of unstated number
	ordinal       // first, second; as a fraction third, fifth
	ordinals      // thirds, fifths
	half          // half, halves
	multiple      // doubled, halved, twice
	article       // a, an
	function      // a word that cannot stand inside a noun group
)

// lex is a word's role and worth.
type lex struct {
	role  role
	time  bool // an expression of time can begin with it
	value float64
}

// lexicon is built once, at the first use.
var lexicon = sync.OnceValue(func() map[string]lex {
	m := make(map[string]lex, 600)
	for i, w := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		m[w] = lex{unit1, false, float64(i + 1)}
	}
	m["zero"] = lex{unit1, false, 0}
	for i, w := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		m[w] = lex{tens, false, float64(20 + 10*i)}
	}
	m["hundred"] = lex{hundred, false, 100}
	for w, v := range map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "dozen": 12, "lakh": 1e5, "crore": 1e7} {
		m[w] = lex{scale, false, v}
		m[w+"s"] = lex{scales, false, v}
	}
	m["hundreds"], m["tens"] = lex{scales, false, 100}, lex{scales, false, 10}
	for i, w := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		m[w] = lex{ordinal, false, float64(i + 1)}
		if i > 1 {
			m[w+"s"] = lex{ordinals, false, float64(i + 1)}
		}
	}
	m["quarter"], m["quarters"] = lex{ordinal, false, 4}, lex{ordinals, false, 4}
	m["hundredth"], m["hundredths"] = lex{ordinal, false, 100}, lex{ordinals, false, 100}
	m["half"], m["halves"] = lex{half, false, 2}, lex{half, false, 2}
	for w, v := range map[string]float64{
		"doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "twice": 2, "twofold": 2,
		"tripled": 3, "tripling": 3, "triples": 3, "triple": 3, "trebled": 3, "trebling": 3, "treble": 3, "thrice": 3, "threefold": 3,
		"quadrupled": 4, "quadrupling": 4, "quadruple": 4, "fourfold": 4, "quintupled": 5, "quintuple": 5, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
		"halved": 0.5, "halving": 0.5, "halves": 0.5, "halve": 0.5,
	} {
		if m[w].role == none {
			m[w] = lex{multiple, false, v}
		}
	}
	m["a"], m["an"] = lex{article, false, 1}, lex{article, false, 1}
	for _, w := range functionWords {
		if m[w].role == none {
			m[w] = lex{role: function}
		}
	}
	for w := range strings.FieldsSeq(timeWords) {
		m[w] = m[w].startsTime()
	}
	for w, l := range m {
		if l.role == ordinal || l.role == unit1 || l.role == tens || l.role == hundred {
			m[w] = l.startsTime()
		}
	}
	for w := range monthNames {
		m[w] = m[w].startsTime()
	}
	for w := range weekdays {
		m[w] = m[w].startsTime()
	}
	return m
})

func (l lex) startsTime() lex {
	l.time = true
	return l
}

// timeWords are the words, beside numbers, months and days, that an expression of time can
// begin with.
const timeWords = `the a an that those these this same then since h q past last previous preceding recent latest
prior next coming following subsequent year years month months week weeks day days decade decades session sessions
century period fortnight few couple yesterday today tomorrow now currently nowadays current early late mid fiscal
calendar fy`

// functionWords end a group of nouns: prepositions, conjunctions, determiners, pronouns,
// auxiliaries, common adverbs and verbs of being and saying.
var functionWords = []string{
	"about", "above", "according", "across", "after", "against", "along", "alongside", "amid", "among", "around", "as", "at", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "despite", "down", "during", "except", "for", "from", "in", "including", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "per", "since", "than", "through", "throughout", "to", "toward", "towards", "under", "until", "up", "upon", "versus", "via", "with", "within", "without",
	"and", "but", "or", "nor", "so", "yet", "because", "although", "though", "while", "whereas", "if", "unless", "when", "where", "whether", "that", "which", "who", "whom", "whose", "what", "how", "why",
	"the", "this", "these", "those", "each", "every", "some", "any", "all", "both", "either", "neither", "no", "not", "another", "such",
	"i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your", "his", "its", "our", "their", "itself", "themselves", "himself", "there", "here",
	"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "don", "doesn", "didn", "won",
	"said", "says", "say", "told", "came", "come", "comes", "went", "go", "goes", "made", "make", "makes", "took", "take", "takes", "got", "get", "gets", "won", "lost", "left", "put", "set", "saw", "see", "sees", "gave", "give", "gives", "found", "find", "know", "knew", "think", "thought", "held", "kept", "keep", "keeps", "sent", "paid", "pay", "bought", "sold", "became", "become", "began", "begin", "fell", "fall", "falls", "rose", "rise", "rises", "grew", "grow", "grows", "needed", "need", "needs", "want", "wanted", "used", "died", "killed", "voted", "worked",
	"more", "less", "most", "least", "ago", "later", "earlier", "now", "then", "still", "also", "just", "only", "even", "ever", "never", "again", "already", "often", "always", "once", "too", "very", "apart", "away", "back", "together", "worldwide", "annually", "yearly", "monthly", "daily", "today", "yesterday", "tomorrow", "early", "late", "long", "wide", "tall", "deep", "high", "thick", "respectively", "combined", "overall", "instead", "however", "meanwhile", "compared", "who's", "whichever", "whatever", "whoever", "higher", "lower",
	"am", "pm", "a.m.", "p.m.", "edt", "est", "gmt", "pdt", "pst", "bst", "utc",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
}
