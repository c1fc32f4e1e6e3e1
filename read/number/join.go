package number

// join makes ranges of neighbours ("5 to 6 percent", "between $62 and $68") and marks the
// two ends of a series ("from 21 mpg to 23").
func (f *finder) join() {
	var out []Quantity
	for k := 0; k < len(f.out); k++ {
		q := f.out[k]
		for k+1 < len(f.out) {
			link := f.link(q, f.out[k+1])
			if link == apart {
				break
			}
			next := f.out[k+1]
			f.share(&q, &next)
			if link == asSeries {
				q.Series, next.Series = From, To
				f.out[k+1] = next
				break
			}
			q = span(q, next)
			k++
		}
		out = append(out, q)
	}
	f.out = out
}

type linkKind uint8

const (
	apart linkKind = iota
	asRange
	asSeries
)

// link says how two neighbours hang together.
func (f *finder) link(a, b Quantity) linkKind {
	t := f.t
	if a.Series == To || a.Kind == Multiple || b.Kind == Multiple && a.Kind != Bare || a.Vague || b.Vague {
		return apart
	}
	i, j := f.tokenAt(a.End), f.tokenAt(b.Start)
	first := f.tokenAt(a.Start)
	for i < j && (is(t, i, "-") && isWord(t, i+1, "to")) { // "200,000- to 260,000-year-old"
		i++
	}
	switch gap := j - i; {
	case i >= j || gap > 8:
		return apart
	case gap == 1 && (is(t, i, "-") || is(t, i, "–")) && compatible(a, b) && a.Kind != Count:
		return asRange
	case (gap == 1 || gap == 2 && is(t, i+1, "-")) && isAny(t, i, "to"):
		switch {
		case f.hasFrom(first) && compatible(a, b) && !isAny(t, f.tokenAt(b.End), "to"):
			return asSeries
		case f.hasFrom(first) && compatible(a, b):
			return asRange
		case compatible(a, b) && a.Change == "" && a.Kind != Count:
			return asRange
		}
	case gap == 1 && isAny(t, i, "and") && isAny(t, first-1, "between") && compatible(a, b):
		return asRange
	case gap == 1 && isAny(t, i, "or") && compatible(a, b) && a.Kind == Bare && b.Value > a.Value:
		return asRange
	case isWord(t, j-1, "to") && f.hasFrom(first) && compatible(a, b) && f.onlyTime(i, j-1):
		return asSeries
	}
	return apart
}

// hasFrom says that "from" leads to the quantity that starts at token i.
func (f *finder) hasFrom(i int) bool { return isAny(f.t, i-1, "from") }

// onlyTime says that the tokens from i to j are a time or little words, so that they do not
// part the two ends of a series.
func (f *finder) onlyTime(i, j int) bool {
	for ; i < j; i++ {
		if !f.taken[i] && f.t[i].kind == mark && !is(f.t, i, ",") && !is(f.t, i, "-") || f.t[i].kind == digits && !f.taken[i] {
			return false
		}
	}
	return true
}

// compatible says that the two can be ends of one range.
func compatible(a, b Quantity) bool {
	switch {
	case a.Unit == b.Unit && a.Kind == b.Kind:
		return true
	case a.Kind == Bare && a.NumStart < a.NumEnd:
		return true
	case b.Kind == Bare:
		return true
	case a.Kind == Money && b.Kind == Money:
		return a.Code == b.Code
	}
	return a.Kind == b.Kind && (a.Kind == Count || a.Kind == Duration)
}

// share gives the unit, and the scale where it is plain, of one end to the other.
func (f *finder) share(a, b *Quantity) {
	if a.Kind == Bare && b.Kind != Bare {
		a.Kind, a.Unit, a.Noun, a.Code = b.Kind, b.Unit, b.Noun, b.Code
	}
	if b.Kind == Bare && a.Kind != Bare {
		b.Kind, b.Unit, b.Noun, b.Code = a.Kind, a.Unit, a.Noun, a.Code
	}
	if a.Kind == Money && b.Kind == Money { // "$62 to $68 per share"
		if len(a.Unit) < len(b.Unit) {
			a.Unit = b.Unit
		}
		b.Unit = a.Unit
	}
	if s := f.scaleOf(*b); s > 1 && f.scaleOf(*a) == 1 && a.Value > 0 && a.Value <= 3*b.Value/s {
		a.Value, a.High, a.Precision = a.Value*s, a.High*s, a.Precision*s
	}
}

// scaleOf is the worth of the scale words in a number: 1e6 for "33 million".
func (f *finder) scaleOf(q Quantity) float64 {
	i := f.tokenAt(q.NumStart)
	if q.Words || i >= len(f.t) || f.t[i].kind != digits || f.t[i].value == 0 {
		return 1
	}
	s := q.High / f.t[i].value
	if s < 0 {
		s = -s
	}
	return s
}

// span makes one range of two.
func span(a, b Quantity) Quantity {
	a.High = b.High
	a.End, a.NumEnd = b.End, b.NumEnd
	a.UnitStart, a.UnitEnd = b.UnitStart, b.UnitEnd
	a.Precision = max(a.Precision, b.Precision)
	a.Approx = a.Approx || b.Approx
	if a.Op == "eq" {
		a.Op = b.Op
	}
	return a
}
