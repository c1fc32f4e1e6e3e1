package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// Every part is well-formed, every link finds its bookmark, and two runs give the same bytes.
func TestDOCX(t *testing.T) {
	b := sampleBrief()
	b.Head.Title = Words("Evil \x00 & <b> \u202e title")
	file := render(t, DOCX, b)
	if file != render(t, DOCX, b) {
		t.Error("two runs differ")
	}
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, anchors := map[string]bool{}, []string{}
		for dec := xml.NewDecoder(bytes.NewReader(raw)); ; {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if el, ok := tok.(xml.StartElement); ok {
				for _, a := range el.Attr {
					switch {
					case el.Name.Local == "bookmarkStart" && a.Name.Local == "name":
						names[a.Value] = true
					case el.Name.Local == "hyperlink" && a.Name.Local == "anchor":
						anchors = append(anchors, a.Value)
					}
				}
			}
		}
		if f.Name == "word/document.xml" && len(anchors) < 100 {
			t.Errorf("%d links: every number should have one", len(anchors))
		}
		for _, a := range anchors {
			if !names[a] {
				t.Errorf("a link to %s leads nowhere", a)
			}
		}
	}
}
