package casebook

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"tightrope/fact"
)

// inForce puts the case's log of overrides in force; an error names the line of the entry.
func inForce(data []byte, c fact.Case, name string) (fact.Case, error) {
	out, err := c.Overridden()
	if err == nil {
		return out, nil
	}
	line := 1
	for i := range c.Overrides {
		if strings.Contains(err.Error(), fmt.Sprintf("override %d", i+1)) {
			line = overrideLine(data, i)
		}
	}
	return fact.Case{}, problemError{Problem{name, line, err.Error()}}
}

// overrideLine is the line of the heading of entry i of the log.
func overrideLine(data []byte, i int) int {
	for n, line := range bytes.Split(data, []byte("\n")) {
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte("[[override]]")) {
			if i--; i < 0 {
				return n + 1
			}
		}
	}
	return 1
}

// LogOverride is the text of a case file with one more entry at the end of its log. Nothing
// that stands there changes; the result is read once more, so that a file that would not open
// again is never written.
func LogOverride(data []byte, name string, o fact.Override) ([]byte, error) {
	var b bytes.Buffer
	b.Write(data)
	if len(data) > 0 && data[len(data)-1] != '\n' {
		b.WriteByte('\n')
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	fmt.Fprintf(&b, "\n[[override]]\non = %s\nwhat = %s\nlow = %s\nmode = %s\nhigh = %s\nwhy = %s\n",
		quoted(o.On.String()), quoted(o.What), number(o.Low), number(o.Mode), number(o.High), quoted(o.Why))
	if o.Was != "" {
		fmt.Fprintf(&b, "was = %s\n", quoted(o.Was))
	}
	_, err := ReadCase(bytes.NewReader(b.Bytes()), name)
	return b.Bytes(), err
}

// quoted is a basic string of TOML; control characters have no place in one.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
