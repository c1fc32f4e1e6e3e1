package number

import (
	"math"
	"testing"
)

// one finds the only quantity of a text.
func one(t *testing.T, text string) Quantity {
	t.Helper()
	got := Find(text)
	if len(got) != 1 {
		t.Fatalf("%q: %d quantities, want 1: %+v", text, len(got), got)
	}
	return got[0]
}

func TestValue(t *testing.T) {
	f := func(text string, want float64) {
		t.Helper()
		if q := one(t, text); math.Abs(q.Value-want) > 1e-9*math.Abs(want) {
			t.Errorf("%q is %v, want %v", text, q.Value, want)
		}
	}
	f("1,307,000 workers", 1307000)
	f("12\u00a0000 tonnes", 12000) // a no-break space between
	f(".5 percent", 0.5)
	f("forty-two percent", 42)
	f("two hundred and fifty thousand tonnes", 250000)
	f("a hundred and ten miles", 110)
	f("a million dollars", 1e6)
	f("half a million dollars", 5e5)
	f("two and a half million barrels", 2.5e6)
	f("5½ miles", 5.5)
	f("1.2 trillion euros", 1.2e12)
	f("$2.8bn", 2.8e9)
	f("$13.6M", 13.6e6)
	f("€300k", 3e5)
	f("a dozen tanks", 12)
	f("4M barrels", 4e6)
	f("minus 40 degrees Celsius", -40)
	f("-40 degrees Celsius", -40)
	f("3 × 10^6 tonnes", 3e6)
	f("twenty-five thousand troops", 25000)
	f("three thousand five hundred soldiers", 3500)
	f("1/16 of a pint", 0.0625)
}

func TestFraction(t *testing.T) {
	f := func(text string, want float64) {
		t.Helper()
		if q := one(t, text); math.Abs(q.Value-want) > 1e-9 || q.Kind != Fraction {
			t.Errorf("%q is %v, kind %d, want the fraction %v", text, q.Value, q.Kind, want)
		}
	}
	f("two-thirds of imports", 2./3)
	f("a third of its oil", 1./3)
	f("shrank by a third.", 1./3)
	f("took a tenth, and left", 0.1)
	f("two barrels in five", 0.4)
	f("one in ten voters", 0.1)
	f("nine out of ten resolutions", 0.9)
	f("fewer than one vote in four", 0.25)
	f("three-quarters of the fleet", 0.75)
	f("more than half", 0.5)
	f("half of exports", 0.5)
	f("one fifth of the total", 0.2)
	f("four fifths of exports", 0.8)
}

func TestNoQuantity(t *testing.T) {
	f := func(text string) {
		t.Helper()
		if got := Find(text); len(got) > 0 {
			t.Errorf("%q has no quantity, got %q", text, text[got[0].Start:got[0].End])
		}
	}
	for _, text := range []string{
		"", "no number here", "in 2021", "On 7 October 2023", "July 12, 2024", "the 1990s", "since 2014",
		"Su-35 and F-16 and S-400", "the third party", "a second term", "Article 5 and Resolution 2334",
		"at 10:27 PM", "at 5am", "won 3-1", "the Group of Seven", "COVID-19", "no one knows", "one another",
		"the first half of 2024", "in the third quarter", "double standards", "version 1.2.3", "the 78th session",
		"between 2018 and 2022", "2019-20", "XC40", "the 21st century", "the 9/11 attacks", "below 2005 levels",
	} {
		f(text)
	}
}

func TestUnitAndKind(t *testing.T) {
	f := func(text string, kind Kind, unit string) {
		t.Helper()
		q := one(t, text)
		got := q.Unit
		if q.Kind == Count {
			got = q.Noun
		}
		if q.Kind != kind || got != unit {
			t.Errorf("%q: kind %d unit %q, want %d %q", text, q.Kind, got, kind, unit)
		}
	}
	f("33 million barrels", Measure, "barrel")
	f("1.5 million barrels a day", Measure, "barrel per day")
	f("52,000 bpd", Measure, "barrel per day")
	f("9 bcm", Measure, "billion cubic metres")
	f("311 square miles", Measure, "square mile")
	f("80 km/h", Measure, "kilometre per hour")
	f("$80 per barrel", Money, "dollar per barrel")
	f("$1.3 billion a year", Money, "dollar per year")
	f("US $5 million", Money, "dollar")
	f("HK$5.4m", Money, "hong kong dollar")
	f("300 million roubles", Money, "russian rouble")
	f("₼40 million", Money, "azerbaijani manat")
	f("40%", Percent, "percentage")
	f("40 per cent", Percent, "percentage")
	f("38 percentage points", Points, "percentage point")
	f("25 basis points", Points, "basis point")
	f("five years", Duration, "year")
	f("a 50-year-old", Age, "year of age")
	f("14 sanctions packages", Count, "sanctions package")
	f("40,000 rockets", Count, "rocket")
	f("24 Su-35 fighters", Count, "Su-35 fighter")
	f("tens of thousands of people", Count, "people")
	f("deliveries doubled", Multiple, "times")
	f("rose tenfold", Multiple, "times")
	f("three times the price", Multiple, "times")
}

func TestBound(t *testing.T) {
	f := func(text, op string, approx bool) {
		t.Helper()
		if q := one(t, text); q.Op != op || q.Approx != approx {
			t.Errorf("%q: op %q approx %v, want %q %v", text, q.Op, q.Approx, op, approx)
		}
	}
	f("40 percent", "eq", false)
	f("about 40 percent", "eq", true)
	f("around $40", "eq", true)
	f("some four-fifths", "eq", true)
	f("barely 6 percent", "eq", true)
	f("nearly two-thirds", "nearly", true)
	f("almost half", "nearly", true)
	f("more than 40 percent", "gt", false)
	f("over 40 percent", "gt", false)
	f("no more than 40 percent", "le", false)
	f("up to 40 percent", "le", false)
	f("at least 40 percent", "ge", false)
	f("40 percent or more", "ge", false)
	f("less than 40 percent", "lt", false)
	f("just under 40 percent", "lt", false)
	f("fewer than 300 tanks", "lt", false)
	f("no fewer than 300 tanks", "ge", false)
	f("upwards of 300 tanks", "gt", false)
	f("40 percent or so", "eq", true)
	f("an estimated 300 tanks", "eq", true)
	f("slightly more than 40 percent", "gt", false)
}

func TestChange(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if q := Find(text); len(q) == 0 || q[0].Change != want {
			t.Errorf("%q: change of %+v, want %q", text, q, want)
		}
	}
	f("imports rose 28%", "up")
	f("imports rose by 28%", "up")
	f("imports rose to 28%", "")
	f("the volume fell by nearly half", "down")
	f("a fall of 38 percentage points", "down")
	f("down to two-thirds", "")
	f("gave up 5 percent", "")
}

func TestRangeAndSeries(t *testing.T) {
	f := func(text string, low, high float64, unit string) {
		t.Helper()
		if q := one(t, text); q.Value != low || q.High != high || q.Unit != unit {
			t.Errorf("%q: %v to %v %q, want %v to %v %q", text, q.Value, q.High, q.Unit, low, high, unit)
		}
	}
	f("between 5 and 6 percent", 5, 6, "percentage")
	f("15-22 miles per hour", 15, 22, "mile per hour")
	f("15 to 22 miles", 15, 22, "mile")
	f("between $62 and $68 per share", 62, 68, "dollar per share")
	f("three or four years", 3, 4, "year")
	f("2 to 3 million barrels", 2e6, 3e6, "barrel")
	q := Find("rose from 45 percent in the 2019-20 session to 69 percent in 2022-23")
	if len(q) != 2 || q[0].Series != From || q[1].Series != To || q[1].Value != 69 {
		t.Errorf("a series is %+v, want 45 and 69 percent", q)
	}
	if q := Find("up 19 cents to $2.24"); len(q) != 2 || q[0].Series != Alone {
		t.Errorf("two amounts in different units are no series: %+v", q)
	}
}

func TestPrecision(t *testing.T) {
	f := func(text string, want float64) {
		t.Helper()
		if q := one(t, text); math.Abs(q.Precision-want) > 1e-12*max(want, 1) {
			t.Errorf("%q: precision %v, want %v", text, q.Precision, want)
		}
	}
	f("40 percent", 0.5) // half of the last digit written
	f("6.5 percent", 0.05)
	f("33 million barrels", 5e5)
	f("$1.3 billion", 5e7)
	f("a third of it", 0)
}
