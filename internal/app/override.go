package app

import (
	"context"
	"fmt"
	"os"
	"strings"

	"tightrope/casebook"
	"tightrope/fact"
	"tightrope/shock"
)

// OverrideIn asks to put an analyst's judgment over one input of a case.
type OverrideIn struct {
	Case  string // a case file; or a case of the casebook, of which the answer is a copy
	What  string // player.field
	Value string // "=50", "+10", "*0.5" or "30..40..55"
	Why   string
	On    fact.Date
}

// OverrideOut is the case file with the entry at the end of its log.
type OverrideOut struct {
	fact.Override
	Own  bool   `json:"own"` // the case is the user's own file, and no copy of one that ships
	File []byte `json:"-"`
}

// Override logs a judgment in a case. The file keeps every word that it had.
func (a *App) Override(ctx context.Context, in OverrideIn) (OverrideOut, error) {
	var out OverrideOut
	c, err := a.openCase(in.Case)
	if err != nil {
		return out, err
	}
	e, err := shock.ParseEdit("set", in.What+"="+strings.TrimPrefix(in.Value, "="))
	if err != nil {
		return out, err
	}
	e.Why = in.Why
	changed, err := shock.Override(c, e, in.On)
	if err != nil {
		return out, err
	}
	out.Override = changed.Overrides[len(changed.Overrides)-1]
	raw, name := []byte(nil), in.Case
	if k, ok := a.Book().Case(strings.ToLower(in.Case)); ok {
		name = a.Book().CaseFile(k.Name)
		f, _ := a.Book().File(name)
		raw = f.Bytes
	} else {
		out.Own = true
		if raw, err = os.ReadFile(in.Case); err != nil {
			return out, err
		}
	}
	if out.File, err = casebook.LogOverride(raw, name, out.Override); err != nil {
		return out, fmt.Errorf("the entry cannot be added: %w", err)
	}
	return out, ctx.Err()
}
