package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"tightrope/fact"
)

// MaxText is the largest text that is read as one article, in bytes. A news analysis has some
// ten thousand, a long report a few hundred thousand; anything past the limit is an archive,
// and thousands of claims would take minutes to check.
const MaxText = 256 << 10

// Input is what a user pointed at: a case of the casebook, a text, or an actor without a case.
type Input struct {
	Name   string       // as the user wrote it, or "standard input"
	SHA256 string       // of the bytes as received
	Text   string       // UTF-8; empty for a case or an actor
	Case   *fact.Case   // nil for a text or an actor
	Actor  fact.ActorID // of an actor without a case
	Notes  []string     // what was done to the bytes to read them
}

// Slug is a short name for files and ids.
func (in Input) Slug() string {
	if in.Case != nil {
		return in.Case.Name
	}
	if in.Actor != "" {
		return strings.ToLower(strings.ReplaceAll(string(in.Actor), ":", "-"))
	}
	base := strings.TrimSuffix(filepath.Base(in.Name), filepath.Ext(in.Name))
	slug := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, base), "-")
	if slug == "" {
		return "article"
	}
	return slug
}

// Open resolves what the user wrote: the name of a case, "-" for standard input, a case file
// (.toml), a text file, or an actor by any name or code.
func (a *App) Open(name string, stdin io.Reader) (Input, error) {
	if name == "-" {
		return a.text("standard input", stdin)
	}
	if c, ok := a.Book().Case(strings.ToLower(name)); ok {
		return a.embedded(c), nil
	}
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\`):
		return a.actor(name)
	case err != nil:
		return Input{}, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Input{}, fmt.Errorf("%s is a folder: want a text file or the name of a case", name)
	}
	if strings.EqualFold(filepath.Ext(name), ".toml") {
		return a.caseFile(name, f)
	}
	return a.text(name, f)
}

// actor is the case of an actor, or the actor alone where the casebook has none.
func (a *App) actor(name string) (Input, error) {
	id, err := a.Actors.Resolve(name, fact.Date{})
	if err != nil {
		return Input{}, fmt.Errorf("%q is no file and no case (the casebook has %s): %w", name, strings.Join(a.CaseNames(), ", "), err)
	}
	if cs := a.Book().ForBalancer(id); len(cs) > 0 {
		return a.embedded(cs[0]), nil
	}
	return Input{Name: name, Actor: id}, nil
}

func (a *App) text(name string, r io.Reader) (Input, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxText+1))
	if err != nil {
		return Input{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > MaxText {
		return Input{}, fmt.Errorf("%s: longer than %d KiB: want one article, not an archive", name, MaxText>>10)
	}
	in := Input{Name: name, SHA256: sum(raw)}
	in.Text, in.Notes, err = decode(raw)
	if err != nil {
		return Input{}, fmt.Errorf("%s: %w", name, err)
	}
	if strings.TrimSpace(in.Text) == "" {
		return Input{}, fmt.Errorf("%s: the text is empty", name)
	}
	return in, nil
}

func sum(raw []byte) string {
	h := sha256.Sum256(raw)
	return hex.EncodeToString(h[:])
}

// decode turns the bytes of a text file into UTF-8 and says what it did. A file that holds
// zero bytes or mostly control characters is no text.
func decode(raw []byte) (text string, notes []string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}), bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		return string(out), []string{"The file is in UTF-16; it was converted to UTF-8, and spans refer to the converted text."}, err
	case bytes.IndexByte(raw, 0) >= 0 || mostlyControl(raw):
		return "", nil, errors.New("not a text: it holds binary data")
	case utf8.Valid(raw):
		return strings.TrimPrefix(string(raw), "\uFEFF"), nil, nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	return string(out), []string{"The file is not UTF-8; it was read as Windows-1252 (Latin-1), and spans refer to the converted text."}, err
}

func mostlyControl(raw []byte) bool {
	n := 0
	for _, b := range raw {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			n++
		}
	}
	return n*20 > len(raw)
}
