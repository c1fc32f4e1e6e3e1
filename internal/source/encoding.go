package source

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decoded gives the text in UTF-8 without a byte order mark. UTF-16 says itself that it is; of
// other bytes, those that are no UTF-8 are taken for Windows 1252, which spreadsheets write.
func decoded(b *bufio.Reader) *bufio.Reader {
	head, _ := b.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		b.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(b), 1<<16)
	}
	return bufio.NewReaderSize(&mended{r: b}, 1<<16)
}

// mended writes bytes that are no UTF-8 as what they are in Windows 1252.
type mended struct {
	r         io.Reader
	buf       []byte
	left, out []byte // the beginning of a rune; what was read and mended
	err       error
}

func (m *mended) Read(p []byte) (int, error) {
	for len(m.out) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		if m.buf == nil {
			m.buf = make([]byte, 1<<15)
		}
		held := copy(m.buf, m.left)
		n, err := m.r.Read(m.buf[held:])
		m.mend(m.buf[:held+n], err != nil)
		m.err = err
	}
	n := copy(p, m.out)
	m.out = m.out[n:]
	return n, nil
}

// mend takes bytes; what may be the beginning of a rune waits unless they are the last.
func (m *mended) mend(b []byte, last bool) {
	m.left = nil
	if !last {
		for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
			if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) {
				if !utf8.FullRune(tail) {
					m.left = bytes.Clone(tail)
					b = b[:len(b)-i]
				}
				break
			}
		}
	}
	if utf8.Valid(b) {
		m.out = b
		return
	}
	m.out = nil
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		m.out = utf8.AppendRune(m.out, r)
		b = b[n:]
	}
}
