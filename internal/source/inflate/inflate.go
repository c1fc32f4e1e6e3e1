// Package inflate unpacks a whole compressed piece at once, of which the size is known
// beforehand, as that of a file in a zip is. It takes about half of the time of compress/flate,
// which must be ready to stop and go on at every byte: bits come eight bytes at a time, and what
// is repeated is copied within the result instead of a window.
//
// Source: P. Deutsch, DEFLATE Compressed Data Format Specification version 1.3, RFC 1951 (1996).
package inflate

import (
	"encoding/binary"
	"errors"
	"io"
)

var (
	errCorrupt = errors.New("inflate: the compressed bytes are damaged")
	errSize    = errors.New("inflate: the bytes do not have the size that is said")
)

// Bytes unpacks all of src into all of dst. Where src ends early the error is
// io.ErrUnexpectedEOF; where it gives more or less than dst holds, or is damaged, another.
func Bytes(dst, src []byte) error {
	d := decoder{src: src}
	for {
		final, kind, err := d.head()
		if err != nil {
			return err
		}
		switch kind {
		case 0:
			err = d.stored(dst)
		case 1:
			d.fixed()
			err = d.block(dst)
		case 2:
			if err = d.dynamic(); err == nil {
				err = d.block(dst)
			}
		default:
			err = errCorrupt
		}
		if err == nil && d.missing > d.have/8 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		if final {
			if d.out != len(dst) {
				return errSize
			}
			return nil
		}
	}
}

// decoder reads bits, the lowest of a byte first.
type decoder struct {
	src     []byte
	in, out int    // places in source and result
	bits    uint64 // read but not used; above the first have of them may stand more of the same
	have    uint
	missing uint // bytes of zero that stand in bits after the end of the source
	isFixed bool // the tables are those of a fixed block

	// Behind the first tables lie the second ones: each serves two codes at least.
	literals [1<<literalBits + maxLiterals/2<<(longest-literalBits)]entry
	offsets  [1<<offsetBits + maxOffsets/2<<(longest-offsetBits)]entry
	lengths  [maxLiterals + maxOffsets]uint8
}

const (
	maxLiterals = 286
	maxOffsets  = 30
	literalBits = 11 // of the first lookup
	offsetBits  = 8
	longest     = 15 // bits of a code
)

// fill makes at least 56 bits ready. After the end of the source these are zeros; who uses them
// has been given too little.
func (d *decoder) fill() {
	if d.in+8 <= len(d.src) {
		d.bits |= binary.LittleEndian.Uint64(d.src[d.in:]) << (d.have & 63)
		d.in += int(63-d.have) >> 3
		d.have |= 56
		return
	}
	for d.have <= 56 {
		if d.in < len(d.src) {
			d.bits |= uint64(d.src[d.in]) << (d.have & 63)
			d.in++
		} else {
			d.missing++
		}
		d.have += 8
	}
}

// take gives the next n bits, at most 32.
func (d *decoder) take(n uint) uint {
	if d.have < n {
		d.fill()
	}
	v := uint(d.bits) & (1<<n - 1)
	d.bits >>= n
	d.have -= n
	return v
}

func (d *decoder) head() (final bool, kind uint, err error) {
	final, kind = d.take(1) == 1, d.take(2)
	if d.missing > 8 {
		err = io.ErrUnexpectedEOF
	}
	return final, kind, err
}

// stored copies a block that is not compressed.
func (d *decoder) stored(dst []byte) error {
	d.take(d.have & 7)
	n, check := d.take(16), d.take(16)
	if d.missing > d.have/8 {
		return io.ErrUnexpectedEOF
	}
	if n != ^check&0xffff {
		return errCorrupt
	}
	d.in -= int(d.have/8 - d.missing) // whole bytes that were read too far
	d.bits, d.have, d.missing = 0, 0, 0
	switch {
	case int(n) > len(d.src)-d.in:
		return io.ErrUnexpectedEOF
	case int(n) > len(dst)-d.out:
		return errSize
	}
	copy(dst[d.out:], d.src[d.in:d.in+int(n)])
	d.in += int(n)
	d.out += int(n)
	return nil
}

// block unpacks literals and repetitions until the mark of the end.
func (d *decoder) block(dst []byte) error {
	for {
		if done, err := d.run(dst); done || err != nil {
			return err
		}
		d.fill()
		e := d.literals[d.bits&(1<<literalBits-1)]
		if e.is(table) {
			d.drop(literalBits)
			e = d.literals[e.value()+int(d.bits&(1<<e.extra()-1))]
		}
		d.drop(e.size())
		switch {
		case e.is(literal):
			if d.out >= len(dst) {
				return errSize
			}
			dst[d.out] = e.byte()
			d.out++
			continue
		case e.is(end):
			return nil
		case e.size() == 0:
			return errCorrupt
		}
		d.fill()
		if d.missing > 8 {
			return io.ErrUnexpectedEOF
		}
		if err := d.repeat(dst, e); err != nil {
			return err
		}
	}
}

// run does what block does while it is far from the ends of source and result, where little has
// to be checked and everything stays in registers; true says that the block is done.
func (d *decoder) run(dst []byte) (bool, error) {
	src, in, out, buffer, have := d.src, d.in, d.out, d.bits, d.have
	defer func() { d.in, d.out, d.bits, d.have = in, out, buffer, have }()
	for in <= len(src)-16 && out <= len(dst)-(4+258+8) {
		buffer |= binary.LittleEndian.Uint64(src[in:]) << (have & 63)
		in += int(63-have) >> 3
		have |= 56
		e := d.literals[buffer&(1<<literalBits-1)]
		for i := 0; e.is(literal) && i < 3; i++ { // 56 bits are enough for them and a symbol
			buffer >>= e.size() & 63
			have -= e.size()
			dst[out] = e.byte()
			out++
			e = d.literals[buffer&(1<<literalBits-1)]
		}
		if e.is(table) {
			buffer >>= literalBits
			have -= literalBits
			e = d.literals[e.value()+int(buffer&(1<<e.extra()-1))]
		}
		buffer >>= e.size() & 63
		have -= e.size()
		switch {
		case e.is(literal):
			dst[out] = e.byte()
			out++
			continue
		case e.is(end):
			return true, nil
		case e.size() == 0:
			return false, errCorrupt
		}
		buffer |= binary.LittleEndian.Uint64(src[in:]) << (have & 63)
		in += int(63-have) >> 3
		have |= 56
		n := e.value() + int(buffer&(1<<e.extra()-1))
		buffer >>= e.extra()
		have -= e.extra()
		if e = d.offsets[buffer&(1<<offsetBits-1)]; e.is(table) {
			buffer >>= offsetBits
			have -= offsetBits
			e = d.offsets[e.value()+int(buffer&(1<<e.extra()-1))]
		}
		buffer >>= e.size() & 63
		have -= e.size()
		back := e.value() + int(buffer&(1<<e.extra()-1))
		buffer >>= e.extra()
		have -= e.extra()
		if e.size() == 0 || back > out {
			return false, errCorrupt
		}
		again(dst, out, back, n)
		out += n
	}
	return false, nil
}

// again writes n bytes at a place that stand so far back; up to 7 bytes more may be written.
func again(dst []byte, to, back, n int) {
	from := to - back
	if back < 8 {
		for i := range n {
			dst[to+i] = dst[from+i]
		}
		return
	}
	for i := 0; i < n; i += 8 {
		binary.LittleEndian.PutUint64(dst[to+i:], binary.LittleEndian.Uint64(dst[from+i:]))
	}
}

func (d *decoder) drop(n uint) {
	d.bits >>= n & 63
	d.have -= n
}

// repeat copies from before; of the length, extra bits are still to come.
func (d *decoder) repeat(dst []byte, length entry) error {
	n := length.value() + int(d.bits&(1<<length.extra()-1))
	d.drop(length.extra())
	e := d.offsets[d.bits&(1<<offsetBits-1)]
	if e.is(table) {
		d.drop(offsetBits)
		e = d.offsets[e.value()+int(d.bits&(1<<e.extra()-1))]
	}
	if e.size() == 0 {
		return errCorrupt
	}
	d.drop(e.size())
	back := e.value() + int(d.bits&(1<<e.extra()-1))
	d.drop(e.extra())
	switch {
	case back > d.out:
		return errCorrupt
	case n > len(dst)-d.out:
		return errSize
	}
	for i := d.out; i < d.out+n; i++ {
		dst[i] = dst[i-back]
	}
	d.out += n
	return nil
}
