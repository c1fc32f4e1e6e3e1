package home

import (
	"bufio"
	"encoding/json"
	"fmt"
)

// nthRow gives a row of JSON as it came: answers of interfaces have their rows under "data",
// maps theirs under "features", and a line of such a file may be all of it.
func nthRow(b *bufio.Reader, row int) (string, error) {
	var file struct {
		Data     []json.RawMessage `json:"data"`
		Features []json.RawMessage `json:"features"`
	}
	if err := json.NewDecoder(b).Decode(&file); err != nil {
		return "", err
	}
	rows := append(file.Data, file.Features...)
	if row > len(rows) {
		return "", fmt.Errorf("the file has %d rows, not %d", len(rows), row)
	}
	return string(rows[row-1]), nil
}
