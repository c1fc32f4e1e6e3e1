package number

import (
	"testing"

	"tightrope/fact"
)

var june = fact.MustDate("2024-06-15")

func TestTimes(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		got := Times(text, june)
		if len(got) != 1 {
			t.Fatalf("%q: %d times, want 1: %+v", text, len(got), got)
		}
		if w := write(got[0].When); w != want {
			t.Errorf("%q is %s, want %s", text, w, want)
		}
	}
	f("in 2021", "2021..2021")
	f("in 2017-2021", "2017..2021")
	f("in 2017-21", "2017..2021")
	f("from 2013 to 2019", "2013..2019")
	f("between 2018 and 2022", "2018..2022")
	f("since 2014", "2014..")
	f("until 2019", "..2019")
	f("before 2020", "..2020")
	f("after October 2023", "2023-10..")
	f("by 2017", "2017..2017")
	f("in the first half of 2024", "2024-01..2024-06")
	f("in H2 2023", "2023-07..2023-12")
	f("in the third quarter of 2020", "2020-07..2020-09")
	f("in Q3 2023", "2023-07..2023-09")
	f("the first nine months of 2023", "2023-01..2023-09")
	f("in the 2019-20 session", "session 74")
	f("at the 78th session", "session 78")
	f("over the decade to 2021", "2012..2021")
	f("in the five years to 2021", "2017..2021")
	f("in the five years from 2017 to 2021", "2017..2021")
	f("the five years before 2017", "2012..2016")
	f("the 1990s", "1990..1999")
	f("on October 7, 2023", "2023-10-07..2023-10-07")
	f("on 27 October 2023", "2023-10-27..2023-10-27")
	f("the October 7, 2023 attacks", "2023-10-07..2023-10-07")
	f("on 2024-03-05", "2024-03-05..2024-03-05")
	f("in July 2022", "2022-07..2022-07")
	f("from January to June 2023", "2023-01..2023-06")
	f("last year", "2023..2023")
	f("this year", "2024..2024")
	f("in July", "2023-07..2023-07") // the last July before June 2024
	f("in May", "2024-05..2024-05")
	f("two years ago", "2022..2022")
	f("over the past three years", "2021..2024")
	f("over the last decade", "2014..2024")
	f("in the first half of this year", "2024-01..2024-06")
	f("yesterday", "2024-06-14..2024-06-14")
}

func TestSplitYear(t *testing.T) {
	for _, text := range []string{"in 2019-20", "in 2019–20", "in 2019/20"} {
		if got := Times(text, fact.Date{}); len(got) != 1 || !got[0].Split {
			t.Errorf("%q: %+v, want two years written as one", text, got)
		}
	}
	if got := Times("in 2017-2021", fact.Date{}); len(got) != 1 || got[0].Split {
		t.Errorf("five years are no split year: %+v", got)
	}
}

func TestAnaphora(t *testing.T) {
	f := func(text, before, want string) {
		t.Helper()
		p, err := fact.ParsePeriod(before)
		if err != nil {
			t.Fatal(err)
		}
		got := Times(text, june)
		if len(got) != 1 || got[0].Kind != Anaphoric {
			t.Fatalf("%q: %+v, want one time that leans on another", text, got)
		}
		w, ok := got[0].Resolve(fact.When{From: p.From, To: p.To}, june)
		if !ok || write(w) != want || !w.Inferred {
			t.Errorf("%q after %s is %s, want %s", text, before, write(w), want)
		}
	}
	f("in the five years before", "2017..2021", "2012..2016")
	f("in those years", "2017..2021", "2017..2021")
	f("in those five years", "2017..2021", "2017..2021")
	f("over the same period", "2017..2021", "2017..2021")
	f("that year", "2021", "2021..2021")
	f("the year before", "2021", "2020..2020")
	f("a year earlier", "2021", "2020..2020")
	f("since then", "2021", "2021..")
	f("in the session before", "2023-10-27", "session 77")
	f("six months earlier", "2022-06", "2021-12..2021-12")
	f("that same October", "2023-05", "2023-10..2023-10")
	if _, ok := Times("the year before", june)[0].Resolve(fact.When{}, june); ok {
		t.Error("a time that leans on nothing cannot be placed")
	}
}

func TestSessionOf(t *testing.T) {
	f := func(date string, want int) {
		t.Helper()
		if got := SessionOf(fact.MustDate(date)); got != want {
			t.Errorf("session on %s is %d, want %d", date, got, want)
		}
	}
	f("2023", 78) // the one that opens in the year
	f("2023-10-27", 78)
	f("2024-05-10", 78)
	f("2024-09-20", 79)
	f("1944", 0)
}

func write(w fact.When) string {
	if w.Session > 0 {
		return "session " + itoa(w.Session)
	}
	return w.From.String() + ".." + w.To.String()
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }
