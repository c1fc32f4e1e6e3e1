package app

import (
	"fmt"
	"os"
	"path/filepath"

	"tightrope/read"
)

// Dictionary loads dictionaries in the formats of PETRARCH and TABARI.
func (a *App) Dictionary(files []string) (*read.Dictionary, error) {
	var all []read.DictionaryFile
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		text, _, err := decode(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, read.DictionaryFile{Name: filepath.Base(name), Text: text})
	}
	return read.LoadDictionary(all...)
}
