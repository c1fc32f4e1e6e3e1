package shock

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tightrope/fact"
)

// ParseEdit reads an edit as an analyst types it: "AZE->ISR:crude oil" (a cut), "iran" (a
// drop), "turkiye.position=+10", "turkiye.capability=*0.5", "turkiye.position=30" (a set).
// op is the flag that it came with: cut, end, drop, add or set.
func ParseEdit(op, text string) (fact.Edit, error) {
	e := fact.Edit{Op: op, What: strings.TrimSpace(text)}
	switch op {
	case "cut", "end":
		_, _, _, err := Pair(e.What)
		return e, err
	case "drop":
		return e, nil
	case "add", "set":
		what, value, ok := strings.Cut(e.What, "=")
		if op == "add" {
			what, value, ok = strings.Cut(e.What, " ")
		}
		if !ok || value == "" {
			return e, fmt.Errorf("%s %q: want an actor and a value", op, text)
		}
		e.What, e.Value = strings.TrimSpace(what), strings.TrimSpace(value)
		if op == "set" && !strings.ContainsAny(e.Value[:1], "=+-*") {
			e.Value = "=" + e.Value
		}
		return e, nil
	}
	return e, fmt.Errorf("no edit is called %q: want cut, end, drop, add or set", op)
}

// Pair reads FROM->TO or FROM->TO:item. Ids of bodies hold a colon themselves ("AZE:SOCAR"):
// the part before the arrow is one id, and of what follows the item begins after a colon
// unless that names a body in capitals.
func Pair(text string) (from, to fact.ActorID, item string, err error) {
	left, right, ok := strings.Cut(text, "->")
	if !ok {
		return "", "", "", fmt.Errorf("%q: want FROM->TO or FROM->TO:item", text)
	}
	head, rest, _ := strings.Cut(right, ":")
	if body, more, _ := strings.Cut(rest, ":"); body != "" && body[0] >= 'A' && body[0] <= 'Z' {
		head, rest = head+":"+body, more
	}
	from, to = fact.ActorID(strings.TrimSpace(left)), fact.ActorID(strings.TrimSpace(head))
	for _, id := range []fact.ActorID{from, to} {
		if err := id.Valid(); err != nil {
			return "", "", "", fmt.Errorf("%q: %w", text, err)
		}
	}
	if from == to {
		return "", "", "", fmt.Errorf("%q: from %s to itself", text, from)
	}
	return from, to, strings.TrimSpace(rest), nil
}

// energyWords and armsWords tell the layer of what flows by what it is called.
var (
	energyWords = []string{"crude", "oil", "gas", "lng", "fuel", "diesel", "petroleum", "electricity", "power", "coal", "uranium", "nuclear", "energy", "pipeline"}
	armsWords   = []string{"arms", "weapon", "missile", "drone", "aircraft", "air defence", "military", "ammunition"}
)

// LayerOf is the layer in which an item flows: a layer's own name, else energy or arms by the
// words in it, else trade. It is false for no item.
func LayerOf(item string) (fact.Layer, bool) {
	low := strings.ToLower(strings.TrimSpace(item))
	if low == "" {
		return "", false
	}
	if l := fact.Layer(low); slices.Contains(fact.Layers, l) {
		return l, true
	}
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case has(armsWords):
		return fact.Arms, true
	case has(energyWords):
		return fact.Energy, true
	}
	return fact.Trade, true
}

// capabilityLimit is the largest capability that a case may hold.
const capabilityLimit = 1e9

func fieldOf(p *fact.Player, field string) (*fact.Range, float64, error) {
	limit := 100.0
	if field == "capability" {
		limit = capabilityLimit
	}
	if r := p.Field(field); r != nil {
		return r, limit, nil
	}
	return nil, 0, fmt.Errorf("no field is called %q: want position, salience or capability", field)
}

// move changes a whole range by "=50", "+10", "-10" or "*0.5" and keeps it on its scale, or
// sets it to a range of its own, "=30..40..55".
func move(r *fact.Range, value string, limit float64) error {
	value = strings.TrimSpace(value)
	if strings.Contains(value, "..") {
		own, err := parseRange(strings.TrimPrefix(value, "="), limit)
		if err == nil && limit == capabilityLimit && own.Low <= 0 {
			err = fmt.Errorf("%q: capability must stay above zero", value)
		}
		if err == nil {
			r.Low, r.Mode, r.High = own.Low, own.Mode, own.High
		}
		return err
	}
	if value == "" || !strings.ContainsAny(value[:1], "=+-*") {
		return fmt.Errorf("value %q: want one like =50, +10, -10 or *0.5", value)
	}
	v, err := strconv.ParseFloat(value[1:], 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
		return fmt.Errorf("value %q: want one like =50, +10, -10 or *0.5", value)
	}
	low := 0.0
	if limit == capabilityLimit {
		low = math.SmallestNonzeroFloat32 // a capability stays above zero
		if value[0] == '*' && v == 0 {
			return fmt.Errorf("value %q: capability must stay above zero: drop the actor instead", value)
		}
	}
	set := func(f func(float64) float64) {
		r.Low, r.Mode, r.High = bound(f(r.Low), low, limit), bound(f(r.Mode), low, limit), bound(f(r.High), low, limit)
	}
	switch value[0] {
	case '=':
		if v < low || v > limit {
			return fmt.Errorf("value %q: want %g to %g", value, max(low, 0), limit)
		}
		by := v - r.Mode
		set(func(x float64) float64 { return x + by })
	case '+':
		set(func(x float64) float64 { return x + v })
	case '-':
		set(func(x float64) float64 { return x - v })
	case '*':
		set(func(x float64) float64 { return x * v })
	}
	return nil
}

func bound(x, low, high float64) float64 { return max(low, min(high, x)) }

func short(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }

// add makes a player of "position=30 salience=20..50..70 capability=20 actor=QAT name=Qatar".
func (a *Applied) add(id, value string) (string, error) {
	if _, err := a.player(id); err == nil || id == "" {
		return "", fmt.Errorf("want the id of an actor whom the case does not have yet")
	}
	p := fact.Player{ID: id, Actor: fact.ActorID(strings.ToUpper(id)), Name: id}
	seen := map[string]bool{}
	for _, part := range strings.Fields(value) {
		key, text, _ := strings.Cut(part, "=")
		seen[key] = true
		switch key {
		case "actor":
			p.Actor = fact.ActorID(text)
			continue
		case "name":
			p.Name = strings.ReplaceAll(text, "_", " ")
			continue
		}
		r, limit, err := fieldOf(&p, key)
		if err != nil {
			return "", err
		}
		if *r, err = parseRange(text, limit); err != nil {
			return "", fmt.Errorf("%s: %w", key, err)
		}
	}
	for _, want := range []string{"position", "salience", "capability"} {
		if !seen[want] {
			return "", fmt.Errorf("%q has no %s: want position=, salience= and capability=", value, want)
		}
	}
	if p.Capability.Low <= 0 {
		return "", fmt.Errorf("capability %g: want above zero", p.Capability.Low)
	}
	a.Case.Actors = append(a.Case.Actors, p)
	return fmt.Sprintf("%s joins at %s with salience %s and capability %s", p.Name, short(p.Position.Mode), short(p.Salience.Mode), short(p.Capability.Mode)), nil
}

func parseRange(text string, limit float64) (fact.Range, error) {
	parts := strings.Split(text, "..")
	if len(parts) != 1 && len(parts) != 3 {
		return fact.Range{}, fmt.Errorf("%q: want a number or low..mode..high", text)
	}
	var v [3]float64
	for i := range v {
		part := parts[min(i, len(parts)-1)]
		x, err := strconv.ParseFloat(part, 64)
		if err != nil || !(x >= 0 && x <= limit) {
			return fact.Range{}, fmt.Errorf("%q: want a number from 0 to %g", part, limit)
		}
		v[i] = x
	}
	if v[0] > v[1] || v[1] > v[2] {
		return fact.Range{}, fmt.Errorf("%q: want low, mode, high in order", text)
	}
	return fact.Range{Low: v[0], Mode: v[1], High: v[2], Source: "analyst"}, nil
}
