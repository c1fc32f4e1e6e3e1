package home

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/store"
)

// together is the most files of one transaction.
const together = 480

// recorded keeps what a reader gives for one file until its turn comes.
type recorded struct {
	source.Collected
	acts     []store.Act
	mentions []store.Mention
}

// waiting is the most observations and events of a file that wait in memory; acts, which are small
// and come in files of a quarter of an hour, are not counted.
const waiting = 1 << 15

// errMany says that a file has more rows than may wait.
var errMany = errors.New("more rows than may wait in memory")

func (r *recorded) Observation(o fact.Observation) error {
	if len(r.Observations) == waiting {
		return errMany
	}
	return r.Collected.Observation(o)
}

func (r *recorded) Event(e fact.Event) error {
	if len(r.Events) == waiting {
		return errMany
	}
	return r.Collected.Event(e)
}

func (r *recorded) Act(a store.Act) error {
	r.acts = append(r.acts, a)
	return nil
}

func (r *recorded) Mention(m store.Mention) error {
	r.mentions = append(r.mentions, m)
	return nil
}

// actRooms are lent to one file after another.
var actRooms = sync.Pool{New: func() any { return new([]store.Act) }}

// drop lets go of the rows.
func (r *recorded) drop() {
	room := r.acts[:0]
	clear(r.acts) // they hold pieces of the text of the file
	actRooms.Put(&room)
	*r = recorded{}
}

// give hands the rows on.
func (r *recorded) give(to taker) error {
	for _, o := range r.Observations {
		if err := to.Observation(o); err != nil {
			return err
		}
	}
	for _, e := range r.Events {
		if err := to.Event(e); err != nil {
			return err
		}
	}
	for _, a := range r.acts {
		if err := to.Act(a); err != nil {
			return err
		}
	}
	for _, m := range r.mentions {
		if err := to.Mention(m); err != nil {
			return err
		}
	}
	return nil
}

var _ taker = (*recorded)(nil)

// LoadMany loads files by one reader, small ones up to 480 in a transaction and a write of the
// ledger: they are received and read by several workers, and enter the index in the order given.
// A file of many bytes or rows, or a zip of several, is loaded alone, as LoadFile does. A file that its reader
// refuses is reported in its place and left out; an error of home or index stops everything, and
// leaves the transactions before.
func (h *Home) LoadMany(ctx context.Context, reader string, files []string, products ...string) ([]Loaded, error) {
	by, err := h.chosen(reader, products)
	if err != nil {
		return nil, err
	}
	var out []Loaded
	for len(files) > 0 {
		n := 0
		for n < len(files) && small(files[n]) {
			n++
		}
		var list []Loaded
		if n == 0 {
			n = 1
			list, err = h.loadAlone(ctx, by, files[0])
		} else {
			list, err = h.loadTogether(ctx, by, files[:n])
		}
		out = append(out, list...)
		if err != nil {
			return out, err
		}
		files = files[n:]
	}
	return out, nil
}

// few is the most bytes of a file of which all rows wait in memory for their turn.
const few = 8 << 20

// small says whether a file may be read together with others. One that cannot be looked at may:
// its turn will say why.
func small(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return true
	}
	defer f.Close()
	info, err := f.Stat()
	return err != nil || info.Size() <= few && !several(f, path, info.Size())
}

// loadAlone is LoadFile, with a refusal in place of an error of the file.
func (h *Home) loadAlone(ctx context.Context, by how, path string) ([]Loaded, error) {
	list, err := h.loadFile(ctx, by, path)
	var typed *source.Error
	if errors.As(err, &typed) {
		return []Loaded{{Entry: Entry{File: string([]rune(filepath.Base(path))), Source: by.Name}, Refused: err.Error()}}, nil
	}
	return list, err
}

// prepared is a file received and read, waiting for its turn.
type prepared struct {
	in     incoming
	rows   recorded
	report source.Report
	err    error
}

// loadTogether loads files group by group; while one group is made to last, the files of the next
// are read.
func (h *Home) loadTogether(ctx context.Context, by how, files []string) (out []Loaded, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	q := h.prepareAll(ctx, by, files)
	for len(out) < len(files) && err == nil {
		var list []Loaded
		var many bool
		list, many, err = h.loadGroup(ctx, by, files[len(out):min(len(out)+together, len(files))], q)
		out = append(out, list...)
		if err == nil && many {
			list, err = h.loadAlone(ctx, by, files[len(out)])
			out = append(out, list...)
		}
	}
	if err != nil { // the workers still end, and what they received goes
		stop()
		q.drain()
	}
	return out, err
}

// ahead is how many bytes of files may be received and read before their turn, so that there is
// work while a transaction ends.
const ahead = 24 << 20

// queue gives the prepared files in their order.
type queue struct {
	slots       []chan prepared
	weights     []int64 // what each file takes of the room, about its bytes
	room        *semaphore.Weighted
	taken       int
	done, total int64 // bytes
}

func (q *queue) next() prepared {
	p := <-q.slots[q.taken]
	q.room.Release(q.weights[q.taken])
	q.taken++
	q.done += p.in.size
	return p
}

// drain removes what is received and will not be taken.
func (q *queue) drain() {
	for q.taken < len(q.slots) {
		if p := q.next(); p.in.path != "" {
			os.Remove(p.in.path)
		}
	}
}

// loadGroup takes as many files of the queue as there are names into one transaction. It ends
// before a file of which too many rows would wait, and says so.
func (h *Home) loadGroup(ctx context.Context, by how, files []string, q *queue) (list []Loaded, many bool, err error) {
	batch, err := h.index.Begin(ctx)
	if err != nil {
		return nil, false, err
	}
	g := group{h: h, by: by, batch: batch, out: make([]Loaded, len(files)), seen: map[string]bool{}}
	for i := range files {
		p := q.next()
		if many = errors.Is(p.err, errMany); many {
			g.out = g.out[:i]
			err = g.drop(p.in)
		} else {
			err = g.add(i, files[i], p)
		}
		if h.opt.Progress != nil {
			h.opt.Progress(fmt.Sprintf("%s (%d of %d)", filepath.Base(files[i]), q.taken, len(q.slots)), q.done, q.total)
		}
		p.rows.drop()
		if err != nil && p.in.path != "" {
			os.Remove(p.in.path)
		}
		if err != nil || many {
			break
		}
	}
	if err == nil {
		err = g.commit()
	} else {
		err = errors.Join(err, batch.Rollback())
	}
	for _, in := range g.files { // gone already where they were kept
		os.Remove(in.path)
	}
	return g.out, many, err
}

// prepareAll begins to read the files by several workers.
func (h *Home) prepareAll(ctx context.Context, by how, files []string) *queue {
	q := &queue{slots: make([]chan prepared, len(files)), weights: make([]int64, len(files)), room: semaphore.NewWeighted(ahead)}
	for i, f := range files {
		q.slots[i] = make(chan prepared, 1)
		if info, err := os.Stat(f); err == nil { // one that cannot be looked at is reported in its turn
			q.total += info.Size()
			q.weights[i] = min(info.Size(), ahead)
		}
	}
	next := make(chan int)
	go func() {
		defer close(next)
		for i := range files {
			if q.room.Acquire(context.WithoutCancel(ctx), q.weights[i]) != nil {
				return // never: no file weighs more than there is room
			}
			next <- i
		}
	}()
	for range runtime.GOMAXPROCS(0) + 2 { // while some wait for the disk
		go func() {
			for i := range next {
				q.slots[i] <- h.prepare(ctx, by, files[i])
			}
		}()
	}
	return q
}

func (h *Home) prepare(ctx context.Context, by how, path string) (p prepared) {
	f, err := os.Open(path)
	if err != nil {
		return prepared{err: err}
	}
	defer f.Close()
	if p.in, p.err = h.receive(&stoppable{ctx, f}, nil); p.err != nil {
		return p
	}
	again, err := os.Open(p.in.path)
	if err != nil {
		return prepared{err: err}
	}
	defer again.Close()
	p.rows.acts = *actRooms.Get().(*[]store.Act)
	p.report, p.err = read(ctx, by.Entry, again, filepath.Base(path), p.in.sum, p.in.size, &p.rows, nil)
	return p
}

// group is the files of one transaction.
type group struct {
	h       *Home
	by      how
	batch   store.Batch
	out     []Loaded
	seen    map[string]bool
	places  []int // in out, of the entries
	entries []*Entry
	files   []incoming
}

// add takes a prepared file into the transaction, unless it is bad or known.
func (g *group) add(i int, path string, p prepared) error {
	name := string([]rune(filepath.Base(path)))
	if p.err != nil {
		if errors.Is(p.err, context.Canceled) || errors.Is(p.err, context.DeadlineExceeded) {
			return p.err
		}
		g.out[i] = Loaded{Entry: Entry{File: name, Source: g.by.Name}, Refused: p.err.Error()}
		return g.drop(p.in)
	}
	if e, ok := g.h.loaded(g.by, p.in.sum, ""); ok {
		g.out[i] = Loaded{Entry: e, Report: *e.Report, Already: true}
		return g.drop(p.in)
	}
	if g.seen[p.in.sum] {
		g.out[i] = Loaded{Entry: Entry{File: name, Source: g.by.Name, SHA256: p.in.sum}, Report: p.report, Already: true}
		return g.drop(p.in)
	}
	g.seen[p.in.sum] = true
	if err := g.batch.Load(int64(len(g.h.entries)+len(g.entries)) + 1); err != nil {
		return err
	}
	if err := p.rows.give(g.batch); err != nil {
		return err
	}
	report := p.report // a pointer into p would keep its rows
	e := &Entry{
		At: g.h.opt.Now().UTC().Format(time.RFC3339), Kind: LoadEntry, Source: g.by.Name, File: name, SHA256: p.in.sum, Size: p.in.size,
		Products: g.by.products, Report: &report,
	}
	g.entries, g.places, g.files = append(g.entries, e), append(g.places, i), append(g.files, p.in)
	return nil
}

func (g *group) drop(in incoming) error {
	if in.path == "" {
		return nil
	}
	if err := os.Remove(in.path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// commit makes files, ledger and index last, in this order.
func (g *group) commit() error {
	if len(g.entries) == 0 {
		return g.batch.Rollback()
	}
	if err := g.h.keep(g.files...); err != nil {
		return errors.Join(err, g.batch.Rollback())
	}
	if err := g.h.appendLedger(g.entries...); err != nil {
		return errors.Join(err, g.batch.Rollback())
	}
	for k, i := range g.places {
		g.out[i] = Loaded{Entry: *g.entries[k], Report: *g.entries[k].Report}
	}
	if err := g.batch.Commit(); err != nil {
		return fmt.Errorf("the files are kept, but the index could not take them; the next start reads them again: %w", err)
	}
	return nil
}
