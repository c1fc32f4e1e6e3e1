package app

import "strings"

// within says whether the item is of the kind asked for; an empty question asks for all.
func within(item, asked string) bool {
	return asked == "" || strings.Contains(strings.ToLower(item), strings.ToLower(asked))
}
