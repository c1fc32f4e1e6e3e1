package read

import "math/bits"

// The tables of the lexicon that are asked for every word of a text use open addressing in at least
// twice as many slots as there are entries, so that a word that is not there costs a look or two.

// vocabulary finds the number of a word by its letters.
type vocabulary struct {
	slots []wordSlot // a power of two of them
	n     int
}

// wordSlot holds the number of a word, 0 where it is free, and its key.
type wordSlot struct {
	key uint64
	id  wordID
}

// find gives the number of a folded word, 0 where the lexicon does not know it.
func (l *lexicon) find(s string) wordID {
	if slot := l.slotOf(s); slot != nil {
		return slot.id
	}
	return 0
}

func (l *lexicon) slotOf(s string) *wordSlot {
	key, slots := keyOf(s), l.vocab.slots
	for i := slotHash(key); len(slots) > 0; i++ {
		slot := &slots[i&(len(slots)-1)]
		if slot.id == 0 || slot.key == key && (len(s) < 8 || l.words[slot.id].text == s) {
			return slot
		}
	}
	return nil
}

// forget makes a word unknown; what its number stands for stays.
func (l *lexicon) forget(s string) {
	if slot := l.slotOf(s); slot != nil && slot.id != 0 {
		slot.key = 1 << 63 // of no word
	}
}

func (v *vocabulary) put(s string, id wordID) {
	if v.n++; 2*v.n > len(v.slots) {
		old := v.slots
		v.slots = make([]wordSlot, max(32768, 2*len(old)))
		for _, slot := range old {
			v.place(slot)
		}
	}
	v.place(wordSlot{keyOf(s), id})
}

func (v *vocabulary) place(slot wordSlot) {
	if slot.id == 0 {
		return
	}
	i := slotHash(slot.key)
	for v.slots[i&(len(v.slots)-1)].id != 0 {
		i++
	}
	v.slots[i&(len(v.slots)-1)] = slot
}

// keyOf is the bytes of a word of up to seven with their number, so that no two such words share one,
// and a mix of the first and the last eight of a longer one.
func keyOf(s string) uint64 {
	switch n := len(s); {
	case n >= 8:
		return (eight(s)+eight(s[n-8:])*0x9e3779b97f4a7c15+uint64(n))*0xd6e8feb86659fd93 | 0xff<<56
	case n >= 4:
		return four(s) | four(s[n-4:])<<(8*(n-4)) | uint64(n)<<56
	case n > 0:
		return uint64(s[0]) | uint64(s[n/2])<<(n/2*8) | uint64(s[n-1])<<(n*8-8) | uint64(n)<<56
	}
	return 0
}

func slotHash(key uint64) int { return int((key ^ key>>32) * 0x9e3779b97f4a7c15 >> 32) }

func eight(s string) uint64 { return four(s) | four(s[4:8])<<32 }

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// quickSet is a set of words that is asked about most words of a text: first letter and length turn
// most of them away, and a short word is in the set if its key is.
type quickSet struct {
	lengths [32]uint32 // by first letter, one bit each
	keys    []uint64   // a power of two of them, 0 where free
	words   map[string]bool
}

func newQuickSet(words string) *quickSet {
	q := &quickSet{words: wordSet(words)}
	q.keys = make([]uint64, 1<<bits.Len(uint(2*len(q.words))))
	for w := range q.words {
		q.lengths[w[0]&31] |= 1 << min(len(w), 31)
		i := slotHash(keyOf(w))
		for q.keys[i&(len(q.keys)-1)] != 0 {
			i++
		}
		q.keys[i&(len(q.keys)-1)] = keyOf(w)
	}
	return q
}

func (q *quickSet) has(w string) bool {
	if w == "" || q.lengths[w[0]&31]>>min(len(w), 31)&1 == 0 {
		return false
	}
	key := keyOf(w)
	for i := slotHash(key); ; i++ {
		switch q.keys[i&(len(q.keys)-1)] {
		case 0:
			return false
		case key:
			return len(w) < 8 || q.words[w]
		}
	}
}

// edges lead from a node of the phrases and the word behind it to the next node.
type edges struct {
	slots []edge // a power of two of them
	n     int
}

// edge is free where it leads to node 0.
type edge struct {
	from int32
	word wordID
	to   int32
}

// next is the node behind a node and a word, 0 if none.
func (e *edges) next(node int32, word wordID) int32 {
	if len(e.slots) == 0 {
		return 0
	}
	for i := edgeHash(node, word); ; i++ {
		if x := &e.slots[i&(len(e.slots)-1)]; x.to == 0 || x.from == node && x.word == word {
			return x.to
		}
	}
}

// next is the node behind a node and a word of phrases, 0 if none.
func (l *lexicon) next(node int32, word wordID) int32 {
	if !l.words[word].within {
		return 0
	}
	return l.phrases.next(node, word)
}

func (e *edges) put(x edge) {
	if e.n++; 2*e.n > len(e.slots) {
		old := e.slots
		e.slots = make([]edge, max(8192, 2*len(old)))
		for _, x := range old {
			if x.to != 0 {
				e.place(x)
			}
		}
	}
	e.place(x)
}

func (e *edges) place(x edge) {
	i := edgeHash(x.from, x.word)
	for e.slots[i&(len(e.slots)-1)].to != 0 {
		i++
	}
	e.slots[i&(len(e.slots)-1)] = x
}

func edgeHash(node int32, word wordID) int {
	return int((uint64(node)<<32 | uint64(word)) * 0x9e3779b97f4a7c15 >> 40)
}
