package gdelt

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/store"
)

// Remote is one file of the publisher's master list.
type Remote struct {
	URL  string
	MD5  string
	Size int64
	Day  fact.Date // of the quarter of an hour in its name
}

// Lists are the publisher's addresses of the master list of GDELT 2.0 and of its newest entry.
const (
	MasterList = "http://data.gdeltproject.org/gdeltv2/masterfilelist.txt"
	LastUpdate = "http://data.gdeltproject.org/gdeltv2/lastupdate.txt"
)

// ReadList picks, from a master list (a line "size md5 address" a file), the files of a kind
// (export, mentions or gkg) from one day to another; an unknown day is no bound. Lines that are
// cut short, as some of the real list are, are refused and counted.
func ReadList(r io.Reader, name, kind string, since, until fact.Date) ([]Remote, source.Report, error) {
	report := source.NewReport("gdelt", name)
	if kind != "export" && kind != "mentions" && kind != "gkg" {
		return nil, *report, fmt.Errorf("gdelt: kind %q: want export, mentions or gkg", kind)
	}
	b, err := source.Open("gdelt", name, r)
	if err != nil {
		return nil, *report, err
	}
	var out []Remote
	err = eachLine(b, name, func(line int, s []byte) error {
		f, why := remote(string(s))
		switch {
		case why != "":
			report.Refuse(line, "%s", why)
		case !strings.Contains(f.URL, "."+kind+"."),
			!since.IsZero() && f.Day.Before(since.First()), !until.IsZero() && f.Day.After(until.Last()):
			report.Refuse(line, "of another kind or time")
		default:
			out = append(out, f)
			report.Keep(0)
		}
		return nil
	})
	if err != nil {
		return nil, *report, err
	}
	done, err := report.Close()
	return out, done, err
}

func remote(s string) (Remote, string) {
	f := strings.Fields(s)
	if len(f) != 3 || len(f[1]) != 32 || !strings.HasPrefix(f[2], "http") {
		return Remote{}, "no line of size, MD5 and address"
	}
	size, err := strconv.ParseInt(f[0], 10, 64)
	if err != nil || size < 0 {
		return Remote{}, "no size"
	}
	stamp := f[2][strings.LastIndexByte(f[2], '/')+1:]
	day, ok := days(stamp[:min(14, len(stamp))])
	if !ok {
		return Remote{}, "no time in the name"
	}
	return Remote{URL: f[2], MD5: f[1], Size: size, Day: store.Date(day)}, ""
}
