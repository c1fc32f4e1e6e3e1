package gdelt

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"tightrope/internal/source"
)

// maxZip is the most bytes of a zip that are read into memory: the largest of GDELT's, a month
// of 1.0, has some 100 MB.
const maxZip = 1 << 30

// block is how much text is cut into lines at a time.
const block = 1 << 20

// open gives the text of a file: plain, gzip, or a zip of one file.
func open(r io.Reader, name string) (io.Reader, error) {
	b, err := source.Open("gdelt", name, r)
	if err != nil {
		return nil, err
	}
	if magic, _ := b.Peek(4); !bytes.Equal(magic, []byte("PK\x03\x04")) {
		return b, nil
	}
	packed, err := io.ReadAll(io.LimitReader(b, maxZip+1))
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(packed) > maxZip {
		return nil, &source.Error{Reader: "gdelt", File: name, Got: "an archive that ends early", Want: "the whole zip: download it again", Err: err}
	}
	if len(z.File) != 1 {
		return nil, &source.Error{Reader: "gdelt", File: name, Got: strconv.Itoa(len(z.File)) + " files", Want: "a zip of one file"}
	}
	f := z.File[0]
	if f.UncompressedSize64 > 400*uint64(len(packed))+1<<26 {
		return nil, &source.Error{Reader: "gdelt", File: name, Got: "a zip that swells", Want: "an archive that unpacks to at most 400 times its size"}
	}
	text, err := f.Open()
	if err != nil {
		return nil, &source.Error{Reader: "gdelt", File: name, Want: "a zip that can be unpacked", Err: err}
	}
	return io.LimitReader(text, int64(f.UncompressedSize64)+1), nil
}

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
