package read

// quotations finds what stands between quotation marks. A quotation that is never closed
// ends with its paragraph, as in speech that goes on in the next one; straight marks open and
// close in turn and start anew with each paragraph.
func (d *Document) quotations(paras []run) {
	for _, p := range paras {
		open := -1
		var mark string
		for i := p.first; i < p.last; i++ {
			t := &d.Tokens[i]
			if t.Kind != Punct {
				continue
			}
			switch {
			case open >= 0 && mark == doubleMark && d.doubled(i, p.last):
				d.addQuote(open+1, i, false)
				open = -1
				i++
			case d.doubled(i, p.last) && open < 0 && !t.Is(Glued):
				open, mark = i+1, doubleMark
				i++
			case open >= 0 && d.endsQuote(i, mark):
				d.addQuote(open+1, i, false)
				open = -1
			case open < 0 && d.startsQuote(i, p.last):
				open, mark = i, t.Norm
			}
		}
		if open >= 0 && open+1 < p.last {
			d.addQuote(open+1, p.last, true)
		}
	}
}

// doubleMark stands for two apostrophes that some newsrooms write for a quotation mark.
const doubleMark = "''"

// doubled says that two apostrophes stand side by side.
func (d *Document) doubled(i, last int) bool {
	return i+1 < last && d.Tokens[i].Norm == "'" && d.Tokens[i+1].Norm == "'" && d.Tokens[i].End == d.Tokens[i+1].Start
}

func (d *Document) startsQuote(i, last int) bool {
	switch d.Tokens[i].Norm {
	case "“", "„", "«", `"`, "‟":
		return i+1 < last
	case "'":
		return !d.Tokens[i].Is(Glued) && i+1 < last && d.Tokens[i+1].Is(Glued) && d.singleCloses(i, last)
	}
	return false
}

func (d *Document) endsQuote(i int, mark string) bool {
	switch d.Tokens[i].Norm {
	case "”", "»":
		return mark != `"` && mark != "'"
	case "“":
		return mark == "„"
	case `"`:
		return mark == `"` || mark == "“"
	case "'":
		return mark == "'" && d.singleEnd(i)
	}
	return false
}

// singleReach is how many tokens a quotation in single marks may have.
const singleReach = 80

// singleCloses looks ahead for the end of a quotation in single marks, so that a lone
// apostrophe opens none.
func (d *Document) singleCloses(i, last int) bool {
	for j := i + 2; j < min(last, i+singleReach); j++ {
		if d.Tokens[j].Norm == "'" && d.Tokens[j].Kind == Punct && d.singleEnd(j) {
			return true
		}
	}
	return false
}

// singleEnd says whether an apostrophe ends a quotation rather than marks a plural possessive.
func (d *Document) singleEnd(i int) bool {
	t := d.Tokens[i]
	if !t.Is(Glued) {
		return false
	}
	if d.Tokens[i-1].Kind == Punct || i+1 == len(d.Tokens) || d.Tokens[i+1].Kind == Punct {
		return true
	}
	return !d.Tokens[i+1].Is(Glued) && !d.Tokens[i-1].Is(Possessive)
}

func (d *Document) addQuote(first, last int, open bool) {
	if first >= last {
		return
	}
	n := int32(len(d.Quotes))
	d.Quotes = append(d.Quotes, Quote{
		First: first, Last: last, Start: d.Tokens[first].Start, End: d.Tokens[last-1].End, Open: open,
	})
	for i := first; i < last; i++ {
		d.Tokens[i].Quote = n
	}
}
