package app

import (
	"os"
	"path/filepath"
	"strings"

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
		// Published dictionaries hold stray bytes; the loader complains line by line.
		all = append(all, read.DictionaryFile{Name: filepath.Base(name), Text: strings.ToValidUTF8(string(raw), "\uFFFD")})
	}
	return read.LoadDictionary(all...)
}
