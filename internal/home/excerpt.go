package home

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/internal/source"
)

// Excerpt gives the bytes of the line of evidence that an observation or event names: source is
// its Source ("s.baci.…"), locator its Locator ("file.csv:1042", with more words behind). It is
// the last step from a number in a brief to what was received.
func (h *Home) Excerpt(sourceID, locator string) (string, error) {
	for _, e := range h.entries {
		if e.Kind != LoadEntry || SourceID(e.Source, e.SHA256) != sourceID {
			continue
		}
		if e.Member != "" && !strings.HasPrefix(locator, e.Member+":") {
			continue // another file of the same zip
		}
		line, err := lineOf(locator, e.Name())
		if err != nil {
			return "", err
		}
		f, err := h.OpenLoad(e)
		if err != nil {
			return "", err
		}
		defer f.Close()
		b, err := source.Open(e.Source, e.Name(), f)
		if err != nil {
			return "", err
		}
		if head, _ := b.Peek(1); string(head) == "{" {
			return nthRow(b, line)
		}
		return nth(b, line)
	}
	return "", fmt.Errorf("no file of evidence is called %q", sourceID)
}

func lineOf(locator, file string) (int, error) {
	rest, ok := strings.CutPrefix(locator, file+":")
	if !ok {
		return 0, fmt.Errorf("locator %q names no line of %s", locator, file)
	}
	digits, _, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("locator %q names no line of %s", locator, file)
	}
	return n, nil
}

// nth reads up to a line; one of more than 64 KB is cut.
func nth(b *bufio.Reader, line int) (string, error) {
	for n := 1; ; n++ {
		s, err := b.ReadSlice('\n')
		text := string(s)
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = b.ReadSlice('\n')
		}
		if n == line && (err == nil || errors.Is(err, io.EOF) && text != "") {
			return strings.TrimRight(text, "\r\n"), nil
		}
		if errors.Is(err, io.EOF) {
			return "", fmt.Errorf("the file has %d lines, not %d", n, line)
		}
		if err != nil {
			return "", err
		}
	}
}
