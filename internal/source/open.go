package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Limits of decompression: beyond freeBytes a file may not grow to more than maxRatio times
// what was read of it. Real tables stay below 60.
const (
	maxRatio  = 400
	freeBytes = 64 << 20
)

// Open prepares a file for reading as text: it unpacks gzip, or the one data file of a zip, gives
// the text in UTF-8 without a byte order mark, and refuses a page of HTML or an empty file. The
// reader that it returns reports an archive that ends early, or one that swells beyond its limits,
// as an *Error.
func Open(reader, name string, r io.Reader) (*bufio.Reader, error) {
	b, err := unpack(reader, name, r)
	if err != nil {
		return nil, err
	}
	return examined(reader, name, decoded(b))
}

// OpenBytes is Open for files too large to look at every byte, of which the reader takes what is
// no UTF-8 as it is.
func OpenBytes(reader, name string, r io.Reader) (*bufio.Reader, error) {
	b, err := unpack(reader, name, r)
	if err != nil {
		return nil, err
	}
	return examined(reader, name, b)
}

func unpack(reader, name string, r io.Reader) (*bufio.Reader, error) {
	counted := &counter{r: r}
	b := bufio.NewReaderSize(counted, 1<<16)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, broken(reader, name, err)
		}
		b = bufio.NewReaderSize(&unpacked{z: z, packed: counted, free: freeBytes, reader: reader, name: name}, 1<<16)
	}
	if magic, _ := b.Peek(4); bytes.Equal(magic, []byte("PK\x03\x04")) {
		text, err := unzip(reader, name, b)
		if err != nil {
			return nil, err
		}
		b = bufio.NewReaderSize(text, 1<<16)
	}
	return b, nil
}

// examined looks at the beginning of a text and refuses what is none.
func examined(reader, name string, b *bufio.Reader) (*bufio.Reader, error) {
	head, err := b.Peek(512)
	var typed *Error
	if errors.As(err, &typed) {
		return nil, err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, broken(reader, name, err)
	}
	start := strings.ToLower(strings.TrimSpace(string(head)))
	switch {
	case strings.Trim(start, "\x00") == "":
		return nil, &Error{Reader: reader, File: name, Got: "an empty file", Want: "the publisher's file"}
	case strings.HasPrefix(start, "<") && (strings.Contains(start, "<!doctype html") || strings.Contains(start, "<html") || strings.Contains(start, "<head") || strings.Contains(start, "<body")):
		return nil, &Error{Reader: reader, File: name, Line: 1, Got: "a page of HTML", Want: "the file itself: the address may ask for a login or a click"}
	}
	return b, nil
}

// broken turns a fault of reading or unpacking into an *Error.
func broken(reader, name string, err error) error {
	var typed *Error
	switch {
	case errors.As(err, &typed):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Reader: reader, File: name, Got: "an archive that ends early", Want: "the whole file: download it again", Err: io.ErrUnexpectedEOF}
	}
	return &Error{Reader: reader, File: name, Want: "a file that can be read", Err: err}
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

type unpacked struct {
	z            *gzip.Reader
	packed       *counter
	n, free      int64
	reader, name string
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	u.n += int64(n)
	if u.n > u.free && u.n > maxRatio*u.packed.n {
		return n, &Error{
			Reader: u.reader, File: u.name, Got: fmt.Sprintf("%d bytes out of %d", u.n, u.packed.n),
			Want: fmt.Sprintf("an archive that unpacks to at most %d times its size", maxRatio),
		}
	}
	if err != nil && err != io.EOF {
		err = broken(u.reader, u.name, err)
	}
	return n, err
}
