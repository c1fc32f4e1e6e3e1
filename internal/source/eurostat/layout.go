package eurostat

import (
	"slices"
	"strings"

	"tightrope/fact"
	"tightrope/internal/source"
)

// layout says how the rows of the file are read: SDMX-CSV has one value in a row, the older form
// (TSV) one row for a series, with its dimensions in the first column and a column for each month.
func (x *reading) layout() (next func() error, err error) {
	head := x.t.Header()[0]
	if dimensions, time, ok := strings.Cut(head, `\`); ok && time == "TIME_PERIOD" {
		return x.wide(strings.Split(dimensions, ","))
	}
	c, err := x.t.Columns("indic_nrg", "crudeoil", "geo", "TIME_PERIOD", "OBS_VALUE")
	if err != nil {
		return nil, err
	}
	var flags []int
	for _, name := range []string{"OBS_FLAG", "CONF_STATUS"} {
		if at, err := x.t.Columns(name); err == nil {
			flags = append(flags, at[0])
		}
	}
	return func() error {
		r := cell{indicator: x.t.Text(c[0]), grade: x.t.Text(c[1]), place: x.t.Text(c[2])}
		for _, f := range flags {
			r.flags += x.t.Text(f)
		}
		if _, flow := indicators[r.indicator]; !flow {
			return x.row(r) // its month and value are of no use
		}
		var err error
		if r.month, err = x.t.Date(c[3]); err != nil {
			return err
		}
		if r.month.Month == 0 {
			return x.t.Fault(c[3], "a month YYYY-MM")
		}
		if r.value, r.known, err = x.t.Number(c[4]); err != nil {
			return err
		}
		return x.row(r)
	}, nil
}

// wide reads a series: each cell is a number, a colon where there is none, and flags behind it.
func (x *reading) wide(dimensions []string) (func() error, error) {
	at := map[string]int{}
	for _, d := range []string{"indic_nrg", "crudeoil", "geo"} {
		if at[d] = slices.Index(dimensions, d); at[d] < 0 {
			return nil, x.t.HeaderFault(0, "the dimension "+d)
		}
	}
	months := make([]fact.Date, len(x.t.Header()))
	for i, h := range x.t.Header()[1:] {
		d, err := fact.ParseDate(strings.Replace(h, "M", "-", 1))
		if err != nil || d.Month == 0 {
			return nil, x.t.HeaderFault(i+1, "a month YYYY-MM")
		}
		months[i+1] = d
	}
	return func() error {
		of := strings.Split(x.t.Text(0), ",")
		if len(of) != len(dimensions) {
			return x.t.Fault(0, strings.Join(dimensions, ","))
		}
		for i := 1; i < len(months); i++ {
			r := cell{indicator: of[at["indic_nrg"]], grade: of[at["crudeoil"]], place: of[at["geo"]], month: months[i]}
			number, flags, _ := strings.Cut(x.t.Text(i), " ")
			r.flags = flags
			if !source.Missing(number) {
				var ok bool
				if r.value, ok = source.Number(number); !ok {
					return x.t.Fault(i, "a number with flags behind it")
				}
				r.known = true
			}
			if err := x.row(r); err != nil {
				return err
			}
		}
		return nil
	}, nil
}
