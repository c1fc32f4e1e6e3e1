package gdelt

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"tightrope/internal/source"
)

// block is how much text is cut into lines at a time.
const block = 1 << 20

// eachLine calls do for every line without its end. The string of a line is a piece of one
// larger string, so that keeping an address out of it costs no copy.
func eachLine(r io.Reader, name string, do func(line int, s string) error) error {
	buf := make([]byte, 0, 2*block)
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
		text := string(buf[:cut])
		buf = append(buf[:0], buf[cut:]...)
		for text != "" {
			var s string
			s, text, _ = strings.Cut(text, "\n")
			line++
			if s = strings.TrimSuffix(s, "\r"); s == "" {
				continue
			}
			if err := do(line, s); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
	}
}
