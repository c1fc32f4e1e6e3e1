package brief

import "fmt"

// Rows is one line for each thing, with its value as a bar, or with several marks that a link
// joins.
type Rows struct {
	Marks     []string // names of the marks; none = one bar a row
	Rows      []PlotRow
	Low, High float64 // of the axis
	Percent   bool
	Words     string // what the axis counts
	More      string // of what is not drawn
}

// PlotRow is one thing.
type PlotRow struct {
	Name   string
	Points []PlotPoint // one, or one for each mark
	Show   string      // the figure in words, at the end of the line
}

func (d *drawing) rows(r Rows) {
	const rowHigh = 22.0
	left := 60.0
	show := 0.0
	for _, row := range r.Rows {
		left = max(left, min(width(row.Name, plotText*plotBroad)+18, 150))
		show = max(show, min(width(row.Show, 12*plotBroad)+8, 130))
	}
	right := plotWidth - 10 - show
	x := axis{r.Low, r.High, left, right}
	top := d.h + 24
	bottom := top + rowHigh*float64(len(r.Rows))
	d.text(10, top-9, "start", "soft", shorten(r.Words, plotText*plotBroad, plotWidth-20))
	for _, v := range x.steps(4) {
		class := "grid"
		if v == 0 {
			class = "zero"
		}
		d.line(x.at(v), top, x.at(v), bottom, class)
		label := axisNumber(v)
		if r.Percent {
			label = fmt.Sprintf("%.0f %%", 100*v)
		}
		d.text(x.at(v), bottom+15, "middle", "axis", label)
	}
	for i, row := range r.Rows {
		y := top + rowHigh*(float64(i)+.5)
		d.text(left-8, y+4.5, "end", "halo", shorten(row.Name, plotText*plotBroad, left-14))
		if len(r.Marks) == 0 {
			d.bar(row, x, y)
		} else {
			d.marks(row, x, y)
		}
		d.text(right+8, y+4.5, "start", "axis", shorten(row.Show, 12*plotBroad, show))
	}
	d.h = bottom + 20
	if len(r.Marks) > 0 {
		d.legend(r.named(), false)
	}
	if r.More != "" {
		d.h += 18
		d.text(10, d.h, "start", "soft", shorten(r.More, plotText*plotBroad, plotWidth-20))
	}
}

// named is the names of the marks; one that no row has says so.
func (r Rows) named() []string {
	out := make([]string, len(r.Marks))
	for i, name := range r.Marks {
		out[i] = name + " (no data)"
		for _, row := range r.Rows {
			if i < len(row.Points) && row.Points[i].Known {
				out[i] = name
			}
		}
	}
	return out
}

func (d *drawing) bar(row PlotRow, x axis, y float64) {
	if len(row.Points) == 0 || !row.Points[0].Known {
		return
	}
	p := row.Points[0]
	d.open(row.Name + ": " + p.Note)
	from, to := x.at(max(x.low, min(0, x.high))), x.at(p.Value)
	d.rect(min(from, to), y-7, max(from, to)-min(from, to), 14, "bar")
	d.whisker(p, x, y)
	d.shut()
}

func (d *drawing) whisker(p PlotPoint, x axis, y float64) {
	if p.Low >= p.High {
		return
	}
	a, b := x.at(p.Low), x.at(p.High)
	d.path(fmt.Sprintf("M%s %sV%sM%s %sH%sM%s %sV%s", num(a), num(y-4), num(y+4), num(a), num(y), num(b), num(b), num(y-4), num(y+4)), "whisker")
}

func (d *drawing) marks(row PlotRow, x axis, y float64) {
	first, last := -1, -1
	for i, p := range row.Points {
		if p.Known && (first < 0 || p.Value < row.Points[first].Value) {
			first = i
		}
		if p.Known && (last < 0 || p.Value > row.Points[last].Value) {
			last = i
		}
	}
	if first >= 0 && first != last {
		d.line(x.at(row.Points[first].Value), y, x.at(row.Points[last].Value), y, "link")
	}
	for i, p := range row.Points {
		if !p.Known {
			continue
		}
		d.open(row.Name + ": " + p.Note)
		d.whisker(p, x, y)
		d.symbol(i, x.at(p.Value), y, 5, fmt.Sprintf("s%d", i%5))
		d.shut()
	}
}
