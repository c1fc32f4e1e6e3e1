package gdelt

import (
	"archive/zip"
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/sourcetest"
	"tightrope/internal/store"
)

// line makes a row of events with so many columns.
func line(columns int, set map[int]string) string {
	f := make([]string, columns)
	f[columnID], f[columnDay], f[columnCountry1], f[columnCountry2] = "1", "20240229", "AZE", "ISR"
	f[columnCode], f[columnQuad], f[columnGoldstein], f[columnMentions], f[columnTone] = "040", "1", "1.0", "7", "-2.5"
	f[layouts[columns].added] = "20240301"
	if columns == 61 {
		f[59] = "20240301114500"
	}
	if u := layouts[columns].url; u >= 0 {
		f[u] = "http://example.org/a"
	}
	for i, s := range set {
		f[i] = s
	}
	return strings.Join(f, "\t") + "\n"
}

var good = line(61, nil) + line(61, map[int]string{0: "2", columnCountry2: ""}) + line(61, map[int]string{0: "3", columnCountry2: "AZE"}) +
	line(61, map[int]string{0: "4", columnCode: "999"}) + line(61, map[int]string{0: "5", columnDay: "2024"}) +
	line(61, map[int]string{0: "6", columnCountry1: "EUR"}) + line(61, map[int]string{0: "7", columnMentions: "99999999", columnCode: "190", columnQuad: "4"})

// acts is a sink that takes acts.
type acts struct {
	source.Collected
	list     []store.Act
	mentions []store.Mention
}

func (a *acts) Mention(m store.Mention) error {
	a.mentions = append(a.mentions, m)
	return nil
}

func (a *acts) Act(x store.Act) error {
	a.list = append(a.list, x)
	return nil
}

func TestRead(t *testing.T) {
	for _, columns := range []int{57, 58, 61} {
		var a acts
		report, err := Read(strings.NewReader(line(columns, nil)), "x", &a)
		if err != nil || report.Kept != 1 || len(a.list) != 1 {
			t.Fatalf("%d columns: %+v, %v", columns, report, err)
		}
		x := a.list[0]
		if x.From != "AZE" || x.To != "ISR" || store.Date(x.Day) != fact.MustDate("2024-02-29") || store.Date(x.Added) != fact.MustDate("2024-03-01") ||
			x.Cameo != "040" || x.Quad != 1 || x.Mentions != 7 || x.Tone != -2.5 {
			t.Errorf("%d columns: %+v", columns, x)
		}
	}
	c, report := sourcetest.Collect(t, Read, good)
	if report.Kept != 2 || report.Refused != 5 || len(report.Reasons) != 4 || c.Events[1].Plover != "ASSAULT" || c.Events[1].Tier != fact.Do ||
		c.Events[0].Locator == c.Events[1].Locator || !strings.HasSuffix(c.Events[0].Note, "; http://example.org/a") {
		t.Errorf("%+v", report)
	}
}

func zipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("x.export.CSV")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadZip(t *testing.T) {
	whole := zipped(t, strings.Repeat(good, 20000)) // more than one block of lines
	var n int
	report, err := Read(strings.NewReader(whole), "x.zip", source.Events(func(fact.Event) error { n++; return nil }))
	if err != nil || n != 40000 || report.Read != 140000 {
		t.Errorf("%d events of %d rows: %v", n, report.Read, err)
	}
	sourcetest.Refuses(t, Read, whole[:len(whole)/2], "ends early")
	sourcetest.Refuses(t, Read, zipped(t, "<html>"), "HTML")
	sourcetest.Refuses(t, Read, "<html>", "HTML")
	sourcetest.Refuses(t, Read, "", "empty")
	sourcetest.Refuses(t, Read, good+"1\t2\t3\n", "fixture:8", "3 columns", "61")
	sourcetest.Refuses(t, Read, "no tabs at all\n", "columns")
	sourcetest.Refuses(t, Read, line(61, map[int]string{7: "EUR"}), "all refused")
}

func TestDays(t *testing.T) {
	for _, s := range []string{"1970-01-01", "1979-01-01", "2000-02-29", "2024-12-31", "1920-03-01"} {
		n, ok := days(strings.ReplaceAll(s, "-", ""))
		if d := fact.MustDate(s); !ok || int(n) != d.Days() || store.Date(n) != d {
			t.Errorf("%s: %d, %v", s, n, store.Date(n))
		}
	}
}

func TestSample(t *testing.T) {
	for _, f := range []string{"gdelt1_export.sample50.CSV", "gdelt2_20170701234500.export.sample50.CSV"} {
		c, report := sourcetest.File(t, Read, sample.Dir(t, "ties", "events", f))
		t.Logf("%s: %d rows, %d events, %v", f, report.Read, len(c.Events), report.Reasons)
	}
	for _, f := range []string{"gdelt2_20170701234500.mentions.sample50.CSV", "gdelt2_20170701234500.gkg.sample50.csv"} {
		r, err := os.Open(sample.Dir(t, "ties", "events", f))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		var a acts
		report, err := Read(r, f, &a)
		if err != nil || report.Kept != 50 || len(a.Events) != 0 {
			t.Errorf("%+v, %v", report, err)
		}
		if graph := strings.Contains(f, "gkg"); graph != (len(report.Alerts) == 1) || graph != (len(a.mentions) == 0) {
			t.Errorf("%s: %+v, %d acts mentioned", f, report.Alerts, len(a.mentions))
		}
	}
}

func TestReadMentions(t *testing.T) {
	row := func(act, day, confidence string) string {
		f := make([]string, mentionColumns)
		f[0], f[1], f[2], f[3], f[4], f[5], f[11] = act, "20240101000000", day+"001500", "1", "news.example.org", "http://news.example.org/"+day, confidence
		return strings.Join(f, "\t") + "\n"
	}
	var a acts
	report, err := Read(strings.NewReader(row("7", "20240102", "50")+row("9", "20240102", "100")+row("7", "20240101", "20")+row("8", "2024", "20")+row("x", "20240101", "20")+row("6", "20240101", "-1")), "m", &a)
	want := []store.Mention{{Act: 7, Day: int32(fact.MustDate("2024-01-01").Days()), Times: 2}, {Act: 9, Day: int32(fact.MustDate("2024-01-02").Days()), Times: 1}}
	if err != nil || !slices.Equal(a.mentions, want) || report.Kept != 3 || report.Refused != 3 || report.Given != 2 {
		t.Errorf("%+v, %+v, %v", a.mentions, report, err)
	}
	sourcetest.Refuses(t, Read, row("x", "20240101", "20"), "all refused")
	sourcetest.Refuses(t, Read, row("7", "20240101", "20")+good, "61 columns", "16 columns as in the first row")
}

func FuzzRead(f *testing.F) { sourcetest.Fuzz(f, Read, good, line(57, nil), "PK\x03\x04"+good) }

// BenchmarkRead parses 100,000 rows without storing them.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 100000 {
		text.WriteString(line(61, map[int]string{0: strconv.Itoa(i)}))
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		var n nothing
		if _, err := Read(strings.NewReader(text.String()), "x", &n); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

type nothing struct{ source.Collected }

func (*nothing) Act(store.Act) error { return nil }
