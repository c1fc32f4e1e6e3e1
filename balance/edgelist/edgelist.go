// Package edgelist reads signed networks that other programs wrote: CSV, GraphML, GEXF and
// Pajek. A tie that cannot be read is an error with its line; nothing is guessed or skipped.
package edgelist

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"tightrope/balance"
)

// Network is a graph as it was read.
type Network struct {
	balance.Graph
	Scale    int64 // a weight of one in the file; above 1 where weights have decimals
	Parallel int   // ties between a pair that already had one; they add up
	Opposed  int   // of them, those of the other sign
	Lines    []int // of each tie in the file
}

// MaxTies is the most ties that a file may have: beyond it the file is refused before it fills
// the memory.
const MaxTies = 2_000_000

// Formats are the names of the formats that Read knows.
var Formats = []string{"csv", "graphml", "gexf", "pajek"}

// FormatOf guesses the format from the name of a file; the default is csv.
func FormatOf(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".graphml", ".xml":
		return "graphml"
	case ".gexf":
		return "gexf"
	case ".net", ".paj":
		return "pajek"
	}
	return "csv"
}

// Read reads a network in one of the formats; name is the file as errors should call it.
func Read(name, format string, r io.Reader) (Network, error) {
	b := &builder{name: name, node: map[string]int{}}
	in := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		_, _ = in.Discard(3)
	}
	if err := b.foreign(in); err != nil {
		return Network{}, err
	}
	var err error
	switch format {
	case "csv":
		err = b.csv(in)
	case "graphml":
		err = b.graphml(in)
	case "gexf":
		err = b.gexf(in)
	case "pajek":
		err = b.pajek(in)
	default:
		return Network{}, fmt.Errorf("%s: format %q: want %s", name, format, strings.Join(Formats, ", "))
	}
	if err != nil {
		return Network{}, err
	}
	return b.network()
}

// foreign recognises files that are no network at all by how they begin.
func (b *builder) foreign(in *bufio.Reader) error {
	head, _ := in.Peek(512)
	text := strings.ToLower(strings.TrimSpace(string(head)))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"):
		return b.errorf(1, "this is a web page: want the file itself")
	case strings.HasPrefix(string(head), "\x1f\x8b"), strings.HasPrefix(string(head), "PK\x03\x04"):
		return b.errorf(1, "this is compressed: want the file unpacked")
	case strings.HasPrefix(string(head), "\xff\xfe"), strings.HasPrefix(string(head), "\xfe\xff"):
		return b.errorf(1, "this is UTF-16: want UTF-8")
	}
	return nil
}

// builder collects ties; weights are whole numbers and a power of ten that divides them.
type builder struct {
	name   string
	node   map[string]int
	names  []string
	ties   []balance.Edge
	places []uint8
	lines  []int
}

func (b *builder) errorf(line int, format string, a ...any) error {
	return fmt.Errorf("%s:%d: %s", b.name, line, fmt.Sprintf(format, a...))
}

// id is the number of a node; spelling decides, spaces around a name do not count.
func (b *builder) id(line int, name string) (int, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return 0, b.errorf(line, "a node without a name")
	case !utf8.ValidString(name):
		return 0, b.errorf(line, "the name %q is not UTF-8", name)
	}
	if v, ok := b.node[name]; ok {
		return v, nil
	}
	name = strings.Clone(name)
	b.node[name] = len(b.names)
	b.names = append(b.names, name)
	return len(b.names) - 1, nil
}

// tie adds a tie of two nodes that have been named.
func (b *builder) tie(line, from, to int, weight string) error {
	if err := b.room(line, len(b.ties)); err != nil {
		return err
	}
	if from == to {
		return b.errorf(line, "%s is tied to itself: want two different nodes", b.names[from])
	}
	w, places, ok := number(weight)
	if !ok {
		return b.errorf(line, "weight %q: want a number other than zero, with at most %d decimals", weight, maxPlaces)
	}
	b.ties = append(b.ties, balance.Edge{A: from, B: to, W: w})
	b.places = append(b.places, places)
	b.lines = append(b.lines, line)
	return nil
}

// room refuses the tie after the last that may be.
func (b *builder) room(line, ties int) error {
	if ties >= MaxTies {
		return b.errorf(line, "more than %d ties: want a smaller network, or a part of this one", MaxTies)
	}
	return nil
}

const maxPlaces = 9

// number reads a decimal number as a whole number of 10^-places; zero is not one.
func number(s string) (w int64, places uint8, ok bool) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "+", "positive":
		return 1, 0, true
	case "-", "−", "negative":
		return -1, 0, true
	}
	s = strings.TrimPrefix(strings.Replace(s, "−", "-", 1), "+")
	if head, exp, found := strings.Cut(strings.ToLower(s), "e"); found { // 1e+00 and the like
		f, err := strconv.ParseFloat(head+"e"+exp, 64)
		if err != nil {
			return 0, 0, false
		}
		s = strconv.FormatFloat(f, 'f', -1, 64)
	}
	head, tail, _ := strings.Cut(s, ".")
	tail = strings.TrimRight(tail, "0")
	if len(tail) > maxPlaces || strings.ContainsAny(tail, "+-") {
		return 0, 0, false
	}
	w, err := strconv.ParseInt(head+tail, 10, 64)
	return w, uint8(len(tail)), err == nil && w != 0 && w > -math.MaxInt64
}

// network brings all weights to one power of ten.
func (b *builder) network() (Network, error) {
	n := Network{Graph: balance.Graph{Names: b.names, Edges: b.ties}, Scale: 1, Lines: b.lines}
	if len(b.ties) == 0 {
		return n, fmt.Errorf("%s: no tie in it", b.name)
	}
	var most uint8
	for _, p := range b.places {
		most = max(most, p)
	}
	for range most {
		n.Scale *= 10
	}
	var total int64
	for i := range b.ties {
		e := &b.ties[i]
		for range most - b.places[i] {
			if e.Size() > math.MaxInt64/100 {
				return n, b.errorf(b.lines[i], "the weight is larger than the solver holds")
			}
			e.W *= 10
		}
		if total += e.Size(); total > math.MaxInt64/4 || total < 0 {
			return n, b.errorf(b.lines[i], "the weights up to here add up to more than the solver holds")
		}
	}
	n.count()
	return n, nil
}

// count finds the parallel ties.
func (n *Network) count() {
	first := make(map[[2]int32]bool, len(n.Edges))
	for _, e := range n.Edges {
		k := [2]int32{int32(min(e.A, e.B)), int32(max(e.A, e.B))}
		positive, again := first[k]
		if again {
			n.Parallel++
			if positive != (e.W > 0) {
				n.Opposed++
			}
			continue
		}
		first[k] = e.W > 0
	}
}
