package home

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"tightrope/internal/source"
	"tightrope/internal/source/table"
)

// parquetToo is the reader of a mapping that takes Parquet as well as separated values.
func (h *Home) parquetToo(m table.Mapping) func(io.Reader, string, source.Sink) (source.Report, error) {
	return func(r io.Reader, name string, sink source.Sink) (source.Report, error) {
		b := bufio.NewReader(r)
		if magic, _ := b.Peek(4); string(magic) != "PAR1" {
			return m.Reader()(b, name, sink)
		}
		if h.opt.Parquet == nil {
			return source.Report{}, &source.Error{Reader: "table", File: name, Got: "Parquet", Want: "separated values: this program cannot read Parquet"}
		}
		text, err := h.unparquet(b)
		if err != nil {
			return source.Report{}, &source.Error{Reader: "table", File: name, Want: "a Parquet file that can be read", Err: err}
		}
		defer os.Remove(text.Name())
		defer text.Close()
		m.Comma = ","
		return m.Reader()(text, name, sink)
	}
}

// unparquet writes the table into a temporary file of separated values and opens it.
func (h *Home) unparquet(r io.Reader) (*os.File, error) {
	packed, err := os.CreateTemp(filepath.Join(h.dir, "evidence"), "incoming-*.parquet")
	if err != nil {
		return nil, err
	}
	defer os.Remove(packed.Name())
	_, err = io.Copy(packed, r)
	if err := errors.Join(err, packed.Close()); err != nil {
		return nil, err
	}
	text, err := os.CreateTemp(filepath.Join(h.dir, "evidence"), "incoming-*.csv")
	if err != nil {
		return nil, err
	}
	err = h.opt.Parquet(context.Background(), packed.Name(), text)
	if err == nil {
		_, err = text.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, text.Close(), os.Remove(text.Name()))
	}
	return text, nil
}
