package prose

import (
	"archive/tar"
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"tightrope/fact"
	"tightrope/internal/sample"
	"tightrope/internal/source"
	"tightrope/internal/source/table"
)

type tsClaim struct {
	Claim      string
	Date       string
	Verdict    string
	TimeSeries map[string][]struct{ From, To int }
}

// labels are the verdicts of TSVer.
var labels = map[fact.Verdict]string{
	fact.Supported: "Supported", fact.Contradicted: "Refuted", fact.NotCheckable: "Not Enough Evidence", fact.IsOpinion: "Not Enough Evidence",
	fact.DependsOnBasis: "Cherry-Picking/Conflicting Evidence",
}

func tsClaims(t *testing.T, name string) []tsClaim {
	t.Helper()
	f, err := os.Open(sample.Dir(t, "check", "tsver", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []tsClaim
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c tsClaim
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

var tsLoaded struct {
	once   sync.Once
	series []Series
}

// tsSeries loads the 400 series through the reader of a user's own tables, once for all tests. The
// files have a column for each country; each is laid out as country, year, value for the reader.
func tsSeries(t *testing.T) []Series {
	t.Helper()
	dir := sample.Dir(t, "check", "tsver")
	tsLoaded.once.Do(func() { tsLoaded.series = loadSeries(t, dir) })
	return tsLoaded.series
}

type tsMeta struct{ Filename, Title, Description, Unit string }

func loadSeries(t *testing.T, dir string) []Series {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "metadata.json"))
	if err != nil {
		t.Fatal(err)
	}
	var meta []tsMeta
	if err := json.Unmarshal(raw, &meta); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "time_series_csv.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			files[filepath.Base(h.Name)] = long(t, r)
		}
	}
	out := make([]Series, len(meta))
	var work errgroup.Group
	work.SetLimit(2)
	for i, m := range meta {
		work.Go(func() error {
			s, err := oneSeries(m, files[m.Filename])
			out[i] = s
			return err
		})
	}
	if err := work.Wait(); err != nil {
		t.Fatal(err)
	}
	out = slices.DeleteFunc(out, func(s Series) bool { return s.ID == "" })
	t.Logf("%d of %d series loaded; the others are of places that are no actors", len(out), len(meta))
	if len(out) < len(meta)*95/100 {
		t.Fatal("too few series")
	}
	return out
}

// oneSeries reads one table by a mapping as a user would write it.
func oneSeries(m tsMeta, rows string) (Series, error) {
	unit, times := cmp.Or(m.Unit, "index"), ""
	if unit == "%" || unit == "percent" {
		unit, times = "fraction", "times = 0.01\n"
	}
	mapping := times + fmt.Sprintf("kind = \"observation\"\n[columns]\nfrom = \"country\"\nperiod = \"year\"\nvalue = \"value\"\n[codes]\nfrom = \"iso3\"\n"+
		"[set]\nlayer = \"power\"\nmeasure = \"index\"\nbasis = \"survey\"\nreporter = \"its publisher\"\nitem = %s\nunit = %s\nnote = %s\n", strconv.Quote(m.Title), strconv.Quote(unit), strconv.Quote(m.Description))
	tm, err := table.Parse([]byte(mapping))
	if err != nil {
		return Series{}, fmt.Errorf("%s: %w", m.Filename, err)
	}
	var found source.Collected
	if _, err := tm.Reader()(strings.NewReader(rows), m.Filename, &found); err != nil {
		if strings.Contains(err.Error(), "belongs to no actor") { // the Arctic
			return Series{}, nil
		}
		return Series{}, fmt.Errorf("%s: %w", m.Filename, err)
	}
	made := SeriesOf(found.Observations)
	if len(made) != 1 {
		return Series{}, fmt.Errorf("%s: %d series, want 1", m.Filename, len(made))
	}
	s := made[0]
	s.ID, s.Rows = strings.TrimSuffix(m.Filename, ".csv"), nil // three million ids would only cost memory here
	return s, nil
}

// long lays a table with a column for each country out as one row for each value; the world has
// the code of the statistics of trade.
func long(t *testing.T, in io.Reader) string {
	t.Helper()
	r := csv.NewReader(in)
	head, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("country,year,value\n")
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		year, _, _ := strings.Cut(rec[0], "-")
		if len(year) != 4 {
			continue // before our era, or of its first centuries
		}
		for i := 1; i < len(rec); i++ {
			if rec[i] == "" {
				continue
			}
			id := head[i]
			if id == "OWID_WRL" {
				id = "W00"
			}
			fmt.Fprintf(&b, "%s,%s,%s\n", id, year, rec[i])
		}
	}
}

func published(t *testing.T, s string) fact.Date {
	t.Helper()
	d, err := time.Parse("January 02, 2006", s)
	if err != nil {
		t.Fatal(err)
	}
	return fact.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}

// score is accuracy, false support and macro-F1 over the four labels.
func score(gold, got []string) (accuracy, falseSupport, macro float64) {
	names := []string{"Supported", "Refuted", "Not Enough Evidence", "Cherry-Picking/Conflicting Evidence"}
	right, wrong, not := 0, 0, 0
	for i := range gold {
		if gold[i] == got[i] {
			right++
		}
		if gold[i] != "Supported" {
			not++
			if got[i] == "Supported" {
				wrong++
			}
		}
	}
	for _, n := range names {
		tp, g, p := 0, 0, 0
		for i := range gold {
			if gold[i] == n {
				g++
			}
			if got[i] == n {
				p++
			}
			if gold[i] == n && got[i] == n {
				tp++
			}
		}
		if g+p > 0 {
			macro += 2 * float64(tp) / float64(g+p) / 4
		}
	}
	return float64(right) / float64(len(gold)), float64(wrong) / float64(max(not, 1)), macro
}

// seriesFor are the series of a synthetic claim: those of the real claim that it was made from,
// which has the same date.
func seriesFor(c tsClaim, real []tsClaim) []string {
	if len(c.TimeSeries) > 0 {
		return keys(c.TimeSeries)
	}
	best, most := tsClaim{}, -1
	same := canon()
	for _, r := range real {
		if r.Date != c.Date {
			continue
		}
		n := 0
		mine := words(c.Claim, same)
		for _, w := range words(r.Claim, same) {
			if slices.Contains(mine, w) {
				n++
			}
		}
		if n > most {
			best, most = r, n
		}
	}
	return keys(best.TimeSeries)
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func scoring(t *testing.T) {
	t.Helper()
	if os.Getenv("TIGHTROPE_SCORE") == "" {
		t.Skip("set TIGHTROPE_SCORE=1: it reads 400 series")
	}
}

func TestScoreTSVerWithTheSeriesGiven(t *testing.T) {
	scoring(t)
	all := map[string]Series{}
	for _, s := range tsSeries(t) {
		all[s.ID] = s
	}
	real := tsClaims(t, "tsver_dev.jsonl")
	for _, set := range []struct {
		name   string
		claims []tsClaim
	}{{"real", real}, {"synthetic", tsClaims(t, "synthetic_dev.jsonl")}} {
		var gold, got, noise []string
		rng := rand.New(rand.NewPCG(1, 0))
		for _, c := range set.claims {
			var given, random []Series
			for _, id := range seriesFor(c, real) {
				given = append(given, all[id])
				random = append(random, shuffled(all[id], rng))
			}
			a := Judge(c.Claim, published(t, c.Date), given)
			gold, got = append(gold, c.Verdict), append(got, labels[a.Verdict])
			noise = append(noise, labels[Judge(c.Claim, published(t, c.Date), random).Verdict])
			if labels[a.Verdict] != c.Verdict {
				t.Logf("%s, want %s: %s\n\t%s", labels[a.Verdict], c.Verdict, c.Claim, a.Reason)
			}
		}
		acc, fs, f1 := score(gold, got)
		abstain := 0
		for _, n := range noise {
			if n != "Supported" && n != "Cherry-Picking/Conflicting Evidence" {
				abstain++
			}
		}
		t.Logf("%s: n %d, accuracy %.3f, macro-F1 %.3f, false support %.3f; on noise %.3f are contradicted or not checkable",
			set.name, len(gold), acc, f1, fs, float64(abstain)/float64(len(noise)))
		if acc < 0.62 || f1 < 0.45 || fs > 0.1 || float64(abstain) < 0.9*float64(len(noise)) {
			t.Errorf("%s: below the target: accuracy 0.62, macro-F1 0.45, false support 0.10, abstention on noise 0.90", set.name)
		}
	}
}

// shuffled replaces every value of a series by one of another country and year.
func shuffled(s Series, rng *rand.Rand) Series {
	var pool []float64
	for _, a := range keys(stringKeys(s.Values)) {
		for _, y := range s.years(fact.ActorID(a)) {
			pool = append(pool, s.Values[fact.ActorID(a)][y])
		}
	}
	out := s
	out.Values = map[fact.ActorID]map[int]float64{}
	for _, a := range keys(stringKeys(s.Values)) {
		id := fact.ActorID(a)
		out.Values[id] = map[int]float64{}
		for _, y := range s.years(id) {
			out.Values[id][y] = pool[rng.IntN(len(pool))]
		}
	}
	return out
}

func stringKeys(m map[fact.ActorID]map[int]float64) map[string]bool {
	out := map[string]bool{}
	for k := range m {
		out[string(k)] = true
	}
	return out
}

func TestScoreTSVerChoosing(t *testing.T) {
	scoring(t)
	lib := NewLibrary(tsSeries(t))
	real := tsClaims(t, "tsver_dev.jsonl")
	for _, set := range []struct {
		name   string
		claims []tsClaim
	}{{"real", real}, {"synthetic", tsClaims(t, "synthetic_dev.jsonl")}} {
		type one struct {
			confidence float64
			right      bool
		}
		var gold, got []string
		var curve []one
		chosen := 0
		for _, c := range set.claims {
			a := lib.Judge(c.Claim, published(t, c.Date))
			gold, got = append(gold, c.Verdict), append(got, labels[a.Verdict])
			want := seriesFor(c, real)
			hit := slices.ContainsFunc(a.Series, func(s string) bool { return slices.Contains(want, s) })
			if hit {
				chosen++
			} else {
				t.Logf("chose %v, want %v: %s", a.Series, want, c.Claim)
			}
			curve = append(curve, one{a.Confidence, labels[a.Verdict] == c.Verdict})
		}
		slices.SortStableFunc(curve, func(x, y one) int {
			switch {
			case x.confidence > y.confidence:
				return -1
			case x.confidence < y.confidence:
				return 1
			}
			return 0
		})
		top := 0
		n := len(curve) * 2 / 5
		for _, c := range curve[:n] {
			if c.right {
				top++
			}
		}
		acc, fs, f1 := score(gold, got)
		t.Logf("%s: n %d, accuracy %.3f, macro-F1 %.3f, false support %.3f, series found %d, precision on the surest 40 %% %.3f",
			set.name, len(gold), acc, f1, fs, chosen, float64(top)/float64(n))
		if acc < 0.5 || float64(top) < 0.8*float64(n) {
			t.Errorf("%s: below the target: accuracy 0.50, precision 0.80 on the surest 40 %%", set.name)
		}
	}
}
