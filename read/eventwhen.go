package read

import (
	"sort"

	"tightrope/fact"
	"tightrope/read/number"
)

// eventTime is a time that a sentence names, at tokens first to last exclusive.
type eventTime struct {
	first, last int
	date        fact.Date
}

// timesHere finds the times of the sentence that are one day, month or year; they are found once
// for all its acts.
func (r *reader) timesHere() []eventTime {
	if r.timed == r.sent+1 {
		return r.times
	}
	r.timed, r.times = r.sent+1, r.times[:0]
	from, to := r.timeStretch()
	if from >= to {
		return r.times
	}
	start, end := int(r.d.Tokens[from].Start), int(r.d.Tokens[to-1].End)
	for _, x := range number.Times(r.d.Text[start:end], r.d.Dateline) {
		if x.Kind == number.Clock || x.Lead == "since" || x.Lead == "until" || x.Lead == "till" {
			continue
		}
		w, ok := x.Resolve(fact.When{}, r.d.Dateline)
		date := oneDate(w)
		if !ok || date.IsZero() {
			continue
		}
		r.times = append(r.times, eventTime{r.d.At(start + x.Start), r.d.At(start+x.End-1) + 1, date})
	}
	return r.times
}

// timeWindow is how many tokens around its years and words of time a sentence is searched for times.
const timeWindow = 4

// timeStretch gives the stretch of the sentence in which times can stand, empty where it has neither a
// year nor a word of time.
func (r *reader) timeStretch() (from, to int) {
	s := &r.d.Sentences[r.sent]
	from, to = s.Last, s.Body
	dated := !r.d.Dateline.IsZero() // else "last week" is no date
	for i := s.Body; i < s.Last; i++ {
		if t := &r.d.Tokens[i]; t.Kind == Number && len(t.Norm) == 4 || t.Kind == Word && (dated && r.l.words[t.word].class&clsTime != 0 || t.Is(Capital) && month(t.Norm) > 0) {
			from, to = min(from, i), i+1
		}
	}
	if from >= to {
		return 0, 0
	}
	return max(from-timeWindow, s.Body), min(to+timeWindow, s.Last)
}

// oneDate is the day, month or year that a time is, zero where it is a longer stretch.
func oneDate(w fact.When) fact.Date {
	switch {
	case w.From.IsZero() || w.Session > 0 || w.SessionFrom > 0:
		return fact.Date{}
	case w.To.IsZero() || w.To == w.From:
		return w.From
	case w.From.Year != w.To.Year:
		return fact.Date{}
	case w.From.Month != w.To.Month || w.From.Month == 0:
		return fact.Date{Year: w.From.Year}
	case w.To.Day-w.From.Day > 7:
		return fact.Date{Year: w.From.Year, Month: w.From.Month}
	}
	return w.From
}

// dateOf is the date that the sentence gives an act: the first one named behind its verb before
// another finite verb, else the last before it in its clause, else the one at the head of the
// sentence; zero where it names none.
func (r *reader) dateOf(a *act) fact.Date {
	times := r.timesHere()
	if len(times) == 0 {
		return fact.Date{}
	}
	verb := r.cs[a.verb].first
	begin, end := r.clauseAround(a.verb)
	first, last := r.cs[begin].first, r.cs[end-1].last
	i := sort.Search(len(times), func(i int) bool { return times[i].first >= verb })
	switch {
	case i < len(times) && times[i].first < last:
		return times[i].date
	case i > 0 && times[i-1].first >= first:
		return times[i-1].date
	case i > 0 && times[0].first <= r.d.Sentences[r.sent].Body+1:
		return times[0].date
	}
	return fact.Date{}
}

// clauseAround gives the chunks from behind the last finite verb or stop before a chunk to the next
// one behind it, exclusive.
func (r *reader) clauseAround(k int) (begin, end int) {
	begin, end = 0, len(r.cs)
	for j := k - 1; j >= 0; j-- {
		if c := &r.cs[j]; c.kind == chStop || c.kind == chVerb && c.finite {
			begin = j + 1
			break
		}
	}
	for j := k + 1; j < len(r.cs); j++ {
		if c := &r.cs[j]; c.kind == chStop || c.kind == chVerb && c.finite {
			end = j
			if c.kind == chVerb && c.subj > k {
				end = c.subj
			}
			break
		}
	}
	return begin, end
}

// placeOf is the place that the clause of an act names behind "in", "at", "near", "outside" or
// "across", as the text writes it: the first behind its verb, else the last before it.
func (r *reader) placeOf(a *act) string {
	begin, end := r.clauseAround(a.verb)
	found := ""
	for j := begin; j < end; j++ {
		c := &r.cs[j]
		if c.kind != chNoun || !r.prepIs(j, "in", "at", "near", "outside", "across", "inside") {
			continue
		}
		name := r.placeName(c)
		if name == "" {
			continue
		}
		if j > a.verb {
			return name
		}
		found = name
	}
	return found
}

func (r *reader) placeName(c *chunk) string {
	for i := c.first; i < c.last; i++ {
		m := r.name(i)
		if m == nil || m.modifier || m.p.kind == phLeader || m.p.kind == phAdjective || m.p.kind == phDemonym {
			continue
		}
		if m.p.kind == phName && (m.p.sector != "" || !r.l.states[m.p.actor]) {
			continue // an organisation is no place
		}
		return r.d.Text[r.d.Tokens[m.first].Start:r.d.Tokens[m.last-1].End]
	}
	return ""
}
