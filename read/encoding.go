package read

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ErrBinary says that a file is no text.
var ErrBinary = errors.New("the file is not text")

// Decode makes UTF-8 text of the bytes of a file. UTF-8 with or without byte order mark is taken
// as it is; UTF-16 with a mark is converted; other bytes are taken for Windows-1252, the superset
// of Latin-1, if they look like text, else they are ErrBinary. The note says what was done, empty
// if nothing. A file over MaxText bytes is ErrTooLong.
func Decode(b []byte) (text, note string, err error) {
	if len(b) > MaxText {
		return "", "", fmt.Errorf("%w: %d bytes: at most %d", ErrTooLong, len(b), MaxText)
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decode16(b), "converted from UTF-16", nil
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "", "", fmt.Errorf("%w: byte %d is zero", ErrBinary, bytes.IndexByte(b, 0))
	}
	if utf8.Valid(b) {
		if n := controls(b); n > len(b)/20 {
			return "", "", fmt.Errorf("%w: %d of %d bytes are control codes", ErrBinary, n, len(b))
		}
		return string(b), "", nil
	}
	if n := controls(b); n > len(b)/50 {
		return "", "", fmt.Errorf("%w: %d of %d bytes are control codes", ErrBinary, n, len(b))
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteRune(windows1252(c))
	}
	return out.String(), "converted from Windows-1252 (Latin-1)", nil
}

func decode16(b []byte) string {
	little := b[0] == 0xff
	b = b[2:]
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		if little {
			units = append(units, uint16(b[i])|uint16(b[i+1])<<8)
		} else {
			units = append(units, uint16(b[i+1])|uint16(b[i])<<8)
		}
	}
	return string(utf16.Decode(units))
}

func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			n++
		}
	}
	return n
}

// highCodes are the characters of Windows-1252 at 0x80 to 0x9f; 0 where there is none.
var highCodes = [32]rune{'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0, 0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ'}

func windows1252(c byte) rune {
	if c >= 0x80 && c < 0xa0 {
		if r := highCodes[c-0x80]; r != 0 {
			return r
		}
		return utf8.RuneError
	}
	return rune(c)
}
