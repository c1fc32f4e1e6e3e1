package number

// bound reads the words before and behind a quantity that make it approximate or a bound,
// and those that say whether something moved by it.
func (f *finder) bound(q *Quantity, n numeral, last *int) {
	t := f.t
	i := f.tokenAt(q.Start) - 1
	for step := 0; step < 5 && i >= 0 && t[i].kind != digits; step++ {
		first, ok := f.modifier(q, i)
		if !ok {
			break
		}
		if first >= 0 {
			q.Start = t[first].start
			i = first - 1
		}
	}
	f.boundBehind(q, last)
	q.Change = f.change(i)
}

// tokenAt finds the token that starts at a byte.
func (f *finder) tokenAt(at int) int {
	lo, hi := 0, len(f.t)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.t[mid].start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// modifier reads one modifier that ends at token i and gives its first token.
func (f *finder) modifier(q *Quantity, i int) (first int, ok bool) {
	t := f.t
	w := t[i].low
	prev := ""
	if i > 0 && t[i-1].kind == word {
		prev = t[i-1].low
	}
	set := func(op string, first int) (int, bool) {
		if q.Op == "eq" || op != "eq" && q.Op == "" {
			q.Op = op
		}
		return first, true
	}
	switch w {
	case "about", "around", "roughly", "approximately", "circa", "ca", "barely", "approx", "~", "some", "estimated", "averaging", "averaged", "perhaps", "maybe":
		if w == "some" && prev == "only" {
			return 0, false
		}
		q.Approx = true
		if w == "estimated" && (prev == "an" || prev == "a") {
			return i - 1, true
		}
		if w == "approx" && is(t, i+1, ".") {
			return i, true
		}
		return i, true
	case "nearly", "almost":
		q.Approx = true
		return set("nearly", i)
	case "to":
		switch {
		case prev == "close":
			q.Approx = true
			return i - 1, true
		case prev == "up":
			return set("le", i-1)
		}
	case "than":
		switch prev {
		case "more", "greater", "higher", "larger", "bigger":
			return f.than(q, i-1, "gt", "le")
		case "less", "fewer", "lower", "smaller":
			return f.than(q, i-1, "lt", "ge")
		case "over":
			return set("gt", i-1)
		}
	case "over", "above", "exceeding", "exceeded", "exceeds", "topped", "topping", "passed", "surpassed", "surpassing", "upward", "past", "exceed", "sub":
		if w == "over" && (prev == "take" || prev == "took" || prev == "fell" || prev == "turned") || w == "past" && prev == "the" || w == "passed" || w == "topped" || w == "topping" {
			break
		}
		if w == "sub" {
			return set("lt", i)
		}
		if prev == "just" || prev == "slightly" || prev == "little" || prev == "well" {
			return set("gt", i-1)
		}
		return set("gt", i)
	case "under", "below", "beneath":
		if prev == "just" || prev == "slightly" || prev == "well" {
			return set("lt", i-1)
		}
		return set("lt", i)
	case "least", "minimum":
		if prev == "at" || w == "minimum" {
			return set("ge", i-min(i, 1))
		}
	case "most", "maximum":
		if prev == "at" {
			return set("le", i-1)
		}
	case "of":
		switch {
		case (prev == "upwards" || prev == "upward") && i > 0:
			return set("gt", i-1)
		case prev == "excess" && isAny(t, i-2, "in"):
			return set("gt", i-2)
		case prev == "region" && isAny(t, i-2, "the"), prev == "order" && isAny(t, i-2, "the"):
			q.Approx = true
			return i - 2, true
		}
	case "-":
		if isWord(t, i-1, "sub") {
			return set("lt", i-1)
		}
	case ">":
		return set("gt", i)
	case "<":
		return set("lt", i)
	case "just", "only", "mere", "exactly", "precisely", "a", "an", "even", "merely", "staggering", "whopping", "fully", "another", "additional", "further", "hefty", "record", "some-":
		if w == "a" || w == "an" || w == "another" {
			return 0, false
		}
		if (w == "mere" || w == "whopping" || w == "staggering" || w == "further") && prev == "a" {
			return i - 1, true
		}
		return i, w == "just" || w == "only" || w == "exactly" || w == "precisely" || w == "merely" || w == "mere"
	}
	return 0, false
}

// than reads "more than", "no more than", "little more than".
func (f *finder) than(q *Quantity, i int, op, negated string) (int, bool) {
	switch {
	case isAny(f.t, i-1, "no", "not"):
		op, i = negated, i-1
	case isAny(f.t, i-1, "slightly", "little", "far", "much", "well", "even"):
		i--
	}
	if q.Op == "eq" {
		q.Op = op
	}
	return i, true
}

// boundBehind reads "or more", "or so", "at least", "plus" behind the quantity.
func (f *finder) boundBehind(q *Quantity, last *int) {
	t := f.t
	j := *last + 1
	switch {
	case isWord(t, j, "or") && isAny(t, j+1, "more", "above", "greater"), isWord(t, j, "and") && isAny(t, j+1, "above", "over"):
		q.Op = "ge"
	case isWord(t, j, "or") && isAny(t, j+1, "less", "fewer", "below"):
		q.Op = "le"
	case isWord(t, j, "or") && isAny(t, j+1, "so"), is(t, j, "-") && isWord(t, j+1, "odd"):
		q.Approx = true
	case isWord(t, j, "at") && isAny(t, j+1, "least"):
		q.Op = "ge"
	case isWord(t, j, "at") && isAny(t, j+1, "most"):
		q.Op = "le"
	default:
		return
	}
	*last = j + 1
	q.End = t[j+1].end
}

// change says whether the words that end at token i make something move by the quantity that
// follows: "rose 28 percent", "down by", "a fall of".
func (f *finder) change(i int) string {
	t := f.t
	if isAny(t, i, "by") || isWord(t, i, "of") && Direction(f.lowAt(i-1)) != "" && f.lowAt(i-1) != "loss" || isWord(t, i, "from") && Direction(f.lowAt(i-1)) != "" {
		i--
	}
	for isAny(t, i, "another", "a", "further", "as", "much", "roughly") {
		i--
	}
	if i < 0 {
		return ""
	}
	switch {
	case is(t, i, "+"):
		return "up"
	case t[i].kind == word:
		d := Direction(t[i].low)
		if (t[i].low == "up" || t[i].low == "down") && isAny(t, i-1, "made", "make", "makes", "set", "put", "gave", "give", "gives", "giving", "took", "take", "takes") || t[i].low == "add" {
			return ""
		}
		return d
	}
	return ""
}

func (f *finder) lowAt(i int) string {
	if i < 0 || i >= len(f.t) || f.t[i].kind != word {
		return ""
	}
	return f.t[i].low
}

// Direction is "up" or "down" for a lower-case word that says so, and "" for any other.
func Direction(w string) string { return moves()[w] }
