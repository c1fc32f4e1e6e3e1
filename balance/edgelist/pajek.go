package edgelist

import (
	"bufio"
	"strconv"
	"strings"
)

// pajek reads *Vertices with their labels, and *Edges or *Arcs with their weights, a negative
// weight being a negative tie. Lines with % are comments. Lists and matrices carry no signs that
// could be read for certain, and are refused.
//
// Source: V. Batagelj and A. Mrvar, Pajek reference manual, section 4.
func (b *builder) pajek(in *bufio.Reader) error {
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 0, 1<<16), 1<<20)
	section, vertices, line := "", 0, 0
	node := map[int]int{}
	for s.Scan() {
		line++
		text := strings.TrimSpace(s.Text())
		if text == "" || strings.HasPrefix(text, "%") {
			continue
		}
		if strings.HasPrefix(text, "*") {
			fields := strings.Fields(text)
			section = strings.ToLower(fields[0])
			switch section {
			case "*network":
			case "*vertices":
				n, err := strconv.Atoi(strings.Join(fields[1:min(2, len(fields))], ""))
				if err != nil || n < 1 {
					return b.errorf(line, "%q: want the number of vertices", text)
				}
				vertices = n
			case "*edges", "*arcs":
				if vertices == 0 {
					return b.errorf(line, "%s before *Vertices", fields[0])
				}
			default:
				return b.errorf(line, "%s: want *Vertices, *Edges or *Arcs", fields[0])
			}
			continue
		}
		var err error
		switch section {
		case "*vertices":
			err = b.vertex(line, text, vertices, node)
		case "*edges", "*arcs":
			err = b.pajekTie(line, text, vertices, node)
		case "*network":
		default:
			err = b.errorf(line, "%q before *Vertices", text)
		}
		if err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		return b.errorf(line+1, "%v", err)
	}
	return nil
}

// vertex reads a number and a label, which is quoted where it holds spaces.
func (b *builder) vertex(line int, text string, vertices int, node map[int]int) error {
	number, rest, _ := strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
	k, err := strconv.Atoi(number)
	if err != nil || k < 1 || k > vertices {
		return b.errorf(line, "vertex %q: want a number from 1 to %d", number, vertices)
	}
	label := strings.TrimSpace(rest)
	if strings.HasPrefix(label, `"`) {
		quoted, _, closed := strings.Cut(label[1:], `"`)
		if !closed {
			return b.errorf(line, "the label %s has no closing quote", label)
		}
		label = quoted
	} else if fields := strings.Fields(label); len(fields) > 0 {
		label = fields[0]
	} else {
		label = number
	}
	if _, again := b.node[strings.TrimSpace(label)]; again {
		return b.errorf(line, "a second vertex has the label %q", label)
	}
	v, err := b.id(line, label)
	node[k] = v
	return err
}

func (b *builder) pajekTie(line int, text string, vertices int, node map[int]int) error {
	f := strings.Fields(text)
	if len(f) < 2 {
		return b.errorf(line, "%q: want two vertices and a weight", text)
	}
	var ends [2]int
	for i := range ends {
		k, err := strconv.Atoi(f[i])
		if err != nil || k < 1 || k > vertices {
			return b.errorf(line, "vertex %q: want a number from 1 to %d", f[i], vertices)
		}
		v, ok := node[k]
		if !ok {
			if v, err = b.id(line, f[i]); err != nil {
				return err
			}
			node[k] = v
		}
		ends[i] = v
	}
	weight := "1"
	if len(f) > 2 {
		weight = f[2]
	}
	return b.tie(line, ends[0], ends[1], weight)
}
