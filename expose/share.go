package expose

import (
	"fmt"
	"slices"

	"tightrope/fact"
)

// Volume is the flow of a pair in the unit of the table; ErrUnknown where no row carries one.
func (t Table) Volume(from, to fact.ActorID) (Figure, error) {
	f, ok := t.Flow(from, to)
	if !ok || len(f.Rows) == 0 {
		return Figure{}, fmt.Errorf("%s to %s: %w", from, to, ErrUnknown)
	}
	fig := Figure{
		Value: f.Value, Unit: t.Lens.Unit, N: len(f.Rows), Coverage: t.Covered, Rows: listed(f.Rows),
		Formula: fmt.Sprintf("flow(%s→%s)", from, to),
	}
	if f.Low != f.Value || f.High != f.Value {
		fig.Low, fig.High = &f.Low, &f.High
	}
	return fig, nil
}

// ImportShare is flow(from→to) / all that to buys: a fraction. Sellers named in without are
// left out of the total (transit countries that sell what is not theirs). Where the buyer has
// flows but none from this seller the share is 0 with a note: nothing recorded is not proof
// of none. A buyer without any flow is ErrNoFlow.
func (t Table) ImportShare(from, to fact.ActorID, without ...fact.ActorID) (Figure, error) {
	flows := t.Into(to)
	fig, err := t.share(from, to, flows, without, false)
	if err != nil {
		return fig, fmt.Errorf("what %s buys: %w", to, err)
	}
	fig.Formula = fmt.Sprintf("flow(%s→%s) / all recorded flows into %s", from, to, to)
	if len(without) > 0 {
		fig.Formula += fmt.Sprintf(" but those from %v", without)
	}
	return fig, nil
}

// ExportShare is flow(from→to) / all that from sells: a fraction. Missing data as in
// ImportShare.
func (t Table) ExportShare(from, to fact.ActorID) (Figure, error) {
	fig, err := t.share(from, to, t.OutOf(from), nil, true)
	if err != nil {
		return fig, fmt.Errorf("what %s sells: %w", from, err)
	}
	fig.Formula = fmt.Sprintf("flow(%s→%s) / all recorded flows out of %s", from, to, from)
	return fig, nil
}

func (t Table) share(from, to fact.ActorID, flows []Flow, without []fact.ActorID, exports bool) (Figure, error) {
	flows = slices.DeleteFunc(flows, func(f Flow) bool { return slices.Contains(without, f.From) })
	actor := to
	if exports {
		actor = from
	}
	whole, rows, _ := t.total(actor, exports, flows)
	part, ok := t.Flow(from, to)
	v, err := Share(part.Value, whole)
	if err != nil {
		return Figure{}, err
	}
	fig := Figure{Value: v, Unit: "share", N: len(flows), Coverage: t.Covered, Rows: listed(part.Rows, rows)}
	switch {
	case ok && len(part.Rows) == 0:
		return Figure{}, fmt.Errorf("the rows %v carry no value: %w", part.Missing, ErrUnknown)
	case !ok:
		fig.Note = fmt.Sprintf("no row %s→%s: none recorded", from, to)
	case part.Low != part.High && whole > 0:
		rest := whole - part.Value
		lo, hi := part.Low/(part.Low+rest), part.High/(part.High+rest)
		fig.Low, fig.High = &lo, &hi
	}
	return fig, nil
}

// WorldShare is what the actor buys (or sells) as a share of all recorded flows.
func (t Table) WorldShare(a fact.ActorID, exports bool) (Figure, error) {
	var mine, world float64
	var rows []string
	n := 0
	for _, f := range t.flows {
		world += f.Value
		n += len(f.Rows)
		if (exports && f.From == a) || (!exports && f.To == a) {
			mine += f.Value
			rows = append(rows, f.Rows...)
		}
	}
	v, err := Share(mine, world)
	if err != nil {
		return Figure{}, fmt.Errorf("the world total: %w", err)
	}
	side := map[bool]string{true: "out of", false: "into"}[exports]
	return Figure{
		Value: v, Unit: "share", N: n, Coverage: t.Covered, Rows: listed(rows),
		Formula: fmt.Sprintf("flows %s %s / all %d recorded flows of the world", side, a, n),
	}, nil
}
