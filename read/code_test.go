package read

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func batchOf(t testing.TB, n int) []byte {
	rows := jsonLines[plvRow](t, "read", "sets", "PLV_train.jsonl")
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "{\"id\":%d,\"text\":%q}\n", i, strings.ToValidUTF8(rows[i%len(rows)].Text, ""))
	}
	return b.Bytes()
}

// BenchmarkCode measures raw sentences to events on one core.
func BenchmarkCode(b *testing.B) {
	rows := jsonLines[plvRow](b, "read", "sets", "PLV_train.jsonl")
	c := newCoder(standard(), Options{})
	i := 0
	for b.Loop() {
		c.code(rows[i%len(rows)].Text)
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkCodeLines(b *testing.B) {
	in := batchOf(b, 2000)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			for b.Loop() {
				if err := CodeLines(bytes.NewReader(in), io.Discard, CodeOptions{Workers: workers}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(2000*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		if _, err := loadLexicon(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCodeLines(t *testing.T) {
	in := `{"id":"a","text":"Iran accused Israel of sabotage."}
not json
{"id":2}

{"id":3,"text":"","date":"2020-01-01"}
{"id":{"x":[1]},"text":"\ud800 bad"}
{"id":4,"text":"Turkey and Iraq signed an agreement."}`
	var one, many bytes.Buffer
	if err := CodeLines(strings.NewReader(in), &one, CodeOptions{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	if err := CodeLines(strings.NewReader(in), &many, CodeOptions{Workers: 7}); err != nil {
		t.Fatal(err)
	}
	if one.String() != many.String() {
		t.Errorf("one worker and seven differ:\n%s\n%s", one.String(), many.String())
	}
	lines := strings.Split(strings.TrimSpace(one.String()), "\n")
	if len(lines) != 7 {
		t.Fatalf("%d lines out: want 7:\n%s", len(lines), one.String())
	}
	for i, want := range []string{`"plover":"ACCUSE"`, "not JSON", `no \"text\"`, `"id":null`, `"id":3`, `"id":{"x":[1]}`, `"plover":"SUPPORT"`} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("line %d is %s: want %s in it", i+1, lines[i], want)
		}
	}
}

func TestCodeLinesReportsWriter(t *testing.T) {
	in := bytes.Repeat([]byte(`{"id":1,"text":"Iran attacked Iraq."}`+"\n"), 20000)
	if err := CodeLines(bytes.NewReader(in), brokenPipe{}, CodeOptions{Workers: 2}); err == nil {
		t.Error("a writer that fails went unnoticed")
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, os.ErrClosed }

// Who writes a line into a pipe and waits gets its answer while the pipe is open.
func TestCodeLinesAnswersAtOnce(t *testing.T) {
	in, write := io.Pipe()
	read, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- CodeLines(in, out, CodeOptions{}) }()
	answers := bufio.NewReader(read)
	for i := range 3 {
		if _, err := fmt.Fprintf(write, "{\"id\":%d,\"text\":\"Chad attacked Niger.\"}\n", i); err != nil {
			t.Fatal(err)
		}
		if line, err := answers.ReadString('\n'); err != nil || !strings.Contains(line, "ASSAULT") {
			t.Fatalf("line %d: %q, %v", i, line, err)
		}
	}
	write.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// A line is answered as it would be alone, whatever stood in its place in the memory of the batch before.
func TestCodeLinesForget(t *testing.T) {
	kinds := []string{`{"id":"a","text":"Chad attacked Niger."}`, `{"text":"Chad attacked Niger."}`, ``, `{"id":1,`, `{"id":7,"date":"2020-01-01","text":"x"}`}
	code := func(in string) []string {
		var out bytes.Buffer
		if err := CodeLines(strings.NewReader(in), &out, CodeOptions{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		return strings.Split(out.String(), "\n")
	}
	var lines strings.Builder
	for i := range 200 {
		lines.WriteString(kinds[i%len(kinds)] + "\n")
	}
	for i, got := range code(lines.String())[:200] {
		alone := code(strings.Repeat("\n", i) + kinds[i%len(kinds)] + "\n")[i] // with its number
		if got != alone {
			t.Fatalf("line %d: %s\nalone: %s", i+1, got, alone)
		}
	}
}
