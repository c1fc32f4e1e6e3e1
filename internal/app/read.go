package app

import (
	"context"
	"fmt"

	"tightrope/fact"
	"tightrope/read"
)

// ReadOut is what a text asserts, in the form in which readers are scored.
type ReadOut struct {
	Schema  string      `json:"schema"`
	Article string      `json:"article"`
	SHA256  string      `json:"sha256"`
	Items   []fact.Item `json:"items"`
	About   read.About  `json:"about"`

	date fact.Date // of publication
}

// Read finds the events, claims and stances of a text, with the names and rows that a user adds, if any.
func (a *App) Read(ctx context.Context, in Input, dict *read.Dictionary) (ReadOut, error) {
	text := in.Text
	if in.Case != nil {
		text = pressText(*in.Case)
	}
	res, err := read.Read(text, read.Options{Dictionary: dict})
	if err != nil {
		return ReadOut{}, fmt.Errorf("%s: %w", in.Name, err)
	}
	for i := range res.Items {
		res.Items[i].ID = "i." + res.Items[i].ID[1:]
	}
	return ReadOut{Schema: "tightrope-pred/0.1", Article: in.Name, SHA256: in.SHA256, Items: res.Items, About: res.About, date: res.Date}, ctx.Err()
}
