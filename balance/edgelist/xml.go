package edgelist

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// elements calls visit at the start of each element, with the names of those around it and a
// function that reads its text.
func (b *builder) elements(in io.Reader, visit func(e xml.StartElement, line int, text func() (string, error)) error) error {
	d := xml.NewDecoder(in)
	for {
		t, err := d.Token()
		line, _ := d.InputPos()
		var wrong *xml.SyntaxError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &wrong):
			return b.errorf(wrong.Line, "%s", wrong.Msg)
		case err != nil:
			return b.errorf(line, "%v", err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		text := func() (string, error) {
			var s string
			err := d.DecodeElement(&s, &e)
			return strings.TrimSpace(s), err
		}
		if err := visit(e, line, text); err != nil {
			return err
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// signed is an edge on its way: the ends by their ids, and what the file says of its sign.
type signed struct {
	line         int
	from, to     string
	sign, weight string
}

// xmlNetwork is a file that names nodes by ids, with labels that may come after.
type xmlNetwork struct {
	*builder
	label map[string]string
	order []string
	lines []int // of the nodes in order
	edges []signed
}

// finish names the nodes and adds the ties.
func (x *xmlNetwork) finish() error {
	name := func(id string) string {
		if l := x.label[id]; l != "" {
			return l
		}
		return id
	}
	seen := map[string]string{}
	for i, id := range x.order {
		n := name(id)
		if other, ok := seen[n]; ok && other != id {
			return x.errorf(x.lines[i], "the nodes %q and %q have the same label %q", other, id, n)
		}
		seen[n] = id
		if _, err := x.id(x.lines[i], n); err != nil {
			return err
		}
	}
	for _, e := range x.edges {
		for _, id := range []string{e.from, e.to} {
			if _, ok := x.label[id]; !ok {
				return x.errorf(e.line, "an edge names the node %q, which the file does not have", id)
			}
		}
		from, err := x.id(e.line, name(e.from))
		if err != nil {
			return err
		}
		to, err := x.id(e.line, name(e.to))
		if err != nil {
			return err
		}
		weight := e.weight
		if e.sign != "" {
			sign, _, ok := number(e.sign)
			switch {
			case !ok:
				return x.errorf(e.line, "sign %q: want 1 or -1", e.sign)
			case weight == "":
				weight = e.sign
			case sign < 0 && !strings.HasPrefix(weight, "-"):
				weight = "-" + weight
			}
		}
		if weight == "" {
			return x.errorf(e.line, "an edge without sign or weight")
		}
		if err := x.tie(e.line, from, to, weight); err != nil {
			return err
		}
	}
	return nil
}

func (x *xmlNetwork) node(line int, id, label string) error {
	if id == "" {
		return x.errorf(line, "a node without an id")
	}
	if _, again := x.label[id]; again {
		return x.errorf(line, "the node %q is there twice", id)
	}
	x.label[id] = label
	x.order, x.lines = append(x.order, id), append(x.lines, line)
	return nil
}

func (x *xmlNetwork) edge(line int, e xml.StartElement, weight string) error {
	if err := x.room(line, len(x.edges)); err != nil {
		return err
	}
	x.edges = append(x.edges, signed{line: line, from: attr(e, "source"), to: attr(e, "target"), weight: weight})
	return nil
}

// graphml reads nodes with their label and edges with the data keys sign and weight.
//
// Source: the GraphML primer, http://graphml.graphdrawing.org/primer/graphml-primer.html.
func (b *builder) graphml(in io.Reader) error {
	x := &xmlNetwork{builder: b, label: map[string]string{}}
	key := map[string]string{}
	root, current := "", ""
	err := b.elements(in, func(e xml.StartElement, line int, text func() (string, error)) error {
		if root == "" {
			if root = e.Name.Local; root != "graphml" {
				return b.errorf(line, "the root element is <%s>: want <graphml>", root)
			}
		}
		switch e.Name.Local {
		case "key":
			key[attr(e, "id")] = strings.ToLower(attr(e, "attr.name"))
		case "node":
			current = attr(e, "id")
			return x.node(line, current, "")
		case "edge":
			current = ""
			return x.edge(line, e, "")
		case "data":
			s, err := text()
			if err != nil {
				return b.errorf(line, "%v", err)
			}
			name := key[attr(e, "key")]
			switch {
			case current != "" && (name == "label" || name == "name"):
				x.label[current] = s
			case current == "" && len(x.edges) > 0 && name == "sign":
				x.edges[len(x.edges)-1].sign = s
			case current == "" && len(x.edges) > 0 && name == "weight":
				x.edges[len(x.edges)-1].weight = s
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return x.finish()
}

// gexf reads nodes with their label and edges with their weight, and an attribute sign.
//
// Source: the GEXF 1.3 schema, https://gexf.net/schema.html.
func (b *builder) gexf(in io.Reader) error {
	x := &xmlNetwork{builder: b, label: map[string]string{}}
	key := map[string]string{}
	root, edge := "", false
	err := b.elements(in, func(e xml.StartElement, line int, _ func() (string, error)) error {
		if root == "" {
			if root = e.Name.Local; root != "gexf" {
				return b.errorf(line, "the root element is <%s>: want <gexf>", root)
			}
		}
		switch e.Name.Local {
		case "attribute":
			key[attr(e, "id")] = strings.ToLower(attr(e, "title"))
		case "node":
			edge = false
			return x.node(line, attr(e, "id"), attr(e, "label"))
		case "edge":
			edge = true
			return x.edge(line, e, attr(e, "weight"))
		case "attvalue":
			if edge && len(x.edges) > 0 && key[attr(e, "for")] == "sign" {
				x.edges[len(x.edges)-1].sign = attr(e, "value")
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return x.finish()
}
