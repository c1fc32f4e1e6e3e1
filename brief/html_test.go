package brief

import (
	"bytes"
	"os"
	"testing"
)

func TestWriteOut(t *testing.T) {
	dir := os.Getenv("BRIEF_OUT")
	if dir == "" {
		t.Skip("set BRIEF_OUT to a folder to look at the sample")
	}
	var b bytes.Buffer
	if err := HTML(&b, sampleBrief()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/sample.html", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
