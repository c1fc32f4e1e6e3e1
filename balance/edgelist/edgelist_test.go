package edgelist

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tightrope/balance"
)

func TestRead(t *testing.T) {
	f := func(format, file string, scale int64, want ...string) {
		t.Helper()
		n, err := Read("net", format, strings.NewReader(file))
		if err != nil {
			t.Errorf("%q: %v", file, err)
			return
		}
		var got []string
		for _, e := range n.Edges {
			got = append(got, fmt.Sprintf("%s|%s|%d", n.Names[e.A], n.Names[e.B], e.W))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") || n.Scale != scale {
			t.Errorf("%q: %q in units of 1/%d: want %q in 1/%d", file, got, n.Scale, want, scale)
		}
	}
	f("csv", "source,target,sign\nAZE,ISR,1\nIRN,ISR,-1\n", 1, "AZE|ISR|1", "IRN|ISR|-1")
	f("csv", "\ufeffAZE;ISR;1\r\nIRN;ISR;-1\r\n", 1, "AZE|ISR|1", "IRN|ISR|-1")
	f("csv", "# of 2024\nweight\tfrom\tto\n-0.5\tA\tB\n2\tB\tC\n", 10, "A|B|-5", "B|C|20")
	f("csv", "source,target,sign,weight\nA,B,-1,0.25\nA,C,+,3\n", 100, "A|B|-25", "A|C|300")
	f("csv", "\"Korea, Republic of\",\"إيران\",-\nישראל,إيران,−2\n", 1, "Korea, Republic of|إيران|-1", "ישראל|إيران|-2")
	f("csv", "A,B,1e3\n", 1, "A|B|1000")
	f("graphml", `<?xml version="1.0"?><graphml><key id="d0" for="edge" attr.name="sign"/><key id="d1" for="node" attr.name="label"/>
		<graph edgedefault="undirected"><node id="n0"><data key="d1">Côte d'Ivoire</data></node><node id="n1"/>
		<edge source="n0" target="n1"><data key="d0">-1</data></edge></graph></graphml>`, 1, "Côte d'Ivoire|n1|-1")
	f("gexf", `<gexf><graph><attributes class="edge"><attribute id="0" title="sign" type="integer"/></attributes>
		<nodes><node id="a" label="A"/><node id="b" label="B"/><node id="c" label="C"/></nodes>
		<edges><edge id="0" source="a" target="b" weight="2.5"><attvalues><attvalue for="0" value="-1"/></attvalues></edge>
		<edge id="1" source="b" target="c" weight="1"/></edges></graph></gexf>`, 10, "A|B|-25", "B|C|10")
	f("pajek", "*Vertices 3\n1 \"Saudi Arabia\" 0.1 0.2\n2 IRN\n% a comment\n*Edges\n1 2 -1\n2 3 1\n", 1, "Saudi Arabia|IRN|-1", "IRN|3|1")
}

func TestReadRefuses(t *testing.T) {
	f := func(format, file, says string) {
		t.Helper()
		if _, err := Read("net", format, strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v: want %q", file, err, says)
		}
	}
	f("csv", "source,target,sign\nA,B,1\nA,A,1\n", `net:3: A is tied to itself`)
	f("csv", "A,B,1\nA,C,0\n", `net:2: weight "0"`)
	f("csv", "A,B,1\nA,C,n/a\n", `net:2: weight "n/a"`)
	f("csv", "A,B,1\nA,C,1.00000000001\n", `net:2: weight`)
	f("csv", "A,B,1\nA,C,NaN\n", `net:2: weight`)
	f("csv", "A,B,1\nA,C\n", `net:2: `)
	f("csv", "A,B,1\n,C,1\n", `net:2: a node without a name`)
	f("csv", "A,B,1\n\xff,C,1\n", `net:2: the name`)
	f("csv", "A,B,1\n\"A,C,1\n", `net:2: `)
	f("csv", "who,whom,how\nA,B,1\n", `net:1: columns`)
	f("csv", "source,target,sign,weight\nA,B,1,-3\n", `net:2: weight "-3" beside a sign`)
	f("csv", "source,target,sign,weight\nA,B,0,3\n", `net:2: sign "0"`)
	f("csv", "A,B,9000000000000000000\n", "net:1: ")
	f("csv", "<html><body>Not found</body></html>\n", "net:1: this is a web page")
	f("gexf", "\n<!DOCTYPE html>\n<html></html>", "net:1: this is a web page")
	f("csv", "\x1f\x8b\x08\x00", "net:1: this is compressed")
	f("csv", "\xff\xfeA\x00,\x00", "net:1: this is UTF-16")
	f("csv", "source;target;weight\nA;B;0,5\n", `net:2: weight "0,5"`)
	f("csv", "source,target\r\nA,B\r\n", "net:1: columns")
	f("csv", "A,B,1\r\n\r\nA,A,1\r\n", "net:3: A is tied to itself")
	f("csv", "", "no tie")
	f("csv", "source,target,sign\n", "no tie")
	f("graphml", "<svg></svg>", "net:1: the root element is <svg>")
	f("graphml", "<graphml>\n<key id=\"l\" attr.name=\"label\"/><graph><node id=\"a\"><data key=\"l\">X</data></node>\n<node id=\"b\"><data key=\"l\">X</data></node></graph></graphml>", `net:3: the nodes "a" and "b" have the same label`)
	f("graphml", "<graphml>\n<graph><node id=\"a\"></edge>", "net:2: ")
	f("graphml", "<graphml>\n<graph><node id=\"a\"/>\n<edge source=\"a\" target=\"b\"/></graph></graphml>", `net:3: an edge names the node "b"`)
	f("graphml", "<graphml>\n<graph><node id=\"a\"/><node id=\"b\"/>\n<edge source=\"a\" target=\"b\"/></graph></graphml>", "net:3: an edge without sign or weight")
	f("graphml", "<graphml>\n<graph>", "net:2: ")
	f("gexf", "<gexf><graph><nodes><node id=\"a\"/>\n<node id=\"a\"/></nodes></graph></gexf>", `net:2: the node "a" is there twice`)
	f("pajek", "*Vertices 2\n1 A\n2 B\n*Matrix\n0 1\n1 0\n", "net:4: *Matrix")
	f("pajek", "*Vertices 2\r\n1 \"A\r\n", "net:2: the label")
	f("pajek", "*Edges\n1 2 1\n", "net:1: *Edges before")
	f("pajek", "1 2 1\n", "net:1: ")
	f("pajek", "*Vertices 2\n1 A\n2 B\n*Edges\n1 1 1\n", "net:5: A is tied to itself")
	f("pajek", "*Vertices 2\n1 A\n2 B\n*Edges\n1 3 1\n", `net:5: vertex "3"`)
	f("dot", "", "want csv")
}

func TestParallelTiesAreCounted(t *testing.T) {
	n, err := Read("net", "csv", strings.NewReader("A,B,1\nB,A,1\nA,B,-1\nA,C,1\n"))
	if err != nil || n.Parallel != 2 || n.Opposed != 1 {
		t.Errorf("%d parallel, %d opposed, %v: want 2, 1", n.Parallel, n.Opposed, err)
	}
}

// A file with more ties than fit is refused at the line, without being read to its end.
func TestReadRefusesTooMany(t *testing.T) {
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("two million ties: with TIGHTROPE_SCORE=1")
	}
	if _, err := Read("net", "csv", &lines{}); err == nil || !strings.HasPrefix(err.Error(), "net:2000001: more than") {
		t.Errorf("%v: want it refused at line 2000001", err)
	}
}

// lines is a file of ties that never ends.
type lines struct {
	n    int
	rest []byte
}

func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		l.n++
		l.rest = fmt.Appendf(l.rest, "n%d,n%d,%d\n", l.n%50_000, (l.n+1+l.n/50_000)%50_000, 1-l.n%2*2)
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func FuzzRead(f *testing.F) {
	f.Add(0, "A,B,1\n")
	f.Add(3, "*Vertices 2\n1 \"A\"\n*Edges\n1 2 -1\n")
	f.Fuzz(func(t *testing.T, format int, text string) {
		n, err := Read("net", Formats[uint(format)%uint(len(Formats))], strings.NewReader(text))
		if err != nil {
			return
		}
		if err := (balance.Graph{Names: n.Names, Edges: n.Edges}).Valid(); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
