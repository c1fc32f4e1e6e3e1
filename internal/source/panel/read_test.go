package panel

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"tightrope/forecast"
)

// A hand-written system: a client (373), a supplier (666) and a presser (630), with a tie from
// 2000 on.
func files(extra map[string]string) fstest.MapFS {
	var states strings.Builder
	states.WriteString("ccode,year,cinc\n")
	for year := 1990; year <= 2012; year++ {
		for _, s := range []string{"373", "666", "630"} {
			states.WriteString(s + "," + itoa(year) + ",0.01\n")
		}
	}
	fs := fstest.MapFS{
		"nmc.csv":         {Data: []byte(states.String())},
		"rivals.csv":      {Data: []byte("tssr_id,rivalry,ccode1,ccode2,start,end\n1,x,666,630,1979,2020\n")},
		"border.csv":      {Data: []byte("ccode1,ccode2,conttype,stdate,enddate\n373,630,1,1991-01-01,2016-12-31\n")},
		"other/notes.csv": {Data: []byte("what,ever\n1,2\n")},
		"page.csv":        {Data: []byte("<!DOCTYPE html><html></html>")},
		"empty.csv":       {Data: nil},
		"readme.txt":      {Data: []byte("ccode,year,cinc\nx\n")},
	}
	for name, text := range extra {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fs
}

func itoa(n int) string {
	var b []byte
	for ; n > 0; n /= 10 {
		b = append([]byte{byte('0' + n%10)}, b...)
	}
	return string(b)
}

const dyads = "supplier,recipient,year,value\nIsrael,Azerbaijan,2000,20\nIsrael,Azerbaijan,2001,0\nRussia,Azerbaijan,2001,10\nHezbollah (Lebanon)*,Azerbaijan,2001,5\nUnknown supplier(s),Azerbaijan,2001,5\nIsrael,Azerbaijan,2010,1\n"

func TestReadFS(t *testing.T) {
	rows, err := ReadFS(files(map[string]string{"sipri.csv": dyads}))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows.Deliveries) != 4 || len(rows.Rivalries) != 1 || len(rows.Borders) != 1 {
		t.Errorf("%d deliveries, %d rivalries, %d borders", len(rows.Deliveries), len(rows.Rivalries), len(rows.Borders))
	}
	l, err := forecast.NewLayers(rows)
	if err != nil {
		t.Fatal(err)
	}
	p := forecast.NewPanel(l)
	if len(p.Ties) != 5 || p.Ties[0].Year != 2000 || p.Ties[0].W5 != 20 || p.Ties[1].Since != 0 || p.Ties[2].Since != 1 {
		t.Errorf("%d tie-years: want five, from 2000, and a delivery of less than half a million in 2001", len(p.Ties))
	}
	if !p.Ties[4].Exit || p.Ties[0].Cut5 != 1 {
		t.Errorf("the tie of 2004 ends in 2005 and is cut: %+v", p.Ties[4])
	}
	x, ok := l.Tightrope(373, 666, 630, 2003)
	if !ok || !x.Whole() {
		t.Errorf("%+v: want all three parts", x)
	}
	if _, err := p.Ship("five tie-years", "none", 1, true); !errors.Is(err, forecast.ErrNoFit) {
		t.Errorf("%v: five tie-years allow no fit", err)
	}
	if x, _ := l.Tightrope(373, 630, 666, 2003); x.Whole() {
		t.Errorf("%+v: Iran sells nothing", x)
	}
}

func TestReadFSRefuses(t *testing.T) {
	f := func(want string, extra map[string]string) {
		t.Helper()
		_, err := ReadFS(files(extra))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
	}
	f("SIPRI", nil)
	f("sipri.csv:2", map[string]string{"sipri.csv": "supplier,recipient,year,value\nIsrael,Azerbaijan,n/k,20\n"})
	f("mid.csv:2", map[string]string{"sipri.csv": dyads, "mid.csv": "ccode1,ccode2,year,hostlev,dispnum,cowmidongoing\n2,x,1990,4,1,1\n"})
}

// TestExportsOfOneCountry reads SIPRI's own form: a country's exports and another's imports tell
// of the same delivery once.
func TestExportsOfOneCountry(t *testing.T) {
	rows, err := ReadFS(files(map[string]string{
		"exports.csv": "\"TIV of arms exports from Israel, 2000-2001\",,,\nGenerated: 28 July 2022,,,\n,2000,2001,Total\nAzerbaijan,20,5,25\nTotal,20,5,25\n",
		"imports.csv": "\"TIV of arms imports to Azerbaijan, 2000-2001\",,,\nGenerated: 28 July 2022,,,\n,2000,2001,Total\nIsrael,20,5,25\nRussia,,10,10\nTotal,20,15,35\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows.Deliveries) != 3 {
		t.Errorf("%+v: want three deliveries", rows.Deliveries)
	}
}

func BenchmarkPanel(b *testing.B) {
	l := build(b).Layers
	b.ResetTimer()
	for b.Loop() {
		forecast.NewPanel(l)
	}
}
