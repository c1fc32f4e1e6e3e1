package read

import (
	"strings"
)

// Parse cuts a text into tokens, sentences and quotations. It never fails: a text without
// words has no sentences. Time and memory grow in proportion to the text.
func Parse(text string) *Document {
	d := &Document{}
	d.parse(text)
	return d
}

// parse is Parse into a document whose memory is used again.
func (d *Document) parse(text string) {
	*d = Document{Text: text, Tokens: tokens(text, d.Tokens[:0]), Sentences: d.Sentences[:0], Quotes: d.Quotes[:0], marks: markRunes(text), paras: d.paras}
	paras := d.paragraphs()
	d.quotations(paras)
	for n, p := range paras {
		d.splitParagraph(p, n)
	}
	d.layout()
	for s := range d.Sentences {
		for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
			d.Tokens[i].Sent = int32(s)
		}
	}
}

// run is a range of tokens, last exclusive.
type run struct{ first, last int }

// wideLine is the length from which a text is taken not to be wrapped by hand: each of its
// lines is a paragraph.
const wideLine = 180

// paragraphs groups the tokens: an empty line always ends a paragraph; a single line break
// does unless the line goes on, that is, the next begins in lower case, or the text is wrapped
// and the line is about full.
func (d *Document) paragraphs() []run {
	out := d.paras[:0]
	if len(d.Tokens) > 0 && strings.IndexByte(d.Text, '\n') < 0 {
		d.paras = append(out, run{0, len(d.Tokens)})
		return d.paras
	}
	width, wrapped := d.lineWidth()
	start := 0
	lineStart := 0
	for i := 1; i < len(d.Tokens); i++ {
		gap := d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]
		if gap == "" || gap == " " {
			continue
		}
		breaks := strings.Count(gap, "\n")
		if breaks == 0 {
			continue
		}
		line := int(d.Tokens[i-1].End) - lineStart
		lineStart = int(d.Tokens[i].Start)
		if breaks == 1 && d.lineGoesOn(i, line, width, wrapped) {
			continue
		}
		out = append(out, run{start, i})
		start = i
	}
	if len(d.Tokens) > start {
		out = append(out, run{start, len(d.Tokens)})
	}
	d.paras = out
	return out
}

func (d *Document) lineGoesOn(next, line, width int, wrapped bool) bool {
	t := &d.Tokens[next]
	if d.bulletAt(next) || t.Is(Upper) && d.label(next, len(d.Tokens)) > 0 {
		return false
	}
	if t.Kind == Word && !t.Is(Capital) {
		return true
	}
	last := &d.Tokens[next-1]
	if last.Kind == Punct && last.Norm != "," && d.numberAt(next, len(d.Tokens)) {
		return false
	}
	if last.Norm == "," || last.Norm == "-" {
		return true
	}
	return wrapped && line*10 >= width*7
}

// lineWidth is the length of the longest line, and whether the text looks wrapped by hand.
func (d *Document) lineWidth() (width int, wrapped bool) {
	lines := 0
	rest := d.Text
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		width = max(width, len(line))
		lines++
		rest = after
	}
	return width, lines > 1 && width <= wideLine
}

// bulletAt says whether a line that begins with token i is an entry of a list.
func (d *Document) bulletAt(i int) bool {
	if i+1 >= len(d.Tokens) || d.Tokens[i+1].Start == d.Tokens[i].End {
		return d.Tokens[i].Norm == "•"
	}
	switch d.Tokens[i].Norm {
	case "•", "·", "*", "-", "–", "—", "▪", "●", "‣", "◦":
		return true
	}
	return false
}

// numberAt says that a paragraph begins with the number of an entry: "1. Signed a deal", "2) Closed a port".
func (d *Document) numberAt(first, last int) bool {
	if first+2 >= last || d.Tokens[first].Kind != Number || len(d.Tokens[first].Norm) > 2 {
		return false
	}
	p := &d.Tokens[first+1]
	return p.Is(Glued) && (p.Norm == "." || p.Norm == ")") && !d.Tokens[first+2].Is(Glued) && d.Tokens[first+2].Is(Capital)
}

// numberedNext says that the paragraph behind that of sentence i begins with the number of an entry, too.
func (d *Document) numberedNext(i int) bool {
	for j := i + 1; j < len(d.Sentences); j++ {
		if s := &d.Sentences[j]; s.Para != d.Sentences[i].Para {
			return d.numberAt(s.First, s.Last)
		}
	}
	return false
}

// splitParagraph cuts a paragraph into sentences.
func (d *Document) splitParagraph(p run, n int) {
	start, i := p.first, p.first
	if d.numberAt(p.first, p.last) {
		i += 2
	}
	for ; i < p.last; i++ {
		end := d.sentenceEnd(i, p.last)
		if end == 0 && i+1 < p.last {
			continue
		}
		if end == 0 {
			end = p.last
		}
		for end-start > maxSentence {
			cut := d.cut(start)
			d.addSentence(start, cut, n)
			start = cut
		}
		d.addSentence(start, end, n)
		start, i = end, end-1
	}
}

// maxSentence is how many tokens a sentence may have. A longer one is no sentence but a table or
// a text without full stops; it is cut, so that time stays in proportion to the text.
const maxSentence = 300

// cut finds where to cut a run of tokens that is too long: after the last comma or semicolon
// that fits.
func (d *Document) cut(start int) int {
	for i := start + maxSentence - 1; i > start+maxSentence/2; i-- {
		if n := d.Tokens[i].Norm; n == "," || n == ";" {
			return i + 1
		}
	}
	return start + maxSentence
}

// sentenceEnd returns the token after the sentence that token i ends, or 0 if it ends none.
func (d *Document) sentenceEnd(i, last int) int {
	t := &d.Tokens[i]
	if t.Kind == Word && t.Is(Abbrev) {
		if i+1 < last && !titleAbbreviations[t.Norm] && d.opensSentence(i+1) {
			return i + 1
		}
		return 0
	}
	if t.Kind != Punct {
		return 0
	}
	switch t.Norm[:1] {
	case ".", "?", "!":
	default:
		if t.Norm != "…" {
			return 0
		}
	}
	end := i + 1
	for end < last && d.Tokens[end].Is(Glued) && d.closes(end) {
		end++
	}
	if end == last {
		return end
	}
	next := &d.Tokens[end]
	switch {
	case next.Is(Glued) && next.Kind != Word: // "3.-", "?!"
		return 0
	case next.Kind == Word && !next.Is(Capital):
		return 0
	case next.Kind == Punct && !d.opens(end) && !d.bulletAt(end) && next.Norm != "-" && next.Norm != "—" && next.Norm != "...":
		return 0
	}
	return end
}

// opensSentence says whether a capitalised token is a word that begins sentences, so that the
// abbreviation before it ended one.
func (d *Document) opensSentence(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == Word && t.Is(Capital) && sentenceOpeners[t.Norm] || d.opens(i) && !t.Is(Glued)
}

var sentenceOpeners = wordSet(`the a an in on at it he she they we i but and this that these those there as for by
	after before while when if although however meanwhile since its his her their our with from to both
	some many most all no not what who why how which`)

func (d *Document) closes(i int) bool {
	switch d.Tokens[i].Norm {
	case `"`, "”", "»", ")", "]", "'":
		return true
	}
	return false
}

func (d *Document) opens(i int) bool {
	switch d.Tokens[i].Norm {
	case `"`, "“", "«", "„", "(", "[":
		return true
	case "'":
		return !d.Tokens[i].Is(Glued)
	}
	return false
}

func (d *Document) addSentence(first, last, para int) {
	s := Sentence{
		Start: d.Tokens[first].Start, End: d.Tokens[last-1].End,
		First: first, Last: last, Body: first, Para: para,
	}
	for i := last - 1; i >= first && i >= last-4; i-- {
		if d.Tokens[i].Norm == "?" {
			s.Question = true
		}
		if d.Tokens[i].Kind != Punct {
			break
		}
	}
	d.Sentences = append(d.Sentences, s)
}
