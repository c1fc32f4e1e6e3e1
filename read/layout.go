package read

import "tightrope/fact"

// layout marks what is not running prose: headlines, captions, list entries, datelines and the
// speaker labels of a transcript.
func (d *Document) layout() {
	labels := d.speakerLabels()
	speaker, numbered := "", false
	for i := range d.Sentences {
		s := &d.Sentences[i]
		begins := i == 0 || d.Sentences[i-1].Para != s.Para
		alone := begins && (i+1 == len(d.Sentences) || d.Sentences[i+1].Para != s.Para)
		if begins {
			if end := d.label(s.First, s.Last); end > 0 && labels[d.labelText(s.First, end)] > 0 {
				speaker = d.labelText(s.First, end)
				if speaker == "A" || speaker == "Answer" {
					speaker = d.interviewee(i, speaker)
				}
				d.skip(s, end+1)
			} else if d.bulletAt(s.First) && s.First+1 < s.Last {
				d.skip(s, s.First+1)
				s.Kind = Bullet
			} else if d.numberAt(s.First, s.Last) && (i+1 < len(d.Sentences) && d.numberedNext(i) || numbered) {
				d.skip(s, s.First+2)
				s.Kind, numbered = Bullet, true
			} else if end := d.dateline(s.First, s.Last); end > 0 {
				d.skip(s, end)
			} else if i < 4 && d.dateAlone(s.First, s.Last) {
				d.readDateline(s.First, s.Last)
			}
		}
		s.Speaker = speaker
		if alone && s.Kind == Prose {
			s.Kind = d.lineKind(*s)
		}
		for j := s.Body; j < s.Last; j++ {
			if d.Tokens[j].Kind == Word {
				d.Tokens[j].Flags |= FirstWord
				break
			}
		}
	}
	if len(d.Sentences) > 1 {
		d.captions()
	}
	d.headlinesAlone()
	if labels == nil {
		d.interview()
	}
}

// headlinesAlone reads a text that is nothing but headlines, which then are all that it tells, as prose.
func (d *Document) headlinesAlone() {
	for i := range d.Sentences {
		if d.Sentences[i].Kind != Headline {
			return
		}
	}
	for i := range d.Sentences {
		d.Sentences[i].Kind = Prose
	}
}

var (
	pictureWords = wordSet("photo photos photograph picture pictured image images caption illustration")
	pictureKinds = wordSet("file archive archival stock handout main cover lead top press satellite drone")
	agencies     = wordSet("afp ap reuters epa dpa getty xinhua tass bloomberg anadolu kyodo yonhap archive file handout photo")
)

// captions marks the words under a picture: a paragraph of a few sentences that a label opens
// ("File photo: …"), or that ends in who took the picture ("Photo: Ana Ruiz") or, short of the last
// paragraph, in an agency between brackets; wire copy ends so, too.
func (d *Document) captions() {
	for first := 0; first < len(d.Sentences); {
		last := first + 1
		for last < len(d.Sentences) && d.Sentences[last].Para == d.Sentences[first].Para {
			last++
		}
		s, end := &d.Sentences[first], &d.Sentences[last-1]
		body := d.pictureLabel(s.Body, s.Last)
		if last-first <= 3 && (body > 0 || last-first > 1 && d.pictureLabel(end.Body, end.Last) > 0 || first > 0 && last < len(d.Sentences) && d.credited(end)) {
			if body > 0 {
				d.skip(s, body)
			}
			for i := first; i < last; i++ {
				d.Sentences[i].Kind = Caption
			}
		}
		first = last
	}
}

// pictureLabel is the token behind a label such as "Photo:" or "File picture:", 0 if none begins there.
func (d *Document) pictureLabel(first, last int) int {
	i := first
	for i < min(last, first+2) && pictureKinds[d.Tokens[i].Norm] {
		i++
	}
	if i+2 < last && pictureWords[d.Tokens[i].Norm] && (d.Tokens[i+1].Norm == ":" || d.Tokens[i+1].Norm == "by" && d.Tokens[i+2].Is(Capital)) {
		return i + 2
	}
	return 0
}

// credited says that a line ends in an agency or a word for pictures between brackets.
func (d *Document) credited(s *Sentence) bool {
	if d.Tokens[s.Last-1].Norm != ")" {
		return false
	}
	for i := s.Last - 2; i >= max(s.First, s.Last-8) && d.Tokens[i].Norm != "("; i-- {
		if agencies[d.Tokens[i].Norm] {
			return true
		}
	}
	return false
}

// interviewee is the name of the one who answers in an interview: the first name of two words or
// more that an apposition or a clause follows, in the sentences before the answer at sentence n;
// else the label.
func (d *Document) interviewee(n int, label string) string {
	for i := range d.Sentences[:n] {
		s := &d.Sentences[i]
		run := 0
		for j := s.First; j+1 < s.Last; j++ {
			if t := &d.Tokens[j]; t.Kind != Word || !t.Is(Capital) {
				run = 0
				continue
			}
			if run++; run < 2 || run > 4 || d.Tokens[j+1].Norm != "," || j+2 >= s.Last {
				continue
			}
			switch d.Tokens[j+2].Norm {
			case "who", "a", "an", "the", "of", "former", "director", "professor", "author", "head", "fellow", "editor":
				return d.Text[d.Tokens[j-run+1].Start:d.Tokens[j].End]
			}
		}
	}
	return label
}

func (d *Document) skip(s *Sentence, body int) {
	for i := s.First; i < body; i++ {
		d.Tokens[i].Flags |= DatelineTok
	}
	s.Body = body
}

// lineKind tells a headline or caption from a sentence: it stands alone and does not end in a
// full stop.
func (d *Document) lineKind(s Sentence) SentenceKind {
	last := d.Tokens[s.Last-1]
	for i := s.Body; i < s.Last; i++ {
		t := &d.Tokens[i]
		if !t.Is(InBracket) {
			continue
		}
		switch t.Norm {
		case "l", "r", "c", "left", "right", "file", "photo", "archive", "pictured", "centre", "center":
			if i+1 < s.Last && d.Tokens[i+1].Norm == ")" {
				return Caption
			}
		}
	}
	switch last.Norm {
	case ":":
		if s.Last-s.Body <= 4 && d.Tokens[s.Body].Is(Capital) {
			return Headline // "China:"
		}
		return Prose
	case ".", "?", "!", `"`, "”", ";", "…":
		return Prose
	}
	if s.Last-s.Body <= 24 && !d.hasVerbalEnd(s) {
		return Headline
	}
	return Prose
}

// hasVerbalEnd says that the line stops in the middle, as a text that was cut off does.
func (d *Document) hasVerbalEnd(s Sentence) bool {
	switch d.Tokens[s.Last-1].Norm {
	case ",", "the", "a", "of", "and", "to", "in", "...":
		return true
	}
	return false
}

// label returns the colon that ends a speaker's label at the start of a paragraph, or 0.
func (d *Document) label(first, last int) int {
	for i := first; i < min(last, first+6); i++ {
		t := &d.Tokens[i]
		if t.Norm == ":" {
			if i > first && i+1 < last {
				return i
			}
			return 0
		}
		if t.Kind != Word || !t.Is(Capital) && !t.Is(Glued) {
			return 0
		}
	}
	return 0
}

func (d *Document) labelText(first, end int) string {
	return d.Text[d.Tokens[first].Start:d.Tokens[end-1].End]
}

// speakerLabels counts the labels that begin paragraphs; a label counts only in a text where
// at least one returns.
func (d *Document) speakerLabels() map[string]int {
	var count map[string]int
	most := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if i > 0 && d.Sentences[i-1].Para == s.Para {
			continue
		}
		if end := d.label(s.First, s.Last); end > 0 && d.pictureLabel(s.First, s.Last) == 0 {
			l := d.labelText(s.First, end)
			if count == nil {
				count = map[string]int{}
			}
			count[l]++
			most = max(most, count[l])
		}
	}
	if most < 2 {
		return nil
	}
	for l, n := range count {
		if n < 2 {
			delete(count, l)
		}
	}
	return count
}

// dateline returns the token after a dateline such as "NEW DELHI, July 12, 2024 - " or
// "PARIS (Agency) — ", or 0. It begins with a capitalised place and ends with a dash between
// spaces.
func (d *Document) dateline(first, last int) int {
	if t := &d.Tokens[first]; t.Kind != Word || !t.Is(Capital) {
		return 0
	}
	upper := d.Tokens[first].Is(Upper)
	for i := first; i < min(last, first+16); i++ {
		t := &d.Tokens[i]
		switch t.Norm {
		case "-", "—", "–", "--":
			if i == first || i+1 >= last || t.Is(Glued) && t.Norm == "-" || !upper && !d.hasDate(first, i) && !d.hasBracket(first, i) {
				return 0
			}
			d.readDateline(first, i)
			return i + 1
		}
		if t.Kind == Word && !t.Is(Capital) && !t.Is(InBracket) {
			return 0
		}
	}
	return 0
}

// dateAlone says that a sentence near the top is nothing but a place and a date: "HELSINKI, Dec. 12,
// 2021." or "Published 3 June 2024".
func (d *Document) dateAlone(first, last int) bool {
	if last-first > 12 || !d.hasDate(first, last) {
		return false
	}
	for i := first; i < last; i++ {
		if t := d.Tokens[i]; t.Kind == Word && !t.Is(Capital) {
			return false
		}
	}
	return true
}

func (d *Document) hasBracket(first, last int) bool {
	return d.Tokens[last-1].Norm == ")" && last-first > 2
}

func (d *Document) hasDate(first, last int) bool {
	for i := first; i < last; i++ {
		if month(d.Tokens[i].Norm) > 0 {
			return true
		}
	}
	return false
}

// month is the number of a month by its English name or its usual short form, 0 of another word.
func month(name string) int {
	switch name {
	case "january", "jan":
		return 1
	case "february", "feb":
		return 2
	case "march", "mar":
		return 3
	case "april", "apr":
		return 4
	case "may":
		return 5
	case "june", "jun":
		return 6
	case "july", "jul":
		return 7
	case "august", "aug":
		return 8
	case "september", "sep", "sept":
		return 9
	case "october", "oct":
		return 10
	case "november", "nov":
		return 11
	case "december", "dec":
		return 12
	}
	return 0
}

// readDateline keeps the date that a dateline gives.
func (d *Document) readDateline(first, last int) {
	if !d.Dateline.IsZero() {
		return
	}
	var date fact.Date
	for i := first; i < last; i++ {
		t := d.Tokens[i]
		if m := month(t.Norm); m > 0 && t.Is(Capital) {
			date.Month = m
		}
		if t.Kind != Number || len(t.Norm) > 4 {
			continue
		}
		n := 0
		for _, c := range []byte(t.Norm) {
			if c < '0' || c > '9' {
				n = 0
				break
			}
			n = n*10 + int(c-'0')
		}
		switch {
		case n >= 1800 && n <= 2199 && len(t.Norm) == 4:
			date.Year = n
		case n >= 1 && n <= 31:
			date.Day = n
		}
	}
	if date.Year == 0 {
		return
	}
	if date.Month == 0 {
		date.Day = 0
	}
	if date.Valid() {
		d.Dateline = date
	}
}
