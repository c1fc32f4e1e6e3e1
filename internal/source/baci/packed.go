package baci

import "tightrope/fact"

// packed is a row in 32 bytes. The median price of a product is known at the end of the file
// only, and a year of the whole release has eleven million rows.
type packed struct {
	dollars, tonne float64
	line, product  uint32
	from, to, year uint16
	edit           uint8 // 1 + place in edited, 0 for none
	flags          uint8
}

const (
	isWeighed = 1 << iota
	isBlank
)

// pack is rows with their texts apart, each once.
type pack struct {
	pieces           [][]packed // of so many rows each, so that growing copies nothing
	products, actors texts
}

const piece = 1 << 14

// texts gives numbers to texts.
type texts struct {
	list []string
	at   map[string]uint32
}

func (t *texts) number(s string) uint32 {
	n, ok := t.at[s]
	if !ok {
		if t.at == nil {
			t.at = map[string]uint32{}
		}
		n = uint32(len(t.list))
		s = string([]byte(s)) // not the whole line that it is a piece of
		t.at[s] = n
		t.list = append(t.list, s)
	}
	return n
}

func (p *pack) add(x row) {
	if n := len(p.pieces); n == 0 || len(p.pieces[n-1]) == piece {
		p.pieces = append(p.pieces, make([]packed, 0, piece))
	}
	y := packed{
		dollars: x.dollars, tonne: x.tonne, line: uint32(x.line), product: p.products.number(x.product), year: uint16(x.year.Year),
		from: uint16(p.actors.number(string(x.from))), to: uint16(p.actors.number(string(x.to))),
	}
	for i, e := range edited {
		if x.edit == e.how {
			y.edit = uint8(i + 1)
		}
	}
	if x.weighed {
		y.flags |= isWeighed
	}
	if x.blank {
		y.flags |= isBlank
	}
	last := &p.pieces[len(p.pieces)-1]
	*last = append(*last, y)
}

// each unpacks the rows in their order.
func (p *pack) each(do func(row) error) error {
	for _, rows := range p.pieces {
		for _, y := range rows {
			x := row{
				line: int(y.line), year: fact.Date{Year: int(y.year)}, product: p.products.list[y.product],
				from: fact.ActorID(p.actors.list[y.from]), to: fact.ActorID(p.actors.list[y.to]),
				dollars: y.dollars, tonne: y.tonne, weighed: y.flags&isWeighed != 0, blank: y.flags&isBlank != 0,
			}
			if y.edit > 0 {
				x.edit = edited[y.edit-1].how
			}
			if err := do(x); err != nil {
				return err
			}
		}
	}
	return nil
}
