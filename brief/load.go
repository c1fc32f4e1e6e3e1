package brief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

const (
	maxFile   = 64 << 20
	dataOpen  = `<script type="application/json" id="tightrope-brief">`
	dataClose = `</script>`
)

// JSON writes the brief as one value, indented by two spaces, in the order of its fields.
func JSON(w io.Writer, b Brief) error {
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return fmt.Errorf("brief: json: %w", err)
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// compactJSON is the brief for the inside of an HTML file: encoding/json writes <, > and & as
// escapes, so no text can close the element that holds it.
func compactJSON(b Brief) ([]byte, error) {
	data, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("brief: json: %w", err)
	}
	return data, nil
}

// LoadBrief reads a brief from its JSON or from the HTML file that carries it.
func LoadBrief(r io.Reader) (Brief, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return Brief{}, fmt.Errorf("brief: %w", err)
	}
	if len(raw) > maxFile {
		return Brief{}, fmt.Errorf("brief: the file is over %d MB: want a brief in JSON or HTML", maxFile>>20)
	}
	data := bytes.TrimSpace(raw)
	if !bytes.HasPrefix(data, []byte("{")) {
		_, rest, ok := bytes.Cut(data, []byte(dataOpen))
		if !ok {
			return Brief{}, fmt.Errorf("brief: no brief in the file: want the JSON or HTML that Tightrope wrote")
		}
		data, _, ok = bytes.Cut(rest, []byte(dataClose))
		if !ok {
			return Brief{}, fmt.Errorf("brief: the file breaks off inside the brief's data")
		}
	}
	var b Brief
	if err := json.Unmarshal(data, &b); err != nil {
		return Brief{}, fmt.Errorf("brief: %w", err)
	}
	if b.Schema != Schema {
		return Brief{}, fmt.Errorf("brief: schema %q: want %q", b.Schema, Schema)
	}
	return b, nil
}
