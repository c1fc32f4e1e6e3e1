package home

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"tightrope/internal/source"
	"tightrope/internal/source/catalog"
)

// Entry is one line of the ledger: a load, or a decision of the analyst.
type Entry struct {
	Seq    int64  `json:"seq"` // 1, 2, 3 …
	At     string `json:"at"`  // RFC 3339, UTC
	Kind   string `json:"kind"`
	Source string `json:"source,omitempty"` // the reader of a load
	File   string `json:"file,omitempty"`   // its name as it came
	SHA256 string `json:"sha256,omitempty"`
	Size   int64  `json:"size,omitempty"`
	Member string `json:"member,omitempty"` // which file of the zip it is, where the zip has several
	// Mapping is the sum of the mapping file, evidence too, of a load by the reader "table".
	Mapping string `json:"mapping,omitempty"`
	// Products are the goods that a load of trade kept; none is all of them.
	Products source.Products `json:"products,omitempty"`
	Report   *source.Report  `json:"report,omitempty"`
	Note     string          `json:"note,omitempty"` // of a decision
	Prev     string          `json:"prev"`           // Sum of the line before; "" on the first
	Sum      string          `json:"sum"`            // of this line with Sum empty
}

// Name is what the file of the load is called in locators.
func (e Entry) Name() string {
	if e.Member != "" {
		return e.Member
	}
	return e.File
}

// how is by what a load reads.
type how struct {
	catalog.Entry
	mapping  string // the sum of the mapping file of a table
	products source.Products
}

// is says whether the entry is the load of these bytes by this reader.
func (e Entry) is(by how, sum, member string) bool {
	return e.Kind == LoadEntry && e.SHA256 == sum && e.Source == by.Name && e.Mapping == by.mapping && slices.Equal(e.Products, by.products) && e.Member == member
}

// The kinds of entry.
const (
	LoadEntry     = "load"
	DecisionEntry = "decision"
)

// checksum is the first half of the SHA-256 of the entry as JSON with an empty Sum.
func (e Entry) checksum() string {
	e.Sum = ""
	b, err := json.Marshal(e)
	if err != nil {
		return ""
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:16])
}

// settle makes the entry what it will be when it is read again: names and reasons come out of
// files, and JSON cannot carry bytes that are not UTF-8.
func (e *Entry) settle() error {
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	*e = Entry{}
	return json.Unmarshal(b, e)
}

// LedgerError says which line of the ledger is not as it was written.
type LedgerError struct {
	Line int
	What string
}

func (e *LedgerError) Error() string {
	return fmt.Sprintf("ledger.jsonl:%d: %s: restore the ledger from a backup", e.Line, e.What)
}

func (h *Home) ledgerPath() string { return filepath.Join(h.dir, "ledger.jsonl") }

// readLedger reads and checks every line. A last line without its end was never acknowledged:
// it is cut off, and torn says so. Any other fault is a *LedgerError.
func (h *Home) readLedger() (entries []Entry, torn bool, err error) {
	f, err := os.Open(h.ledgerPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	good := int64(0)
	r := bufio.NewReaderSize(f, 1<<16)
	for line := 1; ; line++ {
		b, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			if len(b) == 0 {
				return entries, false, nil
			}
			return entries, true, os.Truncate(h.ledgerPath(), good)
		}
		if err != nil {
			return nil, false, err
		}
		e, fault := decode(b, entries)
		if fault != "" {
			return entries, false, &LedgerError{line, fault}
		}
		entries = append(entries, e)
		good += int64(len(b))
	}
}

func decode(b []byte, before []Entry) (Entry, string) {
	var e Entry
	dec := json.NewDecoder(bytes.NewReader(b))
	if err := dec.Decode(&e); err != nil {
		return e, "the line is no JSON"
	}
	prev := ""
	if n := len(before); n > 0 {
		prev = before[n-1].Sum
	}
	switch {
	case e.Sum != e.checksum():
		return e, "the checksum does not fit the line"
	case e.Prev != prev:
		return e, "the line does not follow the one before"
	case e.Seq != int64(len(before))+1:
		return e, fmt.Sprintf("number %d: want %d", e.Seq, len(before)+1)
	case e.Kind == LoadEntry && (len(e.SHA256) != 64 || e.Report == nil):
		return e, "a load without a sum or a report"
	}
	return e, ""
}

// appendLedger writes entries after the last, in one write, and syncs them. They get their
// numbers and sums here.
func (h *Home) appendLedger(list ...*Entry) error {
	seq, prev := int64(len(h.entries)), ""
	if seq > 0 {
		prev = h.entries[seq-1].Sum
	}
	var b bytes.Buffer
	for _, e := range list {
		seq++
		e.Seq, e.Prev = seq, prev
		if err := e.settle(); err != nil {
			return err
		}
		e.Sum = e.checksum()
		prev = e.Sum
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	f, err := os.OpenFile(h.ledgerPath(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	before, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = f.Write(b.Bytes())
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil { // a full disk must not leave half a line
		err = errors.Join(err, f.Truncate(before), f.Close())
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if before == 0 {
		if err := syncDir(h.dir); err != nil {
			return err
		}
	}
	for _, e := range list {
		h.entries = append(h.entries, *e)
	}
	return nil
}
