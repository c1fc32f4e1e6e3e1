package read

// tieBreak guesses the act of a text in which no frame fired: each word that can report an act by
// itself votes for what it reports, words of more than one act for each of them in part. It is a
// linear model whose weights are the rows of the lexicon: nothing was trained. It returns "" where
// no word votes.
func (r *reader) tieBreak() (code string) {
	votes := map[string]float64{}
	first := map[string]int{}
	vote := func(code string, w float64, i int) {
		votes[code] += w
		if _, ok := first[code]; !ok {
			first[code] = i
		}
	}
	for i := range r.d.Tokens {
		t := &r.d.Tokens[i]
		if t.word == 0 {
			continue
		}
		w := &r.l.words[t.word]
		if t.class&clsVerb != 0 && w.verb != 0 {
			if fs := r.l.frames[w.verb]; len(fs) > 0 {
				n := 0 // of rows that tell an act by themselves
				for k := range fs {
					if !fs[k].outside {
						n++
					}
				}
				for k := range fs {
					if fs[k].outside {
						continue
					}
					weight := 0.5 / float64(n)
					if fs[k].weight == 0 {
						weight = 1
					}
					vote(fs[k].code, weight, i)
				}
			}
			continue
		}
		if t.class&clsNoun != 0 && w.root != 0 {
			for e := range r.l.ends[w.root] {
				if p := &r.l.ends[w.root][e]; p.kind == phAct {
					vote(r.l.acts[p.act].code, 0.6, i)
				}
			}
		}
	}
	best := 0.0
	for c, v := range votes {
		if c[:2] == "01" || v < 0.5 {
			continue
		}
		if v > best || v == best && (first[c] < first[code] || first[c] == first[code] && c < code) {
			best, code = v, c
		}
	}
	return code
}
