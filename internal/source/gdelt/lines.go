package gdelt

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"tightrope/internal/source"
)

// block is how much text is cut into lines at a time.
const block = 1 << 20

var newline, carriage, tab = []byte("\n"), []byte("\r"), []byte("\t")

// buffers are lent to one file after another.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 2*block); return &b }}

// eachLine calls do for every line without its end. The bytes are only lent.
func eachLine(r io.Reader, name string, do func(line int, s []byte) error) error {
	lent := buffers.Get().(*[]byte)
	defer buffers.Put(lent)
	buf := (*lent)[:0]
	line := 0
	for {
		n, err := io.ReadFull(r, buf[len(buf):min(len(buf)+block, cap(buf))])
		buf = buf[:len(buf)+n]
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		var typed *source.Error
		if errors.As(err, &typed) {
			return err
		}
		if err != nil && !end {
			return &source.Error{Reader: "gdelt", File: name, Line: line + 1, Want: "a file that can be read", Err: err}
		}
		cut := len(buf)
		if !end {
			if cut = bytes.LastIndexByte(buf, '\n') + 1; cut == 0 && len(buf) == cap(buf) {
				return &source.Error{Reader: "gdelt", File: name, Line: line + 1, Got: "a line of more than 2 MB", Want: "lines of tab separated values"}
			}
		}
		for text := buf[:cut]; len(text) > 0; {
			var s []byte
			s, text, _ = bytes.Cut(text, newline)
			line++
			if s = bytes.TrimSuffix(s, carriage); len(s) == 0 {
				continue
			}
			if err := do(line, s); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
		buf = append(buf[:0], buf[cut:]...)
	}
}
