package read

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// parse reads a line as encoding/json does. Lines of strings and whole numbers alone, which nearly all
// are, take a shorter way.
func (in *lineIn) parse(line []byte) error {
	if in.plain(line) {
		return nil
	}
	*in = lineIn{}
	return json.Unmarshal(line, in)
}

// plain reads a line that is an object of the four fields, spelled as they are, with values that are
// strings or, for the id, whole numbers. It says whether the line was one.
func (in *lineIn) plain(line []byte) bool {
	z := lineScanner{line: line}
	for first := true; ; first = false {
		if z.skip('}') {
			return !first && z.at == len(line)
		}
		if first && !z.skip('{') || !first && !z.skip(',') {
			return false
		}
		key := z.literal()
		if key == nil || !z.skip(':') {
			return false
		}
		value := z.literal()
		switch string(key) {
		case `"id"`:
			if value == nil {
				value = z.digits()
			}
			if value == nil || bytes.IndexByte(value, '\\') >= 0 || !utf8.Valid(value) {
				return false
			}
			in.ID = value
		case `"text"`:
			in.Text = new(string)
			if !unquote(value, in.Text) {
				return false
			}
		case `"date"`:
			if !unquote(value, &in.Date) {
				return false
			}
		case `"marked"`:
			if !unquote(value, &in.Marked) {
				return false
			}
		default:
			return false
		}
	}
}

// unquote gives what a string literal holds.
func unquote(literal []byte, s *string) bool {
	if literal == nil {
		return false
	}
	if bytes.IndexByte(literal, '\\') >= 0 || !utf8.Valid(literal) {
		return json.Unmarshal(literal, s) == nil
	}
	*s = string(literal[1 : len(literal)-1])
	return true
}

// lineScanner goes through a line piece by piece.
type lineScanner struct {
	line []byte
	at   int
}

// skip goes past a byte and the white space around it, if it stands there.
func (z *lineScanner) skip(c byte) bool {
	z.space()
	if z.at == len(z.line) || z.line[z.at] != c {
		return false
	}
	z.at++
	z.space()
	return true
}

func (z *lineScanner) space() {
	for z.at < len(z.line) && (z.line[z.at] == ' ' || z.line[z.at] == '\t' || z.line[z.at] == '\r' || z.line[z.at] == '\n') {
		z.at++
	}
}

// literal is the string literal that stands here, with its quotation marks, nil if none does.
func (z *lineScanner) literal() []byte {
	if z.at == len(z.line) || z.line[z.at] != '"' {
		return nil
	}
	for i := z.at + 1; i < len(z.line); i++ {
		switch c := z.line[i]; {
		case c == '"':
			from := z.at
			z.at = i + 1
			return z.line[from:z.at]
		case c == '\\':
			i++
		case c < ' ':
			return nil
		}
	}
	return nil
}

// digits is the whole number that stands here, nil if none does.
func (z *lineScanner) digits() []byte {
	from := z.at
	for z.at < len(z.line) && z.line[z.at] >= '0' && z.line[z.at] <= '9' {
		z.at++
	}
	if z.at == from || z.line[from] == '0' && z.at > from+1 {
		return nil
	}
	return z.line[from:z.at]
}
