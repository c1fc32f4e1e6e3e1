package cli

import (
	"io"

	"tightrope/brief"
)

// writePlot writes a picture of a measure as SVG.
func writePlot(name string, p brief.Plot) error {
	return writeFile(name, func(w io.Writer) error {
		_, err := io.WriteString(w, p.SVG())
		return err
	})
}
