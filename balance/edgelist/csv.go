package edgelist

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// The columns by the names that are in use for them.
var columnNames = [][]string{
	{"source", "from", "a", "node1", "i", "src", "ego"},
	{"target", "to", "b", "node2", "j", "dst", "alter"},
	{"sign", "polarity", "valence"},
	{"weight", "w", "value", "strength"},
}

// csv reads source, target, and a sign or a weight or both, with or without a header; fields
// are separated by commas, semicolons or tabs and quoted where they hold one. With both columns
// the weight is a size and the sign decides.
func (b *builder) csv(in *bufio.Reader) error {
	r := csv.NewReader(in)
	r.Comma = separator(in)
	r.ReuseRecord = true
	r.TrimLeadingSpace = r.Comma != '\t'
	r.Comment = '#'
	var at []int
	for {
		row, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &wrong):
			return b.errorf(wrong.Line, "%v", wrong.Err)
		case err != nil:
			return b.errorf(1, "%v", err)
		}
		line, _ := r.FieldPos(0)
		if at == nil {
			var header bool
			if at, header = columns(row); header {
				if at[0] < 0 || at[1] < 0 || at[2] < 0 && at[3] < 0 {
					return b.errorf(line, "columns %q: want source, target and sign or weight", slices.Clone(row))
				}
				continue
			}
		}
		if err := b.row(line, row, at); err != nil {
			return err
		}
	}
}

func (b *builder) row(line int, row []string, at []int) error {
	if len(row) <= max(at[0], at[1], at[2], at[3]) {
		return b.errorf(line, "%d fields: want source, target and a sign or a weight", len(row))
	}
	from, err := b.id(line, row[at[0]])
	if err != nil {
		return err
	}
	to, err := b.id(line, row[at[1]])
	if err != nil {
		return err
	}
	weight := "1"
	if at[3] >= 0 {
		weight = strings.TrimSpace(row[at[3]])
	}
	if at[2] >= 0 {
		sign, _, ok := number(row[at[2]])
		if !ok {
			return b.errorf(line, "sign %q: want 1 or -1", row[at[2]])
		}
		switch {
		case at[3] < 0:
			weight = strings.TrimSpace(row[at[2]])
		case strings.HasPrefix(weight, "-"):
			return b.errorf(line, "weight %q beside a sign: want a size without a sign", weight)
		case sign < 0:
			weight = "-" + strings.TrimPrefix(weight, "+")
		}
	}
	return b.tie(line, from, to, weight)
}

// columns finds the columns by the header. Without one they are source, target, sign or signed
// weight, and perhaps a weight beside the sign.
func columns(row []string) (at []int, header bool) {
	if len(row) > 2 {
		if _, _, ok := number(row[2]); ok {
			if len(row) > 3 {
				if _, _, ok := number(row[3]); ok {
					return []int{0, 1, 2, 3}, false
				}
			}
			return []int{0, 1, -1, 2}, false
		}
	}
	at = []int{-1, -1, -1, -1}
	for i, field := range row {
		for k, names := range columnNames {
			if at[k] < 0 && slices.Contains(names, strings.ToLower(strings.TrimSpace(field))) {
				at[k] = i
			}
		}
	}
	return at, true
}

// separator is the one that the first line, comments aside, has most of.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(1 << 12)
	line, rest, _ := strings.Cut(string(head), "\n")
	for strings.HasPrefix(line, "#") {
		line, rest, _ = strings.Cut(rest, "\n")
	}
	best, most := ',', strings.Count(line, ",")
	for _, c := range []rune{'\t', ';'} {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
