package source

import (
	"fmt"
	"strconv"
	"strings"
)

// Error says where a file is not what its reader wants, and what it wants. Line and column
// are empty where the whole file is meant.
type Error struct {
	Reader string // baci, sipri …
	File   string
	Line   int // 1 is the first line of the file
	Column string
	Got    string
	Want   string
	Err    error // what lies beneath, for instance io.ErrUnexpectedEOF
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Reader + ": " + e.File)
	if e.Line > 0 {
		b.WriteString(":" + strconv.Itoa(e.Line))
	}
	b.WriteString(":")
	if e.Column != "" {
		fmt.Fprintf(&b, " column %q", e.Column)
	}
	if e.Got != "" {
		if e.Column != "" {
			b.WriteString(" is")
		}
		fmt.Fprintf(&b, " %q:", shorten(e.Got))
	}
	if e.Err != nil {
		b.WriteString(" " + e.Err.Error() + ":")
	}
	b.WriteString(" want " + e.Want)
	return b.String()
}

// Unwrap gives what lies beneath.
func (e *Error) Unwrap() error { return e.Err }

func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
