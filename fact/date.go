package fact

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a civil date of known precision: a day, a month (Day 0) or a year (Month 0).
// The zero Date means "not known".
type Date struct {
	Year, Month, Day int
}

// ParseDate reads "2024", "2024-06" or "2024-06-30". The empty string is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return Date{}, fmt.Errorf("%q is not a date: want YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 || (i > 0 && len(p) != 2) {
			return Date{}, fmt.Errorf("%q is not a date: want YYYY, YYYY-MM or YYYY-MM-DD", s)
		}
		n[i] = v
	}
	d := Date{n[0], n[1], n[2]}
	if !d.Valid() {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return d, nil
}

// MustDate is ParseDate for constants; it panics on a bad one.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Valid says that the year, month and day, as far as they are there, are of the calendar.
func (d Date) Valid() bool {
	if d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || (d.Month == 0 && d.Day != 0) {
		return false
	}
	return d.Day == 0 || (d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month))
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero says that the date is not known.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date at its own precision; the zero Date is "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// First is the first day that the date can mean.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the last day that the date can mean.
func (d Date) Last() Date {
	switch {
	case d.IsZero() || d.Day != 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
}

// Days counts the days from 1970-01-01 to the first day of the date.
func (d Date) Days() int {
	f := d.First()
	return int(time.Date(f.Year, time.Month(f.Month), f.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Before compares the first days; an unknown date is before every known one.
func (d Date) Before(o Date) bool { return d.First().key() < o.First().key() }

// After compares the first days.
func (d Date) After(o Date) bool { return o.Before(d) }

func (d Date) key() int { return d.Year*10000 + d.Month*100 + d.Day }

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the date as ParseDate does.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Period is a closed span of time; From and To keep their own precision. A zero end is open.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// ParsePeriod reads "2021", "2024-01..2024-06", "2019.." or "..2020"; a single date is the
// whole of that day, month or year.
func ParsePeriod(s string) (Period, error) {
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	a, err := ParseDate(from)
	if err != nil {
		return Period{}, err
	}
	b, err := ParseDate(to)
	if err != nil {
		return Period{}, err
	}
	p := Period{a, b}
	if !a.IsZero() && !b.IsZero() && b.Last().Before(a.First()) {
		return Period{}, fmt.Errorf("period %q ends before it begins", s)
	}
	return p, nil
}

// YearPeriod is the period of whole years from a to b.
func YearPeriod(a, b int) Period { return Period{Date{Year: a}, Date{Year: b}} }

// IsZero says that nothing is known about the period.
func (p Period) IsZero() bool { return p.From.IsZero() && p.To.IsZero() }

// String writes the period as ParsePeriod reads it.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.From == p.To:
		return p.From.String()
	}
	return p.From.String() + ".." + p.To.String()
}

// Overlaps says whether the two periods share a day; an open end reaches for ever, and a
// period about which nothing is known overlaps none.
func (p Period) Overlaps(o Period) bool {
	if p.IsZero() || o.IsZero() {
		return false
	}
	return !p.endsBefore(o) && !o.endsBefore(p)
}

func (p Period) endsBefore(o Period) bool {
	return !p.To.IsZero() && !o.From.IsZero() && p.To.Last().Before(o.From.First())
}

// Contains says whether the whole of the date lies in the period.
func (p Period) Contains(d Date) bool {
	if p.IsZero() || d.IsZero() {
		return false
	}
	return (p.From.IsZero() || !d.First().Before(p.From.First())) &&
		(p.To.IsZero() || !p.To.Last().Before(d.Last()))
}

// MarshalText writes the period as String does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the period as ParsePeriod does.
func (p *Period) UnmarshalText(b []byte) error {
	v, err := ParsePeriod(string(b))
	if err == nil {
		*p = v
	}
	return err
}
