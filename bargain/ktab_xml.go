package bargain

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// element is one element of an XML file with the line on which it begins.
type element struct {
	name     string
	line     int
	text     string
	children []*element
}

func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

func (e *element) all(name string) []*element {
	var out []*element
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		}
	}
	return out
}

// xmlLimit is the largest scenario file that is read.
const xmlLimit = 64 << 20

// ReadKTABXML reads a scenario as KTAB's XML schema has it, with the options of the model and
// the adjustments of ideals. Both spellings of options on which schema and program differ are
// read. Whatever does not fit is an error that names file and line.
func ReadKTABXML(in io.Reader, file string) (Scenario, error) {
	root, err := parseXML(in, file)
	if err != nil {
		return Scenario{}, err
	}
	at := place{file, root.line}
	if root.name != "Scenario" {
		return Scenario{}, at.errorf("the file holds <%s>: want <Scenario>", clip(root.name))
	}
	s := Scenario{Point: Point{D: 1}}
	text := func(name string) string {
		if c := root.child(name); c != nil {
			return c.text
		}
		return ""
	}
	s.Name, s.Description = text("name"), text("desc")
	if seed := text("prngSeed"); seed != "" {
		if s.Seed, err = strconv.ParseUint(seed, 10, 64); err != nil {
			return s, place{file, root.child("prngSeed").line}.errorf("prngSeed is %q: want a whole number", clip(seed))
		}
	}
	s.Model.Seed = s.Seed
	if err := s.xmlOptions(file, root.child("ModelParameters")); err != nil {
		return s, err
	}
	if err := s.xmlDimensions(file, root.child("Dimensions")); err != nil {
		return s, err
	}
	actors := root.child("Actors")
	if actors == nil {
		return s, at.errorf("no <Actors>")
	}
	for _, a := range actors.all("Actor") {
		if err := s.xmlActor(file, a); err != nil {
			return s, err
		}
	}
	if len(s.Actors) < 2 {
		return s, place{file, actors.line}.errorf("%d actors: bargaining takes at least two", len(s.Actors))
	}
	return s, s.xmlIdeals(file, root.child("IdealAdjustment"))
}

func parseXML(in io.Reader, file string) (*element, error) {
	data, err := io.ReadAll(io.LimitReader(in, xmlLimit+1))
	if err != nil {
		return nil, fmt.Errorf("ktab: %s: %w", file, err)
	}
	if len(data) > xmlLimit {
		return nil, fmt.Errorf("ktab: %s: larger than %d MB", file, xmlLimit>>20)
	}
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	top := &element{}
	stack := []*element{top}
	for {
		tok, err := dec.Token()
		line, _ := dec.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				return nil, place{file, syntax.Line}.errorf("%s", syntax.Msg)
			}
			return nil, place{file, line}.errorf("%v", err)
		}
		here := stack[len(stack)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if len(stack) > 20 {
				return nil, place{file, line}.errorf("elements inside one another, 20 deep")
			}
			e := &element{name: t.Name.Local, line: line}
			here.children = append(here.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			here.text = strings.TrimSpace(here.text)
			stack = stack[:len(stack)-1]
		case xml.CharData:
			here.text += string(t)
		}
	}
	if len(top.children) != 1 {
		return nil, place{file, 1}.errorf("no XML document with one root")
	}
	return top.children[0], nil
}

func (s *Scenario) xmlOptions(file string, e *element) error {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if err := s.Model.SetOption(c.name, c.text); err != nil {
			return place{file, c.line}.errorf("%v", err)
		}
	}
	return nil
}

func (s *Scenario) xmlDimensions(file string, e *element) error {
	if e == nil {
		s.Dimensions = []string{"Dimension"}
		return nil
	}
	for _, c := range e.all("dName") {
		s.Dimensions = append(s.Dimensions, c.text)
	}
	if len(s.Dimensions) == 0 {
		return place{file, e.line}.errorf("no <dName> in <Dimensions>")
	}
	s.Point.D = len(s.Dimensions)
	return nil
}

func (s *Scenario) xmlActor(file string, e *element) error {
	at := place{file, e.line}
	name, description := "", ""
	if c := e.child("name"); c != nil {
		name = c.text
	}
	if c := e.child("description"); c != nil {
		description = c.text
	}
	c := e.child("capability")
	if c == nil {
		return at.errorf("actor %q has no <capability>", clip(name))
	}
	capability, err := place{file, c.line}.number("capability", c.text, 0, capabilityLimit)
	if err != nil {
		return err
	}
	values := func(outer, inner string) ([]float64, error) {
		o := e.child(outer)
		if o == nil {
			return nil, at.errorf("actor %q has no <%s>", clip(name), outer)
		}
		list := o.all(inner)
		if len(list) != s.Point.D {
			return nil, place{file, o.line}.errorf("actor %q has %d <%s>: want %d, one a dimension", clip(name), len(list), inner, s.Point.D)
		}
		out := make([]float64, len(list))
		for k, v := range list {
			if out[k], err = (place{file, v.line}).number("<"+inner+"> of "+s.Dimensions[k], v.text, 0, Scale); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	position, err := values("Position", "dCoord")
	if err != nil {
		return err
	}
	salience, err := values("Salience", "dSal")
	if err != nil {
		return err
	}
	return s.actor(at, name, description, capability, position, salience)
}

// xmlIdeals reads the accommodation: an actor that is named as adjusting has exactly the
// entries given; the others move their ideals with their positions.
func (s *Scenario) xmlIdeals(file string, e *element) error {
	if e == nil {
		return nil
	}
	n := s.Point.N
	a := make([]float64, n*n)
	named := make([]bool, n)
	for _, pair := range e.all("iaPair") {
		at := place{file, pair.line}
		index := func(child string) (int, error) {
			c := pair.child(child)
			if c == nil {
				return 0, at.errorf("an <iaPair> has no <%s>", child)
			}
			for i, actor := range s.Actors {
				if actor.Name == c.text {
					return i, nil
				}
			}
			return 0, place{file, c.line}.errorf("<%s> is %q, which is no actor", child, clip(c.text))
		}
		i, err := index("adjustingIdeal")
		if err != nil {
			return err
		}
		j, err := index("referencePos")
		if err != nil {
			return err
		}
		c := pair.child("adjust")
		if c == nil {
			return at.errorf("an <iaPair> has no <adjust>")
		}
		if a[i*n+j], err = (place{file, c.line}).number("<adjust>", c.text, 0, 1); err != nil {
			return err
		}
		named[i] = true
		sum := 0.0
		for _, v := range a[i*n : (i+1)*n] {
			sum += v
		}
		if sum > 1+1e-9 {
			return at.errorf("the adjustments of %q add up to %g: want at most 1", clip(s.Actors[i].Name), sum)
		}
	}
	for i := range n {
		if !named[i] {
			a[i*n+i] = 1
		}
	}
	s.Model.Accommodation = a
	return nil
}

// WriteKTABXML writes the scenario with all its options.
func (s Scenario) WriteKTABXML(out io.Writer) error {
	var b strings.Builder
	esc := func(text string) string {
		var e bytes.Buffer
		_ = xml.EscapeText(&e, []byte(text)) // a buffer takes everything
		return e.String()
	}
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Scenario>\n  <name>%s</name>\n  <desc>%s</desc>\n  <prngSeed>%d</prngSeed>\n  <ModelParameters>\n",
		esc(s.Name), esc(s.Description), s.Seed)
	model := s.Model
	for _, o := range options {
		v, _ := o.field(&model)
		fmt.Fprintf(&b, "    <%s>%s</%s>\n", o.element, spell(o.names, v), o.element)
	}
	b.WriteString("  </ModelParameters>\n  <Dimensions>\n")
	for _, d := range s.Dimensions {
		fmt.Fprintf(&b, "    <dName>%s</dName>\n", esc(d))
	}
	b.WriteString("  </Dimensions>\n  <Actors>\n")
	list := func(outer, inner string, values []float64) {
		fmt.Fprintf(&b, "      <%s>\n", outer)
		for _, v := range values {
			fmt.Fprintf(&b, "        <%s>%s</%s>\n", inner, number(v), inner)
		}
		fmt.Fprintf(&b, "      </%s>\n", outer)
	}
	for i, a := range s.Actors {
		fmt.Fprintf(&b, "    <Actor>\n      <name>%s</name>\n      <description>%s</description>\n      <capability>%s</capability>\n",
			esc(a.Name), esc(a.Description), number(s.Point.Capability[i]))
		list("Position", "dCoord", s.Point.At(i))
		list("Salience", "dSal", s.Point.Salience[i*s.Point.D:(i+1)*s.Point.D])
		b.WriteString("    </Actor>\n")
	}
	b.WriteString("  </Actors>\n")
	s.writeIdeals(&b, esc)
	b.WriteString("</Scenario>\n")
	_, err := io.WriteString(out, b.String())
	return err
}

func (s Scenario) writeIdeals(b *strings.Builder, esc func(string) string) {
	if s.Model.Accommodation == nil {
		return
	}
	n := s.Point.N
	b.WriteString("  <IdealAdjustment>\n")
	for i := range n {
		row := s.Model.Accommodation[i*n : (i+1)*n]
		empty := true
		for j, v := range row {
			if v == 0 && (j < n-1 || !empty) {
				continue
			}
			empty = false
			fmt.Fprintf(b, "    <iaPair><adjustingIdeal>%s</adjustingIdeal><referencePos>%s</referencePos><adjust>%s</adjust></iaPair>\n",
				esc(s.Actors[i].Name), esc(s.Actors[j].Name), number(v))
		}
	}
	b.WriteString("  </IdealAdjustment>\n")
}
