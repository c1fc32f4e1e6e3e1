package read

import (
	"sort"
	"unicode/utf8"

	"tightrope/fact"
)

// Document is a text cut into tokens, sentences and quotations. All offsets are bytes of
// Text; [Document.Span] gives both bytes and code points.
type Document struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	Quotes    []Quote
	own       fact.ActorID // the state that the author calls ours, "" where the author writes of none so
	Dateline  fact.Date    // the date that the dateline or heading gives, as far as it does

	lex    *lexicon // that its words are numbered by
	dashes bool     // there are dashes that part clauses
	asked  bool     // it is an interview without labels

	marks []int32 // code points before each mark-th byte; nil for ASCII
	paras []run
}

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word   TokenKind = iota // letters, or letters and digits ("TB2"); also "'s" and "n't"
	Number                  // digits with separators: 40,000 or 1.3; the sign stands in a flag
	Symbol                  // $, %, €, …
	Punct                   // everything else that is not space
)

// TokenFlag marks how a token is written and where it stands.
type TokenFlag uint16

// The flags of a token.
const (
	Capital     TokenFlag = 1 << iota // begins with an upper-case letter
	Upper                             // two or more letters, all upper-case
	Hyphen                            // joined to the token before by a hyphen or a short dash
	Glued                             // no space before
	Abbrev                            // its full stop belongs to it: "Mr.", "U.S."
	Negative                          // a number with a minus sign before it
	FirstWord                         // first word of its sentence, so that a capital says little
	InBracket                         // inside round or square brackets
	Possessive                        // followed by 's or '
	DatelineTok                       // part of a dateline, bullet or speaker label: not prose
)

// Token is a word, number, symbol or mark of punctuation.
type Token struct {
	Start, End int32 // bytes of the text
	Norm       string
	Kind       TokenKind
	Flags      TokenFlag
	Quote      int32 // index into Document.Quotes, -1 outside
	Sent       int32 // index into Document.Sentences

	word  wordID // of the lexicon, 0 when it does not know the word
	class class  // what the lexicon says it can be, narrowed by its neighbours
}

// Is reports whether the token has all the flags.
func (t *Token) Is(f TokenFlag) bool { return t.Flags&f == f }

// SentenceKind says what part of the layout a sentence is.
type SentenceKind uint8

// The kinds of sentence.
const (
	Prose    SentenceKind = iota
	Headline              // a short line without a final stop, alone in its paragraph
	Caption               // words under a picture
	Bullet                // an entry of a list
	Prompt                // what an interviewer puts to the one who answers
)

// Sentence is a run of tokens, First to Last exclusive.
type Sentence struct {
	Start, End  int32 // bytes, without the white space around
	First, Last int   // tokens
	Body        int   // first token after dateline, bullet or speaker label
	Para        int   // number of the paragraph
	Kind        SentenceKind
	Question    bool   // ends in a question mark
	Speaker     string // label of a transcript: "HOST", "ANALYST"; holds until the next label
}

// Quote is direct speech or a quoted phrase between quotation marks.
type Quote struct {
	First, Last int   // tokens inside the marks, Last exclusive
	Start, End  int32 // bytes inside the marks
	Open        bool  // never closed: ends with its paragraph
}

const markStep = 256

// Span gives the code points and bytes of a piece of the text.
func (d *Document) Span(start, end int) fact.Span {
	return fact.Span{Start: d.runes(start), End: d.runes(end), BStart: start, BEnd: end}
}

// Quotation gives the exact words from one byte to another.
func (d *Document) Quotation(start, end int) string { return d.Text[start:end] }

// TokenSpan gives the span of the tokens first to last exclusive, without outer white space.
func (d *Document) TokenSpan(first, last int) fact.Span {
	return d.Span(int(d.Tokens[first].Start), int(d.Tokens[last-1].End))
}

// Raw is a token as the text writes it.
func (d *Document) Raw(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// At finds the first token that ends after a byte; it is len(Tokens) past the last.
func (d *Document) At(byteOffset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > byteOffset })
}

// runes counts the code points before a byte. A byte that is not UTF-8 counts as one.
func (d *Document) runes(at int) int {
	if d.marks == nil {
		return at
	}
	m := at / markStep
	if m >= len(d.marks) {
		m = len(d.marks) - 1
	}
	base := m * markStep
	for base < at && base > 0 && !utf8.RuneStart(d.Text[base]) {
		base++ // the rune that straddles the mark was counted before it
	}
	return int(d.marks[m]) + utf8.RuneCountInString(d.Text[base:max(at, base)])
}

// markRunes builds the table that makes runes fast: the code points that begin before every
// markStep-th byte.
func markRunes(text string) []int32 {
	rest := text
	for len(rest) >= 8 && eight(rest)&0x8080808080808080 == 0 {
		rest = rest[8:]
	}
	if len(rest) == utf8.RuneCountInString(rest) {
		return nil // all ASCII
	}
	marks := make([]int32, 0, len(text)/markStep+1)
	n, next := int32(0), 0
	for i := range text {
		for i >= next {
			marks = append(marks, n)
			next += markStep
		}
		n++
	}
	for next <= len(text) {
		marks = append(marks, n)
		next += markStep
	}
	return marks
}
