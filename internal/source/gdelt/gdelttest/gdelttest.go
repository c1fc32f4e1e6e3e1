// Package gdelttest makes files like GDELT 2.0's for tests and measurements: zips of a quarter
// of an hour, with rows of the real width and about the real length.
package gdelttest

import (
	"archive/zip"
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"tightrope/actor"
	"tightrope/fact"
)

// Write makes so many files of so many events each in a folder and gives their paths. Every
// row has two different states, so that every row is stored; a few states act most, and about
// three events share an address, as in the real files.
func Write(dir string, files, rows int, seed uint64) ([]string, error) {
	chance := rand.New(rand.NewPCG(seed, 7))
	states := codes()
	at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	id := uint64(1_000_000_000)
	var out []string
	for range files {
		path := filepath.Join(dir, at.Format("20060102150405")+".export.CSV.zip")
		if err := write(path, at, states, rows, &id, chance); err != nil {
			return out, err
		}
		out = append(out, path)
		at = at.Add(15 * time.Minute)
	}
	return out, nil
}

// codes are the CAMEO codes of the states of today.
func codes() []string {
	var out []string
	for _, a := range actor.Default().All() {
		if a.Kind == fact.State && a.Lived.To.IsZero() {
			out = append(out, string(a.ID))
		}
	}
	return out
}

func write(path string, at time.Time, states []string, rows int, id *uint64, chance *rand.Rand) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.Create(at.Format("20060102150405") + ".export.CSV")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	url := ""
	for range rows {
		*id++
		if url == "" || chance.IntN(3) == 0 {
			url = fmt.Sprintf("https://www.news%03d.example.org/world/%s/%x-%x-%x.html", chance.IntN(500), at.Format("2006/01/02"), chance.Uint32(), chance.Uint32(), chance.Uint32())
		}
		row(b, *id, at, pick(states, chance), pick(states, chance), url, chance)
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

// pick draws a state; the first ones are drawn far more often than the last.
func pick(states []string, chance *rand.Rand) string {
	return states[int(float64(len(states))*math.Pow(chance.Float64(), 2.5))]
}

var events = []struct {
	code, base, root string
	quad             int
	goldstein        float64
}{
	{"010", "010", "01", 1, 0},
	{"036", "036", "03", 1, 4},
	{"040", "040", "04", 1, 1},
	{"042", "042", "04", 1, 1.9},
	{"043", "043", "04", 1, 2.8},
	{"051", "051", "05", 1, 3.4},
	{"061", "061", "06", 2, 6.4},
	{"071", "071", "07", 2, 7.4},
	{"111", "111", "11", 3, -2},
	{"112", "112", "11", 3, -2},
	{"120", "120", "12", 3, -4},
	{"138", "138", "13", 3, -7},
	{"141", "141", "14", 4, -6.5},
	{"163", "163", "16", 4, -8},
	{"173", "173", "17", 4, -5},
	{"190", "190", "19", 4, -10},
	{"1823", "182", "18", 4, -10},
}

func row(w *bufio.Writer, id uint64, at time.Time, from, to, url string, chance *rand.Rand) {
	if from == to {
		to = "USA"
		if from == to {
			to = "CHN"
		}
	}
	e := events[chance.IntN(len(events))]
	day := at.AddDate(0, 0, -[]int{0, 0, 0, 0, 1, 7, 30}[chance.IntN(7)])
	n := 1 + chance.IntN(20)
	fraction := strconv.FormatFloat(float64(day.Year())+float64(day.YearDay())/365, 'f', 4, 64)
	fmt.Fprintf(w, "%d\t%s\t%s\t%d\t%s", id, day.Format("20060102"), day.Format("200601"), day.Year(), fraction)
	fmt.Fprintf(w, "\t%sGOV\tNAME OF %s\t%s\t\t\t\t\tGOV\t\t", from, from, from)
	fmt.Fprintf(w, "\t%s\tNAME OF %s\t%s\t\t\t\t\t\t\t", to, to, to)
	fmt.Fprintf(w, "\t%d\t%s\t%s\t%s\t%d\t%.1f\t%d\t%d\t%d\t%.14f", chance.IntN(2), e.code, e.base, e.root, e.quad, e.goldstein, n, 1, n, chance.NormFloat64()*3)
	for _, s := range []string{from, to, from} {
		fmt.Fprintf(w, "\t4\tCity, Province, Country of %s\t%s\t%s%02d\t\t%.4f\t%.4f\t%d", s, s[:2], s[:2], chance.IntN(40), chance.Float64()*60, chance.Float64()*100, chance.IntN(1e6))
	}
	fmt.Fprintf(w, "\t%s\t%s\n", at.Format("20060102150405"), url)
}
