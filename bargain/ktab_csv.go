package bargain

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ReadKTABCSV reads a scenario as KTAB's CSV has it: a line with name, description, number of
// actors and of dimensions; a line of headings; a line for each actor with name, description,
// influence and for each dimension position and salience. Trailing commas are allowed. The
// model has its default options. Whatever does not fit is an error that names file and line.
func ReadKTABCSV(in io.Reader, file string) (Scenario, error) {
	text, err := plainText(in, file)
	if err != nil {
		return Scenario{}, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	r.LazyQuotes = true
	s := Scenario{}
	at := place{file: file}
	next := func(what string) ([]string, error) {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil, place{file, at.line + 1}.errorf("the file ends here: want %s", what)
		}
		if err != nil {
			var pe *csv.ParseError
			if errors.As(err, &pe) {
				return nil, place{file, pe.Line}.errorf("%v", pe.Err)
			}
			return nil, fmt.Errorf("ktab: %s: %w", file, err)
		}
		at.line, _ = r.FieldPos(0)
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		return row, nil
	}

	head, err := next("name, description, number of actors, number of dimensions")
	if err != nil {
		return s, err
	}
	n, d, err := s.csvHead(at, head)
	if err != nil {
		return s, err
	}
	headings, err := next("the headings")
	if err != nil {
		return s, err
	}
	for len(headings) > 0 && headings[len(headings)-1] == "" {
		headings = headings[:len(headings)-1]
	}
	if len(headings) < 3+2*d {
		return s, at.errorf("%d headings: want %d, for %d dimensions", len(headings), 3+2*d, d)
	}
	for k := range d {
		s.Dimensions = append(s.Dimensions, headings[3+2*k])
	}
	for i := range n {
		row, err := next(fmt.Sprintf("actor %d of %d", i+1, n))
		if err != nil {
			return s, err
		}
		if err := s.csvActor(at, row); err != nil {
			return s, err
		}
	}
	for {
		row, err := next("")
		if row == nil {
			if err != nil && !strings.Contains(err.Error(), "the file ends here") {
				return s, err
			}
			return s, nil
		}
		if strings.Join(row, "") != "" {
			return s, at.errorf("the first line says %d actors, and here is another one", n)
		}
	}
}

// plainText is a file as UTF-8 with one newline a line: files of a spreadsheet may begin with a
// byte order mark, be in Latin-1, and end their lines as Windows or old Macintosh programs do.
func plainText(in io.Reader, file string) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(in, xmlLimit+1))
	at := place{file, 1}
	switch {
	case err != nil:
		return "", fmt.Errorf("ktab: %s: %w", file, err)
	case len(raw) > xmlLimit:
		return "", at.errorf("longer than %d MB: want one scenario", xmlLimit>>20)
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return "", at.errorf("the file is in UTF-16: want UTF-8")
	}
	text := strings.TrimPrefix(string(raw), "\ufeff")
	if i := strings.IndexByte(text, 0); i >= 0 {
		at.line += strings.Count(text[:i], "\n")
		return "", at.errorf("a zero byte: want a text of comma-separated values")
	}
	if !utf8.ValidString(text) { // Latin-1, as older spreadsheets write: a byte is a character
		runes := make([]rune, len(text))
		for i := range len(text) {
			runes[i] = rune(text[i])
		}
		text = string(runes)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

// csvHead reads the first line. The limits keep a wrong number from asking for all memory.
func (s *Scenario) csvHead(at place, row []string) (n, d int, err error) {
	if len(row) < 4 && strings.Count(row[0], ";") >= 3 {
		return 0, 0, at.errorf("the fields are separated by semicolons: want commas")
	}
	if len(row) < 4 {
		return 0, 0, at.errorf("%d fields: want name, description, number of actors, number of dimensions", len(row))
	}
	s.Name, s.Description = row[0], row[1]
	if n, err = strconv.Atoi(row[2]); err != nil || n < 2 || n > 10_000 {
		return 0, 0, at.errorf("the number of actors is %q: want 2 to 10000", clip(row[2]))
	}
	if d, err = strconv.Atoi(row[3]); err != nil || d < 1 || d > 100 {
		return 0, 0, at.errorf("the number of dimensions is %q: want 1 to 100", clip(row[3]))
	}
	s.Point.D = d
	return n, d, nil
}

func (s *Scenario) csvActor(at place, row []string) error {
	d := s.Point.D
	if len(row) < 3+2*d {
		return at.errorf("%d fields: want %d, for %d dimensions", len(row), 3+2*d, d)
	}
	if strings.Join(row[3+2*d:], "") != "" {
		return at.errorf("more than the %d fields that %d dimensions need", 3+2*d, d)
	}
	capability, err := at.number("influence", row[2], 0, capabilityLimit)
	if err != nil {
		return err
	}
	position, salience := make([]float64, d), make([]float64, d)
	for k := range d {
		if position[k], err = at.number("position on "+s.Dimensions[k], row[3+2*k], 0, Scale); err != nil {
			return err
		}
		if salience[k], err = at.number("salience on "+s.Dimensions[k], row[4+2*k], 0, Scale); err != nil {
			return err
		}
	}
	return s.actor(at, row[0], row[1], capability, position, salience)
}

// WriteKTABCSV writes the scenario as ReadKTABCSV and KTAB read it; the options of the model
// have no place in this format. Numbers have as many digits as they need. KTAB splits at every
// comma, so a comma inside a name becomes a semicolon.
func (s Scenario) WriteKTABCSV(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s,%s,%d,%d,\nActor,Description,Influence,", plain(s.Name), plain(s.Description), s.Point.N, s.Point.D)
	for _, dim := range s.Dimensions {
		fmt.Fprintf(&b, "%s,%s Salience,", plain(dim), plain(dim))
	}
	b.WriteString("\n")
	for i, a := range s.Actors {
		fmt.Fprintf(&b, "%s,%s,%s,", plain(a.Name), plain(a.Description), number(s.Point.Capability[i]))
		for k := range s.Point.D {
			at := i*s.Point.D + k
			fmt.Fprintf(&b, "%s,%s,", number(s.Point.Position[at]), number(s.Point.Salience[at]))
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// plain keeps a text on one line and free of what a CSV reader without quotes stumbles over.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ',':
			return ';'
		case r == '"':
			return '\''
		case r < ' ':
			return ' '
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// WritePositions writes the path of positions and ideals, a line for each turn, actor and
// dimension: turn,actor_index,actor,dim_index,dim,position_0_100,ideal_0_100.
func (s Scenario) WritePositions(out io.Writer, path Path) error {
	w := csv.NewWriter(out)
	rows := [][]string{{"turn", "actor_index", "actor", "dim_index", "dim", "position_0_100", "ideal_0_100"}}
	d := s.Point.D
	for t, turn := range path.Turns {
		for i, a := range s.Actors {
			for k, dim := range s.Dimensions {
				at := i*d + k
				rows = append(rows, []string{
					strconv.Itoa(t), strconv.Itoa(i), a.Name, strconv.Itoa(k), dim,
					number(turn.Position[at]), number(turn.Ideal[at]),
				})
			}
		}
	}
	return w.WriteAll(rows)
}

// WriteBargains writes the bargains of the path in KTAB's columns, ids numbered from 1000 in
// the order in which bargains come to the table.
func (s Scenario) WriteBargains(out io.Writer, path Path) error {
	w := csv.NewWriter(out)
	rows := [][]string{{"Turn_t", "BargnId", "Init_Act_i", "Recd_Act_j", "Value", "Init_Prob", "Init_Seld", "Recd_Prob", "Recd_Seld"}}
	id := 1000
	chosen := map[bool]string{true: "1", false: "0"}
	for t, turn := range path.Turns {
		for _, b := range turn.Bargains {
			row := []string{
				strconv.Itoa(t), strconv.Itoa(id), strconv.Itoa(b.From), strconv.Itoa(b.To),
				number(b.Value), number(b.FromP), chosen[b.FromTakes], "", "",
			}
			if b.From != b.To {
				row[7], row[8] = number(b.ToP), chosen[b.ToTakes]
			}
			rows = append(rows, row)
			id++
		}
	}
	return w.WriteAll(rows)
}
