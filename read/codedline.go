package read

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"tightrope/fact"
)

// The answers of a batch are the same few fields over and over: they are written out here, for speed,
// just as encoding/json writes lineOut with nothing escaped for HTML.

// appendLine writes an answer and a line break.
func appendLine(b []byte, v *lineOut) []byte {
	b = appendID(append(b, `{"id":`...), v.ID)
	b = append(b, `,"events":[`...)
	for i := range v.Events {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.Events[i].appendTo(b)
	}
	b = v.Best.appendTo(append(b, `],"best":`...))
	b = appendField(b, `,"error":`, v.Error)
	return append(b, "}\n"...)
}

// appendTo writes an event. Types, modes and modalities are plain words.
func (e *CodedEvent) appendTo(b []byte) []byte {
	b = append(b, '{')
	if e.Source != "" {
		b = append(appendText(append(b, `"source":`...), e.Source), ',')
	}
	if e.Target != "" {
		b = append(appendText(append(b, `"target":`...), e.Target), ',')
	}
	b = append(append(append(b, `"plover":"`...), e.Plover...), '"')
	if e.Mode != "" {
		b = append(append(append(b, `,"mode":"`...), e.Mode...), '"')
	}
	b = appendText(append(b, `,"cameo":`...), e.Cameo)
	b = strconv.AppendInt(append(b, `,"quad":`...), int64(e.Quad), 10)
	b = append(append(append(b, `,"modality":"`...), e.Modality...), '"')
	b = appendField(b, `,"polarity":`, e.Polarity)
	b = appendField(b, `,"quote":`, e.Quote)
	b = strconv.AppendInt(append(b, `,"bstart":`...), int64(e.Start), 10)
	b = strconv.AppendInt(append(b, `,"bend":`...), int64(e.End), 10)
	b = appendText(append(b, `,"rule":`...), e.Rule)
	b = appendField(b, `,"source_name":`, e.SourceName)
	b = appendField(b, `,"target_name":`, e.TargetName)
	if !e.Date.IsZero() {
		b = appendText(append(b, `,"date":`...), e.Date.String())
	}
	b = appendField(b, `,"place":`, e.Place)
	return append(b, '}')
}

func (v *Best) appendTo(b []byte) []byte {
	b = append(append(append(b, `{"plover":"`...), v.Plover...), '"')
	b = strconv.AppendInt(append(b, `,"quad":`...), int64(v.Quad), 10)
	b = appendField(b, `,"rule":`, v.Rule)
	b = appendSpans(b, `,"source":[`, v.Source)
	b = appendSpans(b, `,"target":[`, v.Target)
	return append(b, '}')
}

func appendSpans(b []byte, key string, spans []fact.Span) []byte {
	if len(spans) == 0 {
		return b
	}
	for i := range spans {
		s := &spans[i]
		if i == 0 {
			b = append(b, key...)
		} else {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"start":`...), int64(s.Start), 10)
		b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
		b = strconv.AppendInt(append(b, `,"bstart":`...), int64(s.BStart), 10)
		b = strconv.AppendInt(append(b, `,"bend":`...), int64(s.BEnd), 10)
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendField writes a field that is left out where it is empty.
func appendField(b []byte, key, s string) []byte {
	if s == "" {
		return b
	}
	return appendText(append(b, key...), s)
}

// appendText writes a string. Most hold nothing that needs an escape.
func appendText(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r > '\\' && r < utf8.RuneSelf, r == ' ': // most
		case r < ' ', r == '"', r == '\\', r == '\u2028', r == '\u2029', r == utf8.RuneError:
			return appendEncoded(b, s)
		}
	}
	b = append(append(b, '"'), s...)
	return append(b, '"')
}

// appendID writes an id as it came, without the space between its parts; none is null.
func appendID(b []byte, id json.RawMessage) []byte {
	if len(id) == 0 {
		return append(b, "null"...)
	}
	for _, c := range id {
		if c <= ' ' {
			return appendEncoded(b, id)
		}
	}
	return append(b, id...)
}

// appendEncoded leaves a string or a value in JSON, neither of which can fail, to encoding/json.
func appendEncoded[T string | json.RawMessage](b []byte, v T) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}
