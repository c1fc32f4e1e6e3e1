package read

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"tightrope/fact"
)

// Answers are written as encoding/json writes them.
func TestAppendLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z ]*`), rapid.SampledFrom([]string{"", `say "no"`, "a\\b", "<é> & \u2028", "tab\t", "\x7f"}))
		span := rapid.Map(rapid.SliceOfN(rapid.Int(), 4, 4), func(n []int) fact.Span { return fact.Span{Start: n[0], End: n[1], BStart: n[2], BEnd: n[3]} })
		event := rapid.Custom(func(t *rapid.T) CodedEvent {
			s := rapid.SliceOfN(text, 11, 11).Draw(t, "texts")
			mode := rapid.SampledFrom([]string{"", "restrict"}).Draw(t, "mode")
			date := rapid.SampledFrom([]fact.Date{{}, {Year: 2021}, {Year: 987, Month: 5}, {Year: 2021, Month: 12, Day: 31}}).Draw(t, "date")
			return CodedEvent{s[0], s[1], "SANCTION", mode, s[4], fact.Quad(rapid.Int8().Draw(t, "quad")), fact.Alleged, s[6], s[7], 3, 40, s[8], s[9], s[10], date, s[0]}
		})
		v := lineOut{
			ID:    json.RawMessage(rapid.SampledFrom([]string{"null", `"a b"`, "17", `{"x": [1, 2]}`, `"é"`, `"<"`}).Draw(t, "id")),
			Coded: Coded{Events: rapid.SliceOf(event).Draw(t, "events")},
			Error: text.Draw(t, "error"),
		}
		spans := rapid.SliceOfN(span, 0, 3)
		v.Best = Best{"COERCE", fact.Quad(2), text.Draw(t, "rule"), spans.Draw(t, "source"), spans.Draw(t, "target")}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		if got := appendLine([]byte("x"), &v); string(got) != "x"+want.String() {
			t.Errorf("got  %swant x%s", got, &want)
		}
	})
}
