package number

import (
	"strings"

	"tightrope/fact"
)

// Quantity is a number in a text with everything that belongs to it.
type Quantity struct {
	Start, End         int // bytes of the whole: bound, currency, number, unit
	NumStart, NumEnd   int // bytes of the number alone
	UnitStart, UnitEnd int // bytes of the unit, or of the thing counted; equal when none

	Kind      Kind
	Value     float64 // as written: 40 for "40 %", 33e6 for "33 million barrels"
	High      float64 // the upper end of a range; equal to Value otherwise
	Unit      string  // "percentage", "barrel", "dollar per barrel", "year"; "" for a bare number
	Noun      string  // the thing counted, in the singular, with its adjectives: "major weapon"
	Code      string  // ISO 4217 code of money
	Op        string  // eq, gt, ge, lt, le, nearly
	Approx    bool
	Precision float64 // half of the last digit written, in the unit of Value; 0 for a fraction
	Vague     bool    // "dozens", "millions": Value to High is one order of magnitude
	Words     bool    // written in words
	Series    Series  // stands first or last in "from A to B"
	Verb      string  // of a Multiple written as a verb: doubled, tripled, halved
	Change    string  // "up" or "down" where the words around the number move by it
}

// Kind says what sort of quantity it is.
type Kind uint8

// The kinds of quantity.
const (
	Bare     Kind = iota // a number alone
	Count                // of things: "40,000 rockets"
	Measure              // in a unit: "33 million barrels"
	Money                // "$85 million"
	Percent              // "40 percent"
	Fraction             // "a third", "two in five": Value is below 1
	Points               // percentage points, basis points
	Multiple             // "doubled", "three times", "tenfold", "halved"
	Duration             // "five years"
	Age                  // "a 50-year-old"
)

// Series says where in "from A to B" a quantity stands.
type Series uint8

// The places in a series.
const (
	Alone Series = iota
	From
	To
)

// Find lists the quantities of the text in their order. Dates, clock times, sports scores,
// ordinals and numbers that are part of a name are not quantities.
func Find(text string) []Quantity {
	f := finder{text: text, t: scan(text, nil)}
	f.take(timesIn(text, f.t))
	f.run()
	return f.out
}

type finder struct {
	text  string
	t     []token
	taken []bool
	out   []Quantity
	nums  []numeral // beside out: the numeral of each quantity
}

// take marks the tokens of times, so that no quantity is read from them. The length in "the
// five years before" is a quantity all the same.
func (f *finder) take(times []Time) {
	f.taken = make([]bool, len(f.t))
	for _, x := range times {
		for i := x.first; i <= x.last; i++ {
			f.taken[i] = !x.durative || f.t[i].plain && f.t[i].value >= 1000
		}
	}
}

func (f *finder) run() {
	for i := 0; i < len(f.t); {
		if f.taken[i] || f.t[i].kind == mark || f.t[i].kind == word && (f.t[i].lex.role == none || f.t[i].lex.role == function && f.t[i].low != "another") || f.isName(i) {
			i++
			continue
		}
		n, ok := numeralAt(f.t, i)
		if !ok || f.taken[n.last] || f.isScore(n) {
			i++
			continue
		}
		n = f.ratioOf(n)
		q, last, ok := f.quantity(n)
		if ok {
			f.add(q, n)
		}
		i = max(last, n.last) + 1
	}
	f.join()
}

// quantity attaches unit and currency to a number and says which kind it is.
func (f *finder) quantity(n numeral) (Quantity, int, bool) {
	t := f.t
	q := Quantity{
		Start: t[n.first].start, End: t[n.last].end, NumStart: t[n.first].start, NumEnd: t[n.last].end,
		Value: n.low, High: n.high, Op: "eq", Precision: n.step / 2, Words: n.word, Vague: n.form == vague,
	}
	q.UnitStart, q.UnitEnd = q.End, q.End
	last, ok := n.last, true
	switch n.form {
	case times:
		q.Kind, q.Unit, q.UnitStart, q.UnitEnd = Multiple, "times", q.Start, q.End
		ok = f.isMultiple(n)
		if w := t[n.first].low; strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
			q.Verb = multipleVerbs[q.Value]
		}
	case ratio, fraction:
		last = f.fractionUnit(&q, n)
	default:
		if last, ok = f.money(&q, n); !ok {
			last, ok = f.measured(&q, n)
		}
	}
	if !ok {
		return q, last, false
	}
	f.bound(&q, n, &last)
	return q, last, true
}

func (f *finder) add(q Quantity, n numeral) {
	f.out, f.nums = append(f.out, q), append(f.nums, n)
}

// money reads the currency before or behind a number, with scales such as "$2.8m".
func (f *finder) money(q *Quantity, n numeral) (last int, ok bool) {
	t := f.t
	first := n.first
	if is(t, first-1, "-") {
		first--
	}
	m, at, ok := currencyBefore(f.text, t, first)
	if ok {
		q.Start = t[at].start
		last = f.moneyScale(q, n.last)
		if at > 0 && (is(t, at-1, "-") || is(t, at-1, "–")) && !joined(t, at-1) || first < n.first {
			q.Value, q.High = -q.High, -q.Value
			if first == n.first {
				q.Start = t[at-1].start
			}
		}
		if j := last + 1; isAny(t, j, "u.s.", "us", "sterling") && t[j].upper != (t[j].low == "sterling") {
			last = j // "$75 U.S. per barrel"
		}
		q.UnitStart, q.UnitEnd = q.Start, t[at].end
	} else {
		last = f.moneyScale(q, n.last)
		j := last + 1
		if is(t, j, "-") {
			j++
		}
		m, last, ok = unitAfter(f.text, t, numeral{first: n.first, last: last}, j)
		if !ok || m.dimension != "money" || m.name == "penny" && q.Words {
			*q = f.unscaled(*q, n)
			return n.last, false
		}
		q.UnitStart, q.UnitEnd = t[j].start, t[last].end
	}
	if j := last + 1; j < len(t) && t[j].kind == word && t[j].lex.role == scale && q.NumEnd < t[last].end { // "75 USD million"
		last = j
		q.Value, q.High, q.Precision = q.Value*t[j].lex.value, q.High*t[j].lex.value, q.Precision*t[j].lex.value
	}
	q.Kind, q.Unit, q.Code, q.End = Money, m.name, m.code, t[last].end
	return f.per(q, last), true
}

func (f *finder) unscaled(q Quantity, n numeral) Quantity {
	q.Value, q.High, q.Precision, q.NumEnd = n.low, n.high, n.step/2, f.t[n.last].end
	return q
}

// moneyScale takes the letter that scales an amount of money: m, b, bn, t, k.
func (f *finder) moneyScale(q *Quantity, last int) int {
	j := last + 1
	if j >= len(f.t) || f.t[j].kind != word || f.t[j].start > f.t[last].end+1 {
		return last
	}
	s := 0.
	switch f.t[j].low {
	case "k":
		s = 1e3
	case "m", "mm":
		s = 1e6
	case "b":
		s = 1e9
	case "t", "tr":
		s = 1e12
	}
	if s == 0 || f.t[j].gap && f.t[j].low != "m" && f.t[j].low != "b" {
		return last
	}
	q.Value, q.High, q.Precision, q.NumEnd = q.Value*s, q.High*s, q.Precision*s, f.t[j].end
	return j
}

// measured reads a unit of measure, or else the thing counted.
func (f *finder) measured(q *Quantity, n numeral) (last int, ok bool) {
	t := f.t
	if n.first > 0 && (is(t, n.first-1, "-") || is(t, n.first-1, "–")) && !t[n.first].gap && !joined(t, n.first-1) || isAny(t, n.first-1, "minus") || is(t, n.first-1, "-") && isAny(t, n.first-2, "minus") {
		q.Value, q.High = -q.High, -q.Value
		k := n.first - 1
		if isAny(t, k-1, "minus") {
			k--
		}
		q.Start = t[k].start
	}
	last = n.last
	if s := f.countScale(last); s != 0 {
		last++
		q.Value, q.High, q.Precision, q.NumEnd, q.End = q.Value*s, q.High*s, q.Precision*s, t[last].end, t[last].end
	}
	j := last + 1
	if is(t, j, "-") || is(t, j, "–") && j+1 < len(t) && !t[j+1].gap {
		j++
	}
	if is(t, j, "+") && !t[j].gap {
		q.Op = "ge"
		j++
	}
	if isWord(t, j, "of") && n.form == vague {
		j++
	}
	if m, end, ok := unitAfter(f.text, t, numeral{first: n.first, last: last}, j); ok && !(m.name == "second" && q.Value == 1 && q.Words) {
		return f.inUnit(q, m, j, end), true
	}
	if m, end, ok := f.prefixed(j); ok {
		return f.inUnit(q, m, j, end), true
	}
	return f.counted(q, n, last, j)
}

// inUnit sets the unit that stands in tokens j to end.
func (f *finder) inUnit(q *Quantity, m measure, j, end int) int {
	t := f.t
	q.Unit, q.UnitStart, q.UnitEnd, q.End = m.name, t[j].start, t[end].end, t[end].end
	if m.name == "pound-mass" && isAny(t, j, "pounds", "pound") && (q.Value >= 1e5 || f.costs(j)) {
		q.Kind, q.Unit, q.Code = Money, "pound sterling", "GBP"
		return f.per(q, end)
	}
	switch m.dimension {
	case "share":
		q.Kind = Percent
		if m.name != "percentage" {
			q.Kind = Measure
		}
	case "points":
		q.Kind = Points
		if m.name == "point" {
			q.Kind = Measure
		}
	case "times":
		q.Kind = Multiple
	case "duration":
		q.Kind = Duration
	case "age":
		q.Kind = Age
	default:
		q.Kind = Measure
	}
	if q.Kind == Percent && is(t, end+1, "-") && isAny(t, end+2, "point", "points") {
		q.Kind, q.Unit, end = Points, "percentage point", end+2
		q.End, q.UnitEnd = t[end].end, t[end].end
	}
	if q.Kind == Measure {
		end = f.substance(q, end)
	}
	return f.per(q, end)
}

// costs says that a word of paying or pricing stands a little before token i.
func (f *finder) costs(i int) bool {
	for j := max(0, i-6); j < i; j++ {
		if isAny(f.t, j, "cost", "costs", "paid", "pay", "price", "worth", "spent", "spend", "sold", "bought", "fined", "profit", "fee", "charged", "billion", "million") {
			return true
		}
	}
	return false
}

// substance takes the "of oil" behind barrels and tonnes into the bytes of the unit and
// leaves it out of the name.
func (f *finder) substance(q *Quantity, end int) int {
	if isWord(f.t, end+1, "of") && isAny(f.t, end+2, "oil", "crude", "gas", "coal", "wheat", "grain", "gold", "torque", "lng") {
		end += 2
		if f.t[end].low == "oil" && q.Unit == "barrel" {
			q.Unit = "barrel of oil"
		}
		q.UnitEnd, q.End = f.t[end].end, f.t[end].end
	}
	return end
}

// prefixed reads "square miles", "cubic inches", "sq m".
func (f *finder) prefixed(j int) (m measure, end int, ok bool) {
	if !isAny(f.t, j, "square", "cubic", "sq", "cu") {
		return m, 0, false
	}
	k := j + 1
	if is(f.t, k, ".") {
		k++
	}
	prefix := "square "
	if f.t[j].low[0] == 'c' {
		prefix = "cubic "
	}
	for _, m := range units().behind[f.textAt(k)] {
		if end, ok := matchForm(f.text, f.t, k, m.tokens); ok && m.dimension == "length" {
			m.name, m.dimension = prefix+m.name, "area"
			return m, end, true
		}
	}
	return m, 0, false
}

func (f *finder) textAt(i int) string {
	if i < 0 || i >= len(f.t) {
		return ""
	}
	return f.t[i].text(f.text)
}

// countScale is the worth of a letter that scales a count: the m of "5m barrels".
func (f *finder) countScale(last int) float64 {
	t := f.t
	j := last + 1
	if j >= len(t) || t[last].kind != digits || t[j].kind != word || t[j].start != t[last].end || len(t[j].low) != 1 {
		return 0
	}
	raw := f.text[t[j].start:t[j].end]
	next := j + 1
	if is(t, next, "-") {
		next++
	}
	follows := next < len(t) && t[next].kind == word && t[next].lex.role == none
	switch raw {
	case "M":
		return 1e6
	case "m":
		if follows && (plural(t[next].low) || f.isUnit(next)) {
			return 1e6
		}
	case "k", "K":
		if follows {
			return 1e3
		}
	case "B":
		return 1e9
	}
	return 0
}

func (f *finder) isUnit(i int) bool { return len(units().behind[f.textAt(i)]) > 0 }

// per reads the denominator of a rate: "a year", "per barrel", "/day", "an ounce".
func (f *finder) per(q *Quantity, last int) int {
	t := f.t
	j := last + 1
	hyphen := is(t, j, "-")
	if hyphen {
		j++
	}
	switch {
	case isWord(t, j, "per"), is(t, j, "/"), isAny(t, j, "a", "an", "each", "every"):
	default:
		return last
	}
	k := j + 1
	if hyphen && is(t, k, "-") {
		k++
	}
	if k >= len(t) || t[k].kind != word {
		return last
	}
	name, end := t[k].low, k
	m, e, known := unitAfter(f.text, t, numeral{first: k, last: k}, k)
	if p, pe, ok := f.prefixed(k); ok {
		m, e, known = p, pe, true
	}
	if known {
		name, end = m.name, e
	}
	if name == "annum" || name == "capita" {
		name = map[string]string{"annum": "year", "capita": "head"}[name]
	}
	switch {
	case t[j].low == "per" || t[j].low == "/" && t[j].start == t[last].end:
		if !known && (t[k].lex.role != none && t[k].low != "dozen" || t[j].low == "/") || name == "percentage" {
			return last
		}
	case q.Kind == Money && isAny(t, k, "share", "head", "dozen", "piece", "gallon", "unit"):
	case !known || m.dimension != "duration" && m.dimension != "volume" && m.dimension != "mass":
		return last
	}
	if isAny(t, end+1, "earlier", "ago", "later", "before", "after", "on") && t[j].low != "per" {
		return last
	}
	if q.Kind == Count {
		q.Noun += " per " + name
	} else {
		q.Unit += " per " + name
	}
	q.End, q.UnitEnd = t[end].end, t[end].end
	return end
}

// Read finds the quantities and the times of a text in one pass.
func Read(text string, document fact.Date) ([]Quantity, []Time) {
	f := finder{text: text, t: scan(text, nil)}
	times := timesIn(text, f.t)
	f.take(times)
	f.run()
	place(times, document)
	return f.out, times
}

// Shifted is the quantity of a text that begins at byte n of a larger one.
func (q Quantity) Shifted(n int) Quantity {
	q.Start += n
	q.End += n
	q.NumStart += n
	q.NumEnd += n
	q.UnitStart += n
	q.UnitEnd += n
	return q
}

// multipleVerbs names the manner of a verb that multiplies.
var multipleVerbs = map[float64]string{2: "doubled", 3: "tripled", 4: "quadrupled", 5: "quintupled", 0.5: "halved"}
