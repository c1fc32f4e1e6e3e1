package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"

	"tightrope/fact"
)

// CodeOptions are the settings of a batch.
type CodeOptions struct {
	Workers    int         // 0 = as many as the machine runs at once
	RulesOnly  bool        // no tie-breaker
	Dictionary *Dictionary // of the user, beside or instead of the lexicon; nil = none
}

// maxLine is the longest line of a batch.
const maxLine = MaxText + 1<<16

// lineIn is one line of a batch.
type lineIn struct {
	ID     json.RawMessage `json:"id"`
	Text   *string         `json:"text"`
	Date   string          `json:"date"`
	Marked string          `json:"marked"` // the text with <s> and <t> around its parties, where they are known
}

// lineOut is one line of the answer. Error stands where the line could not be coded; events is
// then empty and best is a statement.
type lineOut struct {
	ID json.RawMessage `json:"id"`
	Coded
	Error string `json:"error,omitempty"`
}

// job is a few lines that one worker codes together. Once written it is used again.
type job struct {
	n    int // number of the first line
	in   []byte
	ends []int // of the lines in in
	out  []byte
	done chan struct{} // takes one value when out is complete
}

// jobLines is how many lines a worker takes at once while the input does not wait.
const jobLines = 32

// jobs are those that were written.
var jobs = sync.Pool{New: func() any { return &job{done: make(chan struct{}, 1)} }}

func newJob(n int) *job {
	j := jobs.Get().(*job)
	j.n, j.in, j.ends, j.out = n, j.in[:0], j.ends[:0], j.out[:0]
	return j
}

// free gives back a job, without the memory of lines that were far longer than most.
func (j *job) free() {
	if cap(j.in) < 1<<16 && cap(j.out) < 1<<18 {
		jobs.Put(j)
	}
}

// CodeLines codes JSON lines {"id","text","date"?,"marked"?} into JSON lines {"id","events","best"}: one
// line out for each line in, in the same order, whatever a line holds. An empty line gives an
// empty text. The number of workers changes the speed and nothing else; memory stays in
// proportion to the longest lines, not to the whole input. It returns the error of the reader or
// writer, nil when all lines are through.
func CodeLines(r io.Reader, w io.Writer, opt CodeOptions) error {
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	l := standard()
	if opt.Dictionary != nil {
		l = opt.Dictionary.l
	}
	work := make(chan *job, 4*workers)
	order := make(chan *job, 16*workers)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			c := newCoder(l, Options{})
			c.batch = opt
			for j := range work {
				c.run(j)
				j.done <- struct{}{}
			}
		})
	}
	readErr := make(chan error, 1)
	stop := make(chan struct{})
	go func() {
		readErr <- feed(r, work, order, stop)
		close(work)
		close(order)
	}()
	out := bufio.NewWriterSize(w, 1<<16)
	var writeErr error
	for j := range order {
		<-j.done
		if writeErr != nil {
			continue
		}
		_, writeErr = out.Write(j.out)
		if writeErr == nil && len(order) == 0 {
			writeErr = out.Flush() // who waits for answers gets them
		}
		if writeErr != nil {
			close(stop)
		}
		j.free()
	}
	group.Wait()
	if err := <-readErr; err != nil {
		return err
	}
	if writeErr != nil {
		return writeErr
	}
	return out.Flush()
}

// feed hands out the lines until the input or the writer ends. It waits for a full job only as
// long as more input is at hand, so that a slow pipe gets its answers line by line.
func feed(r io.Reader, work, order chan *job, stop chan struct{}) error {
	in := bufio.NewReaderSize(r, 1<<16)
	j := newJob(1)
	for n := 1; ; n++ {
		from := len(j.in)
		err := j.read(in)
		if len(j.in) > from || err == nil {
			j.ends = append(j.ends, len(j.in))
		}
		if len(j.ends) > 0 && (len(j.ends) == jobLines || err != nil || in.Buffered() == 0 || len(j.in) > 1<<16) {
			select {
			case order <- j:
				work <- j
			case <-stop:
				return nil
			}
			j = newJob(n + 1)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
}

// read adds the bytes to the next line break. Of a line over maxLine only so much is kept as shows
// that it is too long.
func (j *job) read(in *bufio.Reader) error {
	from := len(j.in)
	for {
		part, err := in.ReadSlice('\n')
		if len(j.in)-from <= maxLine {
			j.in = append(j.in, part...)
		}
		if err != bufio.ErrBufferFull {
			return err
		}
	}
}

// entry is a line of a batch on its way from JSON to JSON. Its memory is used again.
type entry struct {
	in     lineIn
	date   fact.Date
	given  *given // parties that are known beforehand, nil if none
	d      Document
	out    lineOut
	parsed bool
}

// longText is the length in bytes from which a text's memory is not kept.
const longText = 1 << 16

// run codes the lines of a job. Each step is done for all of them before the next, since the code of
// all steps together is larger than a processor's first cache.
func (c *coder) run(j *job) {
	for len(c.entries) < len(j.ends) {
		c.entries = append(c.entries, new(entry))
	}
	entries, from := c.entries[:len(j.ends)], 0
	for i, end := range j.ends {
		c.take(entries[i], j.n+i, j.in[from:end])
		from = end
	}
	for i, e := range entries {
		c.answer(e, j.n+i)
	}
	for i, e := range entries {
		j.out = appendLine(j.out, &e.out)
		if len(e.d.Text) > longText {
			entries[i] = new(entry)
		}
	}
}

// take reads line n and cuts its text into tokens.
func (c *coder) take(e *entry, n int, line []byte) {
	defer c.rescue(e, n)
	in := &e.in
	*in, e.given, e.parsed = lineIn{ID: in.ID[:0]}, nil, false
	e.out = lineOut{Coded: Coded{Events: e.out.Events[:0], Best: Best{Plover: "STATEMENT"}}}
	line = bytes.TrimSpace(line)
	switch {
	case len(line) > maxLine:
		e.out.Error = fmt.Sprintf("line %d: longer than %d bytes", n, maxLine)
		return
	case len(line) == 0:
		return
	}
	err := json.Unmarshal(line, in)
	e.out.ID = in.ID
	switch {
	case err != nil:
		e.out.Error = fmt.Sprintf("line %d: not JSON with \"id\" and \"text\": %v", n, err)
		return
	case in.Text == nil:
		e.out.Error = fmt.Sprintf("line %d: no \"text\"", n)
		return
	}
	if err := check(*in.Text); err != nil {
		e.out.Error = fmt.Sprintf("line %d: %v", n, err)
		return
	}
	if e.date, err = fact.ParseDate(in.Date); err != nil {
		e.date, _ = compactDate(in.Date)
	}
	if in.Marked != "" {
		if plain, g := unmark(in.Marked); plain == *in.Text {
			e.given = &g
		}
	}
	e.d.parse(*in.Text)
	c.l.lookup(&e.d)
	e.parsed = true
}

// answer finds the events of a line that has a text.
func (c *coder) answer(e *entry, n int) {
	if !e.parsed {
		return
	}
	defer c.rescue(e, n)
	c.opt.Date, c.given, c.events = e.date, e.given, e.out.Events
	e.out.Coded = c.coded(&e.d)
}

// rescue makes an error of a panic over one line: it never stops the batch.
func (c *coder) rescue(e *entry, n int) {
	if p := recover(); p != nil {
		c.r, e.parsed = nil, false
		e.out.Coded = Coded{Best: Best{Plover: "STATEMENT"}}
		e.out.Error = fmt.Sprintf("line %d could not be coded: %v", n, p)
	}
}

// appendLine writes an answer and a line break.
func appendLine(b []byte, v *lineOut) []byte {
	if len(v.ID) == 0 {
		v.ID = json.RawMessage("null")
	}
	if v.Events == nil {
		v.Events = []CodedEvent{}
	}
	before := len(b)
	out := bytes.NewBuffer(b)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Appendf(b[:before], "{\"id\":null,\"events\":[],\"best\":{\"plover\":\"STATEMENT\",\"quad\":0},\"error\":%q}\n", err.Error())
	}
	return out.Bytes()
}

// compactDate reads 20240712 and 240712, as event data write dates.
func compactDate(s string) (fact.Date, bool) {
	switch len(s) {
	case 8:
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	case 6:
		century := "20"
		if s[0] > '3' {
			century = "19"
		}
		s = century + s[:2] + "-" + s[2:4] + "-" + s[4:]
	default:
		return fact.Date{}, false
	}
	d, err := fact.ParseDate(s)
	return d, err == nil
}
