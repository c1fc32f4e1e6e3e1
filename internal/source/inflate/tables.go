package inflate

import (
	"io"
	"math/bits"
)

// entry is what the next bits mean: in the lowest byte how many of them are its code, then how
// many bits of the value follow, then the value, and at the top its kind.
type entry uint32

const (
	literal entry = 1 << 31 // the value is a byte
	table   entry = 1 << 30 // the value is where a second table begins, asked with extra bits
	end     entry = 1 << 29
)

func (e entry) is(kind entry) bool { return e&kind != 0 }
func (e entry) size() uint         { return uint(e & 0xff) }
func (e entry) extra() uint        { return uint(e >> 8 & 0xf) }
func (e entry) value() int         { return int(e >> 12 & 0xffff) }
func (e entry) byte() byte         { return byte(e >> 12) }

// literalMeaning and offsetMeaning are the entries of the symbols without their sizes.
var (
	literalMeaning [288]entry
	offsetMeaning  [32]entry
)

func init() { // RFC 1951, section 3.2.5
	for i := range 256 {
		literalMeaning[i] = literal | entry(i)<<12
	}
	literalMeaning[256] = end
	base := 3
	for i := range 28 {
		extra := max(0, i/4-1)
		literalMeaning[257+i] = entry(extra)<<8 | entry(base)<<12
		base += 1 << extra
	}
	literalMeaning[285] = 258 << 12
	base = 1
	for i := range 30 {
		extra := max(0, i/2-1)
		offsetMeaning[i] = entry(extra)<<8 | entry(base)<<12
		base += 1 << extra
	}
}

// build makes a table of the lengths of codes; each symbol means what meaning says, and a
// symbol beyond that, or a code that is not used, is an entry of size 0. It says whether the
// lengths make a code.
func build(t []entry, first uint, lengths []uint8, meaning []entry) bool {
	var count, next [longest + 2]int
	for _, n := range lengths {
		count[n]++
	}
	clear(t[:1<<first])
	if count[0] == len(lengths) {
		return true // none may be used
	}
	count[0] = 0
	code, most := 0, 0
	for n := 1; n <= longest; n++ {
		code = (code + count[n-1]) << 1
		next[n] = code
		if count[n] > 0 {
			most = n
		}
	}
	if whole := next[most] + count[most]; whole != 1<<most && (whole != 1 || most != 1) {
		return false
	}
	free := 1 << first
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		var e entry
		if symbol < len(meaning) {
			e = meaning[symbol]
		}
		code := int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		if e != 0 {
			e |= entry(n)
		}
		if uint(n) <= first {
			for ; code < 1<<first; code += 1 << n {
				t[code] = e
			}
			continue
		}
		free = second(t, first, code, uint(n), uint(most), e, free)
	}
	return true
}

// second enters a code that is longer than the first lookup, and says where the next second
// table may begin.
func second(t []entry, first uint, code int, n, most uint, e entry, free int) int {
	head := code & (1<<first - 1)
	if t[head] == 0 {
		extra := most - first
		t[head] = table | entry(extra)<<8 | entry(free)<<12
		clear(t[free : free+1<<extra])
		free += 1 << extra
	}
	at, extra := t[head].value(), t[head].extra()
	if e != 0 {
		e -= entry(first) // its size counts from the second table
	}
	for rest := code >> first; rest < 1<<extra; rest += 1 << (n - first) {
		t[at+rest] = e
	}
	return free
}

// fixed makes the tables of a block with fixed codes.
func (d *decoder) fixed() {
	if d.isFixed {
		return
	}
	d.isFixed = true
	var l [288]uint8
	for i := range l {
		switch {
		case i < 144, i >= 280:
			l[i] = 8
		case i < 256:
			l[i] = 9
		default:
			l[i] = 7
		}
	}
	build(d.literals[:], literalBits, l[:], literalMeaning[:286])
	for i := range 32 {
		l[i] = 5
	}
	build(d.offsets[:], offsetBits, l[:32], offsetMeaning[:30])
}

// order is that of the lengths of the code of lengths.
var order = [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// dynamic reads the tables of a block with codes of its own.
func (d *decoder) dynamic() error {
	d.isFixed = false
	literals, offsets, n := int(d.take(5))+257, int(d.take(5))+1, int(d.take(4))+4
	if literals > maxLiterals || offsets > maxOffsets {
		return errCorrupt
	}
	var l [19]uint8
	for i := range n {
		l[order[i]] = uint8(d.take(3))
	}
	var meaning [19]entry
	for i := range meaning {
		meaning[i] = end | entry(i)<<12
	}
	if !build(d.literals[:], 7, l[:], meaning[:]) {
		return errCorrupt
	}
	if err := d.readLengths(d.lengths[:literals+offsets]); err != nil {
		return err
	}
	if !build(d.literals[:], literalBits, d.lengths[:literals], literalMeaning[:]) ||
		!build(d.offsets[:], offsetBits, d.lengths[literals:literals+offsets], offsetMeaning[:]) {
		return errCorrupt
	}
	return nil
}

// readLengths reads the lengths of the codes by the table that stands in literals.
func (d *decoder) readLengths(to []uint8) error {
	for i := 0; i < len(to); {
		if d.have < longest {
			d.fill()
		}
		if d.missing > 8 {
			return io.ErrUnexpectedEOF
		}
		e := d.literals[d.bits&(1<<7-1)]
		if e.size() == 0 {
			return errCorrupt
		}
		d.drop(e.size())
		var value uint8
		var times int
		switch v := e.value(); v {
		case 16:
			if i == 0 {
				return errCorrupt
			}
			value, times = to[i-1], 3+int(d.take(2))
		case 17:
			times = 3 + int(d.take(3))
		case 18:
			times = 11 + int(d.take(7))
		default:
			value, times = uint8(v), 1
		}
		if times > len(to)-i {
			return errCorrupt
		}
		for range times {
			to[i] = value
			i++
		}
	}
	return nil
}
