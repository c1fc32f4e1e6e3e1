package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

func pack(t testing.TB, level int, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// texts are of all kinds: none, one byte, random, few letters with long codes, tables, runs.
func texts() [][]byte {
	chance := rand.New(rand.NewPCG(1, 2))
	noise, skewed := make([]byte, 100000), make([]byte, 300000)
	for i := range noise {
		noise[i] = byte(chance.Uint32())
	}
	for i := range skewed {
		for skewed[i] = 0; chance.IntN(2) == 0 && skewed[i] < 200; skewed[i]++ {
		}
	}
	var rows strings.Builder
	for i := range 20000 {
		rows.WriteString(strings.Repeat("AZE\tISR\t", i%4) + strings.Repeat("x", i%300) + "\n")
	}
	return [][]byte{nil, {7}, []byte("hello hello hello"), noise, skewed, []byte(rows.String()), bytes.Repeat([]byte{0}, 1<<20), bytes.Repeat([]byte("abcdefg"), 70000)}
}

func TestBytes(t *testing.T) {
	for i, text := range texts() {
		for _, level := range []int{0, 1, 6, 9, flate.HuffmanOnly} {
			packed := pack(t, level, text)
			got := make([]byte, len(text))
			if err := Bytes(got, packed); err != nil || !bytes.Equal(got, text) {
				t.Fatalf("text %d, level %d: %v", i, level, err)
			}
			if err := Bytes(make([]byte, len(text)+1), packed); !errors.Is(err, errSize) {
				t.Errorf("text %d, level %d: too short for its size: %v", i, level, err)
			}
			if len(text) > 0 {
				if err := Bytes(make([]byte, len(text)-1), packed); !errors.Is(err, errSize) {
					t.Errorf("text %d, level %d: too long for its size: %v", i, level, err)
				}
			}
			for _, n := range []int{0, 1, len(packed) / 2, len(packed) - 1} {
				if err := Bytes(make([]byte, len(text)), packed[:min(n, len(packed)-1)]); err == nil {
					t.Errorf("text %d, level %d: %d of %d bytes are no error", i, level, n, len(packed))
				}
			}
		}
	}
	if err := Bytes(make([]byte, 300000), pack(t, 6, texts()[4])[:3000]); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut short: %v", err)
	}
}

// FuzzBytes holds every answer against compress/flate.
func FuzzBytes(f *testing.F) {
	for _, text := range texts()[:4] {
		for _, level := range []int{0, 1, 9, flate.HuffmanOnly} {
			p := pack(f, level, text[:min(len(text), 3000)])
			f.Add(p)
			f.Add(p[:len(p)/2])
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), 1<<20))
		if len(want) == 1<<20 {
			return
		}
		got := make([]byte, len(want))
		mine := Bytes(got, packed)
		if (err == nil) != (mine == nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%v: want %v; %d bytes", mine, err, len(want))
		}
	})
}

func BenchmarkBytes(b *testing.B) {
	text := texts()[5]
	packed := pack(b, 6, text)
	b.SetBytes(int64(len(text)))
	out := make([]byte, len(text))
	for b.Loop() {
		if err := Bytes(out, packed); err != nil {
			b.Fatal(err)
		}
	}
}
