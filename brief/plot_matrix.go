package brief

import "fmt"

// Matrix is a value for every pair of a few things; each cell carries its number.
type Matrix struct {
	Names     []string
	Cells     [][]PlotPoint // square; the diagonal is not drawn
	Low, High float64
	Words     string
}

// MaxMatrix is the most things that a matrix can show with a number in each cell.
const MaxMatrix = 12

func (d *drawing) matrix(m Matrix) {
	n := len(m.Names)
	left := 60.0
	for _, name := range m.Names {
		left = max(left, min(width(name, plotText*plotBroad)+16, 120))
	}
	cell := min((plotWidth-left-10)/float64(max(n, 1)), 64)
	high := min(cell, 40)
	d.h += 20
	d.text(10, d.h-4, "start", "soft", shorten(m.Words, plotText*plotBroad, plotWidth-20))
	top := d.h + 22
	for i, name := range m.Names {
		d.text(left-8, top+high*(float64(i)+.5)+4.5, "end", "", shorten(name, plotText*plotBroad, left-14))
		d.text(left+cell*(float64(i)+.5), top-6, "middle", "axis", shorten(name, 12*plotBroad, cell-4))
		for j := range m.Names {
			if i != j {
				d.cell(m, i, j, left+cell*float64(j), top+high*float64(i), cell, high)
			}
		}
	}
	d.h = top + high*float64(n) + 6
}

func (d *drawing) cell(m Matrix, i, j int, x, y, w, h float64) {
	p := m.Cells[i][j]
	d.open(fmt.Sprintf("%s and %s: %s", m.Names[i], m.Names[j], p.Note))
	if !p.Known {
		d.rect(x+1, y+1, w-2, h-2, "hollow s4")
		d.text(x+w/2, y+h/2+4.5, "middle", "axis", "–")
		d.shut()
		return
	}
	share := min(max((p.Value-m.Low)/(m.High-m.Low), 0), 1)
	d.raw(`<rect x="%s" y="%s" width="%s" height="%s" fill="#1f4e79" fill-opacity="%s"/>`, num(x+1), num(y+1), num(w-2), num(h-2), fmt.Sprintf("%.2f", .06+.5*share))
	d.text(x+w/2, y+h/2+4.5, "middle", "halo", minus(fmt.Sprintf("%.2f", p.Value)))
	d.shut()
}
