package read

// promptWords is how long what an interviewer puts may be.
const promptWords = 26

// interview reads a text that is set as questions and answers without labels: from the first
// question on, short paragraphs alternate with longer ones in which somebody speaks in the first
// person. The short ones become prompts, the longer ones are spoken by the one whom the lines
// before the first question name.
func (d *Document) interview() {
	if n := len(d.Sentences); n == 0 || d.Sentences[0].Para == d.Sentences[n-1].Para {
		return // of one paragraph
	}
	paras := d.parts()
	first, name := -1, ""
	for i, p := range paras {
		s := &d.Sentences[p.first]
		if at := d.fullNameAt(s); at > 0 && first < 0 && s.Kind == Prose && name == "" {
			name = d.Text[d.Tokens[s.Body].Start:d.Tokens[at-1].End]
		}
		if i > 0 && d.asks(p) {
			first = i
			break
		}
	}
	if first < 0 || name == "" {
		return
	}
	prompts, asked, answers, mine := 0, 0, 0, 0
	for i := first; i < len(paras); i++ {
		if d.prompts(paras, i) {
			prompts++
			if d.asks(paras[i]) {
				asked++
			}
			continue
		}
		answers++
		if d.firstPersonIn(paras[i]) {
			mine++
		}
	}
	if prompts < 3 || asked*2 < prompts || mine*2 < answers || answers > 3*prompts {
		return
	}
	d.asked = true
	for i := first; i < len(paras); i++ {
		prompt := d.prompts(paras, i)
		for k := paras[i].first; k < paras[i].last; k++ {
			if prompt {
				d.Sentences[k].Kind = Prompt
			} else {
				d.Sentences[k].Speaker = name
			}
		}
	}
}

// parts are the sentences of each paragraph.
func (d *Document) parts() []run {
	var out []run
	for i := range d.Sentences {
		if i == 0 || d.Sentences[i].Para != d.Sentences[i-1].Para {
			out = append(out, run{i, i})
		}
		out[len(out)-1].last = i + 1
	}
	return out
}

// asks says that a paragraph is short and ends in a question.
func (d *Document) asks(p run) bool {
	return d.short(p) && d.Sentences[p.last-1].Question
}

func (d *Document) short(p run) bool {
	return d.Sentences[p.last-1].Last-d.Sentences[p.first].First <= promptWords && p.last-p.first <= 2
}

// prompts says that a paragraph puts something: it is short, the next is no prompt and is longer.
func (d *Document) prompts(paras []run, i int) bool {
	if i+1 >= len(paras) || !d.short(paras[i]) {
		return false
	}
	words := func(p run) int { return d.Sentences[p.last-1].Last - d.Sentences[p.first].First }
	return words(paras[i+1]) > 2*words(paras[i]) && !d.asks(paras[i+1])
}

func (d *Document) firstPersonIn(p run) bool {
	for i := d.Sentences[p.first].First; i < d.Sentences[p.last-1].Last; i++ {
		if t := &d.Tokens[i]; t.Quote < 0 && (t.Norm == "i" || t.Norm == "my" || ourWords[t.Norm]) {
			return true
		}
	}
	return false
}

// tellsWho says that a sentence near the top or the end of a text begins with a full name and
// tells who that is: "Marta Kowal teaches law in Lublin."
func (r *reader) tellsWho(i int) bool {
	if s := r.d.Sentences; i > 5 && i < len(s)-3 {
		return false
	}
	s := &r.d.Sentences[i]
	name := r.d.fullNameAt(s)
	if name == 0 || r.name(s.Body) != nil {
		return false
	}
	switch r.d.Tokens[name].Norm {
	case "is", "was", "has", "teaches", "served", "serves", "worked", "works", "advised", "advises", "heads", "headed",
		"led", "leads", "represented", "represents", "writes", "covers", "directs", "sat", "sits", "ran", "runs":
		return true
	}
	return false
}

// fullNameAt is the token behind a name of two to four words that begins a sentence, 0 if none does.
func (d *Document) fullNameAt(s *Sentence) int {
	i := s.Body
	for i < s.Last && d.Tokens[i].Kind == Word && (d.Tokens[i].Is(Capital) || d.Tokens[i].Is(Hyphen) || i > s.Body && i+1 < s.Last && d.Tokens[i+1].Is(Hyphen)) {
		i++
	}
	if n := i - s.Body; n < 2 || n > 5 || i >= s.Last || d.Tokens[i].Kind != Word {
		return 0
	}
	return i
}
