package read

import (
	"bytes"
	"encoding/json"
	"testing"
)

// Whatever a line holds, its answer is one line of JSON.
func FuzzLine(f *testing.F) {
	for _, line := range []string{
		`{"id":1,"text":"Iran"}`, `{ "id" : "a" , "text" : "x\u00e9\"\\\n" , "date" : "2020-01-01" , "marked" : "" }`, `{"text":"a","text":"b"}`,
		"{\"id\":\"\xff\",\"text\":\"\xff\"}", `{}`, `{"id":1,}`, `{"id":{"a":[1, 2]},"text":"x"}`, `{"id":1}x`, `{"text":"\ud800"}`, `{"text":"a`, `["id"]`, ``, `{"id":"a","text":5}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		c := newCoder(standard(), Options{})
		j := job{n: 1, in: line, ends: []int{len(line)}}
		c.run(&j)
		out := j.out
		if n := bytes.Count(out, []byte("\n")); n != 1 || !bytes.Contains(out, []byte(`"events":[`)) || !json.Valid(out) || !bytes.HasSuffix(out, []byte("\n")) {
			t.Errorf("%q: the answer is %q", line, out)
		}
	})
}
