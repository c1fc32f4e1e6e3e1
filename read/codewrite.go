package read

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"tightrope/fact"
)

// appendLine writes an answer as encoding/json would by its tags, without escapes for HTML, and a line
// break: most of the time of a batch would else go into reflection.
func appendLine(b []byte, v *lineOut) []byte {
	b = append(b, `{"id":`...)
	b = appendID(b, v.ID)
	b = append(b, `,"events":[`...)
	for i := range v.Events {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.Events[i].append(b)
	}
	b = append(b, `],"best":`...)
	b = v.Best.append(b)
	b = appendField(b, `,"error":`, v.Error)
	return append(b, '}', '\n')
}

func (e *CodedEvent) append(b []byte) []byte {
	b = append(b, '{')
	if e.Source != "" {
		b = append(appendString(append(b, `"source":`...), e.Source), ',')
	}
	if e.Target != "" {
		b = append(appendString(append(b, `"target":`...), e.Target), ',')
	}
	b = appendString(append(b, `"plover":`...), e.Plover)
	b = appendField(b, `,"mode":`, e.Mode)
	b = appendString(append(b, `,"cameo":`...), e.Cameo)
	b = strconv.AppendInt(append(b, `,"quad":`...), int64(e.Quad), 10)
	b = appendString(append(b, `,"modality":`...), string(e.Modality))
	b = appendField(b, `,"quote":`, e.Quote)
	b = strconv.AppendInt(append(b, `,"bstart":`...), int64(e.Start), 10)
	b = strconv.AppendInt(append(b, `,"bend":`...), int64(e.End), 10)
	b = appendString(append(b, `,"rule":`...), e.Rule)
	b = appendField(b, `,"source_name":`, e.SourceName)
	b = appendField(b, `,"target_name":`, e.TargetName)
	b = appendField(b, `,"date":`, e.Date.String())
	b = appendField(b, `,"place":`, e.Place)
	return append(b, '}')
}

func (v *Best) append(b []byte) []byte {
	b = appendString(append(b, `{"plover":`...), v.Plover)
	b = strconv.AppendInt(append(b, `,"quad":`...), int64(v.Quad), 10)
	b = appendField(b, `,"rule":`, v.Rule)
	b = appendSpans(b, `,"source":`, v.Source)
	b = appendSpans(b, `,"target":`, v.Target)
	return append(b, '}')
}

func appendSpans(b []byte, name string, spans []fact.Span) []byte {
	if len(spans) == 0 {
		return b
	}
	b = append(b, name...)
	for i, s := range spans {
		before := byte(',')
		if i == 0 {
			before = '['
		}
		b = strconv.AppendInt(append(append(b, before), `{"start":`...), int64(s.Start), 10)
		b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
		b = strconv.AppendInt(append(b, `,"bstart":`...), int64(s.BStart), 10)
		b = strconv.AppendInt(append(b, `,"bend":`...), int64(s.BEnd), 10)
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendField writes a field that an empty value leaves out.
func appendField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return appendString(append(b, name...), value)
}

// appendID writes the id of a line as it came, without white space between its parts.
func appendID(b []byte, id json.RawMessage) []byte {
	if id[0] != '{' && id[0] != '[' {
		return append(b, id...)
	}
	var short bytes.Buffer
	if json.Compact(&short, id) != nil {
		return append(b, "null"...)
	}
	return append(b, short.Bytes()...)
}

// appendString writes a string; one with something to escape is left to encoding/json.
func appendString(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' {
				return appendEscaped(b, s)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
			return appendEscaped(b, s)
		}
		i += n
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendEscaped(b []byte, s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return append(b, `""`...)
	}
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}
