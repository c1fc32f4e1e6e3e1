package read

import "strings"

// phraseSet are the phrases of which one must stand at a place of a rule.
type phraseSet struct {
	phrases     []string // words parted by blanks
	parts       [][]string
	first, last wordMask // of the first and last words of the phrases
}

// wordMask is a set of the beginnings of words, three letters each, coarse: two beginnings may
// share a bit. It tells quickly that none of a rule's words stands in a sentence.
type wordMask [8]uint64

// beginning is the bit of a word.
func beginning(word string) uint16 {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(word) && i < 3; i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return uint16((h ^ h>>15) & 511)
}

func (m *wordMask) add(bit uint16)      { m[bit>>6] |= 1 << (bit & 63) }
func (m *wordMask) has(bit uint16) bool { return m[bit>>6]>>(bit&63)&1 != 0 }

func (m *wordMask) meets(other *wordMask) bool {
	var any uint64
	for i := range m {
		any |= m[i] & other[i]
	}
	return any != 0
}

func newPhraseSet(phrases []string) *phraseSet {
	s := &phraseSet{phrases: phrases, parts: make([][]string, len(phrases))}
	for i, p := range phrases {
		parts := strings.Split(p, " ")
		s.parts[i] = parts
		s.first.add(beginning(parts[0]))
		s.last.add(beginning(parts[len(parts)-1]))
	}
	return s
}

// mostPhrases is how many phrases a set may have when the sets inside it are written out.
const mostPhrases = 1 << 20

// setLine reads a synonym of a set: "+GOLD_FLORIN", "+&OTHER", "+CLOSER &OTHER". A word that does not
// end with an underscore stands for its plural too.
func (p *dictParser) setLine(set, line string) {
	var words []string
	for f := range strings.FieldsSeq(strings.ReplaceAll(line, "_", " ")) {
		if f[0] == '&' && len(f) > 1 {
			words = append(words, f)
		} else {
			words = append(words, tokensOf(f)...)
		}
	}
	if len(words) == 0 {
		return
	}
	p.sets[set] = append(p.sets[set], strings.Join(words, " "))
	if last := words[len(words)-1]; last[0] != '&' && !strings.HasSuffix(line, "_") {
		words[len(words)-1] = pluralOf(last)
		p.sets[set] = append(p.sets[set], strings.Join(words, " "))
	}
}

// set gives the phrases of a set with the sets inside it written out. The names of the sets that
// are being written out stand in within.
func (p *dictParser) set(name string, within ...string) (*phraseSet, error) {
	if s := p.written[name]; s != nil {
		return s, nil
	}
	raw, ok := p.sets[name]
	if !ok {
		in := ""
		if len(within) > 0 {
			in = ", of &" + within[len(within)-1] + ","
		}
		return nil, p.bad("the set &%s%s is not defined above", name, in)
	}
	for _, w := range within {
		if w == name {
			return nil, p.bad("the set &%s holds itself: &%s", name, strings.Join(append(within, name), " > &"))
		}
	}
	within = append(within, name)
	var all []string
	seen := map[string]bool{}
	for _, r := range raw {
		list := []string{""}
		for w := range strings.FieldsSeq(r) {
			choices := []string{w}
			if w[0] == '&' {
				inner, err := p.set(strings.Trim(w, "&{}"), within...)
				if err != nil {
					return nil, err
				}
				choices = inner.phrases
			}
			if len(list)*len(choices)+len(all) > mostPhrases {
				return nil, p.bad("the set &%s is of more than %d phrases", name, mostPhrases)
			}
			longer := make([]string, 0, len(list)*len(choices))
			for _, a := range list {
				for _, b := range choices {
					longer = append(longer, strings.TrimLeft(a+" "+b, " "))
				}
			}
			list = longer
		}
		for _, w := range list {
			if !seen[w] {
				seen[w] = true
				all = append(all, w)
			}
		}
	}
	s := newPhraseSet(all)
	p.written[name] = s
	return s, nil
}
