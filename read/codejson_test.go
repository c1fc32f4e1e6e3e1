package read

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"tightrope/fact"
)

// asEncodingJSON is what the standard library writes for an answer.
func asEncodingJSON(t testing.TB, v lineOut) string {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAppendLine(t *testing.T) {
	f := func(v lineOut) {
		t.Helper()
		if got, want := string(appendLine(nil, &v)), asEncodingJSON(t, v); got != want {
			t.Errorf("%s: want %s", got, want)
		}
	}
	event := CodedEvent{
		Source: "AZEGOV", Target: "PSE:Hamas", Plover: "AGREE", Mode: "sign", Cameo: "057", Quad: 1, Modality: fact.Future,
		Quote: "“signed” \"a\\b\"\tdeal <&>\u2028\x7f\xff\x00 Türkiye", Start: 3, End: 99, Rule: "verb:sign… obj", SourceName: "Baku", TargetName: "Hamas",
		Date: fact.MustDate("2024-07"), Place: "Şuşa",
	}
	for i, v := 0, reflect.ValueOf(event); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Fatalf("%s is not in the test", v.Type().Field(i).Name)
		}
	}
	best := Best{Plover: "AGREE", Quad: 1, Rule: "r", Source: []fact.Span{{Start: 1, End: 2, BStart: 3, BEnd: 4}, {Start: 5, End: 6, BStart: 7, BEnd: 8}}, Target: []fact.Span{{End: -1}}}
	f(lineOut{ID: json.RawMessage("7"), Coded: Coded{Events: []CodedEvent{event, {}}, Best: best}, Error: "line 3: \"x\""})
	f(lineOut{ID: json.RawMessage("null"), Coded: Coded{Events: []CodedEvent{}}})
	for _, id := range []string{`"a b"`, `"<\u2028\\>"`, "-1.5e3", "true", `{"x": [1, 2 ] , "y":"a b"}`, "[ ]"} {
		f(lineOut{ID: json.RawMessage(id), Coded: Coded{Events: []CodedEvent{}}})
	}
	c := newCoder(standard(), Options{})
	for _, row := range jsonLines[plvRow](t, "read", "sets", "PLV_train.jsonl") {
		f(lineOut{ID: json.RawMessage(`"x"`), Coded: c.code(row.Text)})
	}
}

// sameLine says that the short way of reading a line and the standard library give the same.
func sameLine(t *testing.T, line []byte) (short bool) {
	t.Helper()
	var got, want lineIn
	err := json.Unmarshal(line, &want)
	if short = got.plain(line); short && (err != nil || !reflect.DeepEqual(got, want)) {
		t.Errorf("%q: %+v: want %+v, error %v", line, got, want, err)
	}
	return short
}

var oddLines = []string{
	`{"id":1,"text":"Iran"}`, `{ "id" : "a" , "text" : "x\u00e9\"\\\n" , "date" : "2020-01-01" , "marked" : "" }`, `{"text":"a","text":"b"}`, `{"id":"\n"}`, "{\"id\":\"\xff\",\"text\":\"\xff\"}",
	`{}`, `{"id":1,}`, `{"id":01}`, `{"id":-1}`, `{"id":1.5}`, `{"id":1 2}`, `{"id":null,"text":null}`, `{"id":{"a":[1, 2]},"text":"x"}`, `{"ID":1,"Text":"x"}`, `{"id":1}x`, `{"id":1}}`, `{"id":1`, `{"i\u0064":1}`,
	`{"text":"\x"}`, `{"text":"\ud800"}`, "{\"text\":\"a\tb\"}", `{"text":"a`, `{"text":"a\`, `{,"id":1}`, `{"id":1,,"text":"x"}`, `["id"]`, `"id"`, ``, `{"other":1,"text":"x"}`, `{"id":"a","text":5}`, `}`,
	`{"date":"2020","text":""}`, `{"id":00}`, `{"id":0}`, `{"id":1e5}`, `{"id":""}`, `{"":1}`, "{\"id\":1\x00}", "{\"te\x00xt\":\"a\"}",
}

func TestLinePlain(t *testing.T) {
	short := 0
	for _, line := range oddLines {
		if sameLine(t, []byte(line)) {
			short++
		}
	}
	if short < 7 {
		t.Errorf("%d lines took the short way: want 7", short)
	}
	for line := range bytes.Lines(batchOf(t, 1000)) {
		if line = bytes.TrimSpace(line); !sameLine(t, line) && !strings.Contains(string(line), `\x`) {
			t.Errorf("%s took the long way", line)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, line := range oddLines {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		sameLine(t, line)
		c := newCoder(standard(), Options{})
		out := c.line(nil, 1, line)
		if n := bytes.Count(out, []byte("\n")); n != 1 || !json.Valid(out) || !bytes.HasSuffix(out, []byte("\n")) {
			t.Errorf("%q: the answer is %q", line, out)
		}
	})
}
