package app

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pelletier/go-toml/v2"

	"tightrope/board"
	"tightrope/brief"
)

// rules are the defaults of the casebook for turning evidence into ties.
func (a *App) rules() (board.Rules, error) {
	var r board.Rules
	if err := a.setting("casebook/rules.toml", &r); err != nil {
		return r, err
	}
	return r, r.Valid()
}

// backtest finds how a model did on known cases.
func (a *App) backtest(id string) (brief.BacktestFinding, error) {
	var all struct {
		Backtest []brief.BacktestFinding `toml:"backtest"`
	}
	if err := a.setting("casebook/backtests.toml", &all); err != nil {
		return brief.BacktestFinding{}, err
	}
	for _, b := range all.Backtest {
		if b.ID == id {
			return b, nil
		}
	}
	return brief.BacktestFinding{}, fmt.Errorf("casebook/backtests.toml: no back-test %q", id)
}

// setting reads a TOML file of the casebook strictly: an unknown key is an error with its line.
func (a *App) setting(name string, into any) error {
	f, ok := a.Book().File(name)
	if !ok {
		return fmt.Errorf("%s is missing from the casebook", name)
	}
	err := toml.NewDecoder(bytes.NewReader(f.Bytes)).DisallowUnknownFields().Decode(into)
	var at *toml.DecodeError
	var strict *toml.StrictMissingError
	switch {
	case errors.As(err, &at):
		line, _ := at.Position()
		return fmt.Errorf("%s:%d: %w", name, line, err)
	case errors.As(err, &strict):
		line, _ := strict.Errors[0].Position()
		return fmt.Errorf("%s:%d: unknown key %q", name, line, strict.Errors[0].Key())
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
