package fact

import (
	"testing"

	"pgregory.net/rapid"
)

func drawDate(t *rapid.T, label string) Date {
	d := Date{Year: rapid.IntRange(1816, 2100).Draw(t, label+" year")}
	if d.Month = rapid.IntRange(0, 12).Draw(t, label+" month"); d.Month > 0 {
		d.Day = rapid.IntRange(0, daysIn(d.Year, d.Month)).Draw(t, label+" day")
	}
	return d
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDate(t, "d")
		back, err := ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%+v is written %q and read %+v, %v", d, d.String(), back, err)
		}
		if d.Last().Before(d.First()) {
			t.Fatalf("%v ends before it begins", d)
		}
	})
}

func TestPeriodRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDate(t, "a"), drawDate(t, "b")
		if b.Last().Before(a.First()) {
			a, b = b, a
		}
		p := Period{a, b}
		back, err := ParsePeriod(p.String())
		if err != nil || back != p {
			t.Fatalf("%+v is written %q and read %+v, %v", p, p.String(), back, err)
		}
		if !p.Overlaps(p) {
			t.Fatalf("%v does not overlap itself", p)
		}
	})
}

func TestOverlapsIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := Period{From: drawDate(t, "p")}, Period{To: drawDate(t, "q")}
		if p.Overlaps(q) != q.Overlaps(p) {
			t.Fatalf("%v and %v: overlap depends on the order", p, q)
		}
	})
}

func TestParseDateRefuses(t *testing.T) {
	f := func(s string) {
		t.Helper()
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %+v", s, d)
		}
	}
	f("2023-02-29")
	f("24")
	f("2024-13")
	f("2024-1-1")
	f("2024-06-31")
	f("June 2024")
	f("2024-00")
	f("-2024")
}

func TestPeriodContains(t *testing.T) {
	f := func(period, date string, want bool) {
		t.Helper()
		p, err := ParsePeriod(period)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Contains(MustDate(date)); got != want {
			t.Errorf("%s contains %s: %v", period, date, got)
		}
	}
	f("2024", "2024-12-31", true)
	f("2024", "2025", false)
	f("2024-01..2024-06", "2024", false) // the whole of the year does not lie in its first half
	f("2024-10..", "2030-01-01", true)
	f("..2020", "2020-12-31", true)
}
