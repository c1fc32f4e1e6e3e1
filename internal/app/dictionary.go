package app

import (
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
		all = append(all, read.DictionaryFile{Name: filepath.Base(name), Text: string(raw)})
	}
	return read.LoadDictionary(all...)
}
