// Package app holds the operations of Tightrope, one typed function each: what goes in, what
// comes out, and an error that says what was wrong. The command line, and every other door,
// is made from these and has no logic of its own. It alone joins the casebook, the readers of
// publishers' files and the pure packages.
package app

import (
	"errors"

	"tightrope/actor"
	"tightrope/casebook"
	"tightrope/fact"
	"tightrope/forecast"
	"tightrope/internal/home"
)

// Version of the program, printed in every manifest.
const Version = "0.1.0"

// ErrInsufficient marks a result that stands, but on evidence that is insufficient or
// contradictory; the command line turns it into exit code 3.
var ErrInsufficient = errors.New("the evidence is insufficient or contradictory")

// App is what the operations work on.
type App struct {
	Actors *actor.Registry

	home *home.Home // nil until OpenHome

	// The panel of the home, laid out once for as long as nothing is loaded.
	laidOut *forecast.Layers
	entries int // of the ledger, when it was laid out
}

// New is an App without a home.
func New() *App { return &App{Actors: actor.Default()} }

// Book is the casebook that ships inside the program. It is read at the first call, since coding
// events in batch needs none.
func (a *App) Book() *casebook.Book {
	book, err := casebook.Open()
	if err != nil {
		panic("app: the casebook is damaged: " + err.Error())
	}
	return book
}

// CaseNames lists the cases of the casebook.
func (a *App) CaseNames() []string {
	var names []string
	for _, c := range a.Book().Cases {
		names = append(names, c.Name)
	}
	return names
}

// Name is the display name of an actor.
func (a *App) Name(id fact.ActorID) string { return a.Actors.Name(id) }
