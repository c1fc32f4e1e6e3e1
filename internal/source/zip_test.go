package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func packed(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, "a,b\n1,2\n"); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOpenZip(t *testing.T) {
	b, err := Open("test", "x.zip", strings.NewReader(packed(t, "codebook.pdf", "data/NMC.csv", "__MACOSX/NMC.csv", "readme.txt")))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(b); err != nil || string(text) != "a,b\n1,2\n" {
		t.Errorf("%q, %v", text, err)
	}
	f := func(text, want string) {
		t.Helper()
		_, err := Open("test", "x.zip", strings.NewReader(text))
		var typed *Error
		if !errors.As(err, &typed) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
	}
	f(packed(t, "a.csv", "b.csv"), "2 files of data")
	f(packed(t, "codebook.pdf"), "0 files of data")
	whole := packed(t, "a.csv")
	f(whole[:len(whole)/2], "ends early")
}
