package number

import "math"

// numeral is a number in the text: the tokens it covers and what it is worth. low and high
// differ for a range or a vague number ("tens of thousands").
type numeral struct {
	first, last int // tokens, last included
	low, high   float64
	step        float64 // worth of the last written digit; 0 for a fraction
	form        form
	word        bool // written in words only
	of          int  // for a ratio, the token after the thing counted; 0 otherwise
}

type form uint8

const (
	plainForm form = iota
	fraction       // a third, two-thirds, half, 1/16
	ratio          // two in five
	vague          // tens of thousands, dozens
	times          // doubled, twice
)

// numeralAt reads the number that starts at token i, if one does.
func numeralAt(t []token, i int) (numeral, bool) {
	if i >= len(t) {
		return numeral{}, false
	}
	switch {
	case t[i].kind == digits:
		return digitsAt(t, i)
	case t[i].kind != word:
		return numeral{}, false
	}
	switch t[i].lex.role {
	case function:
		if t[i].low == "another" && i+1 < len(t) && (t[i+1].lex.role == ordinal || t[i+1].lex.role == half) {
			return articleAt(t, i)
		}
	case article:
		return articleAt(t, i)
	case half:
		return halfAt(t, i)
	case unit1, tens:
		return wordsAt(t, i)
	case scales:
		return vagueAt(t, i)
	case multiple:
		return numeral{first: i, last: i, low: t[i].lex.value, high: t[i].lex.value, form: times, word: true}, true
	}
	return numeral{}, false
}

func (n *numeral) set(v float64) { n.low, n.high = v, v }

func (n *numeral) scale(f float64) {
	n.low, n.high, n.step = n.low*f, n.high*f, n.step*f
}

// digitsAt reads a numeral in digits with what follows: a fraction, a power of ten, scales.
func digitsAt(t []token, i int) (numeral, bool) {
	n := numeral{first: i, last: i, low: t[i].value, high: t[i].value, step: t[i].step}
	if i+2 < len(t) && t[i].plain && is(t, i+1, "/") && !t[i+1].gap && t[i+2].kind == digits && !t[i+2].gap && t[i+2].plain && t[i+2].value > t[i].value && !is(t, i+3, "/") && (isWord(t, i+3, "of") || evenPart(t[i+2].value)) {
		n.last, n.form, n.step = i+2, fraction, 0
		n.set(t[i].value / t[i+2].value)
		return n, true
	}
	if j := i + 1; j < len(t) && t[j].kind == digits && t[j].step == 0 && t[j].value < 1 { // 5½
		n.last = j
		n.set(t[i].value + t[j].value)
		return n, true
	}
	if j := i + 1; t[i].plain && j+2 < len(t) && t[j].kind == digits && t[j].plain && t[j].value < 10 && is(t, j+1, "/") && !t[j+1].gap && t[j+2].kind == digits && !t[j+2].gap && t[j+2].value > t[j].value && t[j+2].value <= 64 { // 10 1/2
		n.last, n.step = j+2, 0
		n.set(t[i].value + t[j].value/t[j+2].value)
		return n, true
	}
	if t[i].step == 0 { // ½
		n.form = fraction
	}
	if p, last, ok := powerAt(t, i+1); ok {
		n.last = last
		n.scale(math.Pow(10, p))
	}
	if j := i + 1; j < len(t) && t[j].kind == word && (t[j].lex.role == ordinals || isWord(t, j, "halves")) && t[i].plain && t[i].value < t[j].lex.value*4 {
		n.last, n.form, n.step = j, fraction, 0
		n.set(t[i].value / t[j].lex.value)
		return n, true
	}
	return scaled(t, n), !math.IsInf(n.low, 0)
}

// evenPart says that a number is a usual denominator of a fraction in digits; "9/11" and "24/7"
// are none.
func evenPart(v float64) bool {
	switch v {
	case 2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100:
		return true
	}
	return false
}

// powerAt reads "×10−30" or "x 10^6".
func powerAt(t []token, i int) (power float64, last int, ok bool) {
	if i+1 >= len(t) || !(is(t, i, "×") || isWord(t, i, "x")) || t[i+1].kind != digits || t[i+1].value != 10 {
		return 0, 0, false
	}
	j, sign := i+2, 1.
	if is(t, j, "^") {
		j++
	}
	if is(t, j, "-") || is(t, j, "–") {
		sign = -1
		j++
	}
	if j < len(t) && t[j].kind == digits && !t[j].gap && t[j].plain && t[j].value < 300 && j > i+2 {
		return sign * t[j].value, j, true
	}
	return 0, 0, false
}

// scaled takes "million", "hundred thousand", "bn" after the number.
func scaled(t []token, n numeral) numeral {
	for steps := 0; steps < 3; steps++ {
		j := n.last + 1
		if is(t, j, "-") && j+1 < len(t) && (t[j+1].lex.role == scale || t[j+1].lex.role == hundred) {
			j++
		}
		if j >= len(t) || t[j].kind != word {
			return n
		}
		f := 0.
		switch {
		case t[j].lex.role == scale, t[j].lex.role == hundred:
			f = t[j].lex.value
		case !t[j].gap || t[n.last].end == t[j].start:
			f = attachedScale[t[j].low]
		case t[j].low == "bn" || t[j].low == "mn" || t[j].low == "tn":
			f = attachedScale[t[j].low]
		}
		if f == 0 {
			return n
		}
		n.scale(f)
		n.last = j
	}
	return n
}

// attachedScale are the abbreviations of scales; "m", "b" and "t" depend on what stands
// around them and are left to money.
var attachedScale = map[string]float64{"bn": 1e9, "mn": 1e6, "tn": 1e12, "trn": 1e12, "mln": 1e6, "bln": 1e9, "mio": 1e6}

// wordsAt reads a number in words: "two hundred and fifty thousand", "forty-five",
// "three-quarters", "one third".
func wordsAt(t []token, i int) (numeral, bool) {
	n := numeral{first: i, last: i, step: 1, word: true}
	total, current, seen := 0., 0., role(none)
	j := i
loop:
	for j < len(t) {
		k := j
		if j > i && (is(t, j, "-") || isWord(t, j, "and")) {
			if isWord(t, j, "and") && seen != hundred && seen != scale {
				break
			}
			k++
		}
		if k >= len(t) || t[k].kind != word {
			break
		}
		v := t[k].lex.value
		switch t[k].lex.role {
		case unit1:
			if seen == unit1 || (seen == tens && v >= 10) {
				break loop
			}
			current += v
		case tens:
			if seen == unit1 || seen == tens {
				break loop
			}
			current += v
		case hundred:
			if seen == hundred || seen == scale && k != j {
				break loop
			}
			current = max(current, 1) * v
		case scale:
			if k != j && !is(t, j, "-") {
				break loop
			}
			total += max(current, 1) * v
			current = 0
		default:
			break loop
		}
		if seen = t[k].lex.role; seen == scale && k > i && t[k-1].lex.role == scale {
			total *= v // "thousand million"
		}
		n.last, j = k, k+1
	}
	n.set(total + current)
	return partOf(t, n)
}

// partOf turns "two thirds", "three and a half", "half" after a number into a fraction.
func partOf(t []token, n numeral) (numeral, bool) {
	j := n.last + 1
	if is(t, j, "-") {
		j++
	}
	if j >= len(t) {
		return n, true
	}
	switch {
	case t[j].lex.role == ordinals && n.low >= 2 && n.low < 20,
		t[j].lex.role == ordinal && n.low == 1 && t[j].lex.value > 2 && partEnds(t, j+1),
		t[j].lex.role == half && n.low == 1:
		n.set(n.low / t[j].lex.value)
		n.last, n.form, n.step = j, fraction, 0
	case isWord(t, j, "and") && j+2 < len(t) && t[j+1].lex.role == article && (t[j+2].lex.role == half || t[j+2].low == "quarter"):
		n.set(n.low + 1/t[j+2].lex.value)
		n.last, n.step = j+2, 0
		return scaled(t, n), true
	}
	return n, true
}

// partEnds says that what follows an ordinal is no noun, so that it names a part: "a third
// of", "by a tenth since", but not "a third party".
func partEnds(t []token, i int) bool {
	if is(t, i, "-") && i+1 < len(t) && !t[i+1].gap && t[i+1].kind == word {
		return false
	}
	return i >= len(t) || t[i].kind != word || t[i].lex.role == function || t[i].lex.role == article
}

// articleAt reads "a million", "a dozen", "a hundred and ten", "a third", "a half".
func articleAt(t []token, i int) (numeral, bool) {
	j := i + 1
	if j >= len(t) || t[j].kind != word {
		return numeral{}, false
	}
	n := numeral{first: i, last: j, word: true}
	switch t[j].lex.role {
	case hundred, scale:
		m, ok := wordsAt(t, j)
		m.first = i
		return m, ok && m.form == plainForm
	case ordinal:
		if t[j].low == "quarter" && j+1 < len(t) && t[j+1].lex.role == scale {
			n.set(0.25)
			return scaled(t, n), true
		}
		if v := t[j].lex.value; v > 2 && partEnds(t, j+1) {
			n.form = fraction
			n.set(1 / v)
			return n, true
		}
	case half:
		if partEnds(t, j+1) {
			n.form = fraction
			n.set(0.5)
			return scaled(t, n), true
		}
	}
	return n, false
}

// halfAt reads "half", "half of the", "half a million", but not "the first half".
func halfAt(t []token, i int) (numeral, bool) {
	n := numeral{first: i, last: i, low: 0.5, high: 0.5, form: fraction, word: true}
	if t[i].low != "half" || is(t, i+1, "-") || i > 0 && (t[i-1].lex.role == ordinal || is(t, i-1, "-") && i > 1 && t[i-2].lex.role != unit1 || isAny(t, i-1, "latter", "other", "better", "this", "previous")) {
		return n, false
	}
	if i+2 < len(t) && t[i+1].lex.role == article && t[i+2].lex.role == scale {
		n.last, n.form = i+2, plainForm
		n.set(0.5 * t[i+2].lex.value)
		return scaled(t, n), true
	}
	if i+1 < len(t) && t[i+1].lex.role == scale {
		n.form = plainForm
		return scaled(t, n), true
	}
	return n, partEnds(t, i+1) && !isAny(t, i+1, "way")
}

// vagueAt reads "thousands", "tens of thousands", "hundreds of millions": one order of
// magnitude, from the number named to ten times it.
func vagueAt(t []token, i int) (numeral, bool) {
	v := t[i].lex.value
	n := numeral{first: i, last: i, form: vague, word: true}
	for j := i; j+2 < len(t) && isWord(t, j+1, "of") && t[j+2].lex.role == scales; j += 2 {
		v *= t[j+2].lex.value
		n.last = j + 2
	}
	n.low, n.high = v, 10*v
	return n, t[n.last].low != "tens"
}

func is(t []token, i int, s string) bool {
	return i >= 0 && i < len(t) && t[i].kind == mark && t[i].low == s
}

func isWord(t []token, i int, s string) bool {
	return i >= 0 && i < len(t) && t[i].kind == word && t[i].low == s
}

func isAny(t []token, i int, words ...string) bool {
	if i < 0 || i >= len(t) || t[i].kind != word {
		return false
	}
	for _, w := range words {
		if t[i].low == w {
			return true
		}
	}
	return false
}
