package read

import "testing"

func TestFind(t *testing.T) {
	l := newLexicon()
	if l.find("oil") != 0 || l.phrases.next(1, 2) != 0 {
		t.Error("an empty lexicon knows a word")
	}
	words := []string{"", "a", "of", "oil", "pipe", "pipes", "Ürümqi", "pipeline", "pipelines", "ministerial", "ministerxial", "ministerially"}
	for i, w := range words {
		if id := l.word(w); id != wordID(i+1) || l.word(w) != id {
			t.Errorf("%q has the number %d: want %d", w, id, i+1)
		}
	}
	for i := range 70000 {
		l.word("w" + string(rune('a'+i%26)) + string(rune(0x4e00+i/26)))
	}
	for i, w := range words {
		if id := l.find(w); id != wordID(i+1) {
			t.Errorf("of many words, %q has the number %d: want %d", w, id, i+1)
		}
	}
	for _, w := range []string{"\x00", "fo", "o", "pip", "pipelin", "ministeryial", "oil\x00"} {
		if l.find(w) != 0 {
			t.Errorf("%q is found", w)
		}
	}
	l.forget("oil")
	if l.find("oil") != 0 || l.find("") != 1 || l.word("oil") == 4 {
		t.Error("a forgotten word is found")
	}
}

func TestEdges(t *testing.T) {
	var e edges
	for node := range int32(200) {
		for w := range wordID(100) {
			if (int(node)+int(w))%3 == 0 {
				e.put(edge{node, w, node*100 + int32(w) + 1})
			}
		}
	}
	for node := range int32(200) {
		for w := range wordID(100) {
			want := int32(0)
			if (int(node)+int(w))%3 == 0 {
				want = node*100 + int32(w) + 1
			}
			if got := e.next(node, w); got != want {
				t.Fatalf("from %d by %d to %d: want %d", node, w, got, want)
			}
		}
	}
}
