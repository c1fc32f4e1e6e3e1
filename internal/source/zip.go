package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// maxZip is the most bytes of a zip that are held in memory, for a zip can only be read from
// its end.
const maxZip = 1 << 30

// atOnce is the most bytes that are unpacked at once, which is faster than piece by piece.
const atOnce = 16 << 20

// dataFiles are the endings of files that hold data; codebooks and licences are passed over.
var dataFiles = []string{".csv", ".tab", ".tsv", ".json", ".geojson"}

// unzip gives the one data file of a zip.
func unzip(reader, name string, b *bufio.Reader) (io.Reader, error) {
	packed, err := io.ReadAll(io.LimitReader(b, maxZip+1))
	if err != nil {
		return nil, broken(reader, name, err)
	}
	if len(packed) > maxZip {
		return nil, &Error{Reader: reader, File: name, Got: "a zip of more than 1 GB", Want: "a smaller one, or the unpacked file"}
	}
	data, err := Members(reader, name, bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	if len(data) != 1 {
		return nil, &Error{Reader: reader, File: name, Got: fmt.Sprintf("%d files of data", len(data)), Want: "a zip of one: load the zip from the disk, or unpack it and load its files"}
	}
	f := data[0]
	if f.Method == zip.Deflate && f.UncompressedSize64 <= atOnce {
		text, err := whole(f, packed)
		if err != nil {
			return nil, broken(reader, name, err)
		}
		return bytes.NewReader(text), nil
	}
	return Member(reader, name, f)
}

// maxMembers is the most files of data that a zip may have.
const maxMembers = 100_000

// Members lists the files of data of a zip in the order of its list, each checked against the
// limits of decompression. Text files count where there is nothing else. What begins as no zip
// does has none, and one that ends early or says impossible sizes is an *Error.
func Members(reader, name string, r io.ReaderAt, size int64) ([]*zip.File, error) {
	var magic [4]byte
	if n, err := r.ReadAt(magic[:], 0); n < len(magic) || string(magic[:]) != "PK\x03\x04" {
		if err != nil && err != io.EOF {
			return nil, broken(reader, name, err)
		}
		return nil, nil
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, &Error{Reader: reader, File: name, Got: "an archive that ends early", Want: "the whole zip: download it again", Err: err}
	}
	var data, text []*zip.File
	for _, f := range z.File {
		switch low := strings.TrimSuffix(strings.ToLower(f.Name), ".gz"); {
		case strings.HasPrefix(path.Base(low), "."), strings.HasPrefix(low, "__macosx/"), strings.HasSuffix(low, "/"):
		case slices.Contains(dataFiles, path.Ext(low)):
			data = append(data, f)
		case path.Ext(low) == ".txt":
			text = append(text, f)
		}
	}
	if len(data) == 0 {
		data = text
	}
	if len(data) > maxMembers {
		return nil, &Error{Reader: reader, File: name, Got: fmt.Sprintf("%d files of data", len(data)), Want: fmt.Sprintf("at most %d", maxMembers)}
	}
	for _, f := range data {
		if f.UncompressedSize64 > maxRatio*f.CompressedSize64+freeBytes {
			return nil, &Error{
				Reader: reader, File: name + "/" + f.Name, Got: fmt.Sprintf("%d bytes out of %d", f.UncompressedSize64, f.CompressedSize64),
				Want: fmt.Sprintf("an archive that unpacks to at most %d times its size", maxRatio),
			}
		}
	}
	return data, nil
}

// Member reads one file of a zip. It gives no more bytes than the zip says the file has, and the
// faults of unpacking are *Error.
func Member(reader, name string, f *zip.File) (io.Reader, error) {
	text, err := f.Open()
	if err != nil {
		return nil, &Error{Reader: reader, File: name, Want: "a zip that can be unpacked", Err: err}
	}
	return &checked{io.LimitReader(text, int64(f.UncompressedSize64)+1), reader, name}, nil
}

// whole unpacks a file of a zip at once.
func whole(f *zip.File, packed []byte) ([]byte, error) {
	at, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	if at > int64(len(packed)) || f.CompressedSize64 > uint64(int64(len(packed))-at) {
		return nil, io.ErrUnexpectedEOF
	}
	text := make([]byte, f.UncompressedSize64)
	if err := fill(text, packed[at:at+int64(f.CompressedSize64)]); err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(text) != f.CRC32 {
		return nil, zip.ErrChecksum
	}
	return text, nil
}

// unpackers are kept from one file to the next: their tables are larger than most files.
var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// fill unpacks src into dst. More or fewer bytes than dst holds are an error.
func fill(dst, src []byte) error {
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(src), nil); err != nil {
		return err
	}
	if _, err := io.ReadFull(r, dst); err != nil {
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		return err
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return errors.New("the archive does not have the size that it says")
	}
	return nil
}

// checked turns the faults of unpacking into *Error.
type checked struct {
	r            io.Reader
	reader, name string
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = broken(c.reader, c.name, err)
	}
	return n, err
}
