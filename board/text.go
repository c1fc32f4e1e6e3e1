package board

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// FromItems makes the ties that a text itself supports: flows out of quantities, acts out of
// events, positions out of stances, standing ties out of relations. Layer and sign come from
// the items; items of one pair, layer and sign make one tie. Questions, hypotheses, conditions,
// allegations, plans and what is still to come make none: the text does not assert them. Nor does what
// happens inside one state, and of a series of voting figures only the latest tells how things stand.
func FromItems(items []fact.Item) []fact.Tie {
	type edge struct {
		from, to fact.ActorID
		layer    fact.Layer
		sign     int
	}
	rests := map[edge][]fact.Item{}
	var order []edge
	for _, it := range items {
		switch it.Modality {
		case fact.Questioned, fact.Hypothetical, fact.Conditional, fact.Alleged, fact.Future, fact.Intended:
			continue
		}
		from, to, layer, sign, ok := edgeOf(it)
		if !ok || from == "" || to == "" || from.State() == to.State() || outdated(items, it) {
			continue
		}
		e := edge{from, to, layer, sign}
		if undirected(layer) {
			if back := (edge{to, from, layer, sign}); rests[back] != nil {
				e = back
			}
		}
		if rests[e] == nil {
			order = append(order, e)
		}
		rests[e] = append(rests[e], it)
	}
	var ties []fact.Tie
	for _, e := range order {
		t := fact.Tie{
			ID:   fmt.Sprintf("t.text.%s.%s.%s.%+d", e.from, e.to, e.layer, e.sign),
			From: e.from, To: e.to, Layer: e.layer, Tier: tierOf(e.layer), Sign: e.sign,
			Weight: min(1, 0.5+0.25*float64(len(rests[e])-1)), Directed: !undirected(e.layer), Status: fact.Reported, Basis: fact.Statement,
			Label: rests[e][0].Quote,
		}
		for _, it := range rests[e] {
			t.Rests = append(t.Rests, it.ID)
		}
		ties = append(ties, t)
	}
	return ties
}

// outdated says whether a figure on how two vote is older than another one on the same two.
func outdated(items []fact.Item, it fact.Item) bool {
	at, ok := votingTime(it)
	if !ok {
		return false
	}
	for _, o := range items {
		if t, ok := votingTime(o); ok && t > at && (o.Subject == it.Subject && o.Partner == it.Partner || o.Subject == it.Partner && o.Partner == it.Subject) {
			return true
		}
	}
	return false
}

// votingTime is the last year of a figure on how two vote; ok is false for other items and for figures
// without a period.
func votingTime(it fact.Item) (year int, ok bool) {
	if it.Kind != fact.Quantity || it.Metric != "agreement" || it.Period == nil {
		return 0, false
	}
	if s := max(it.Period.Session, it.Period.SessionTo); s > 0 {
		return 1945 + s, true
	}
	return it.Period.To.Year, it.Period.To.Year > 0
}

func undirected(l fact.Layer) bool {
	switch l {
	case fact.Energy, fact.Arms, fact.Trade:
		return false
	}
	return true
}

func tierOf(l fact.Layer) fact.Tier {
	switch l {
	case fact.Votes, fact.Alliance, fact.Member:
		return fact.Vote
	case fact.Energy, fact.Arms, fact.Trade, fact.Conflict, fact.Security:
		return fact.Do
	}
	return fact.Say
}

func edgeOf(it fact.Item) (from, to fact.ActorID, layer fact.Layer, sign int, ok bool) {
	switch it.Kind {
	case fact.Quantity:
		return quantityEdge(it)
	case fact.EventItem:
		from, to, layer = it.Source, it.Target, eventLayer(it)
		if it.Role == "buyer" && isFlow(layer) {
			from, to = to, from
		}
		return from, to, layer, eventSign(it.Plover), it.Plover != "STATEMENT"
	case fact.Relation:
		// a seat in an organ of the United Nations is held for a while and by turns: no tie
		return it.A, it.B, orLayer(it.Layer, fact.Diplomacy), it.Sign, it.Sign != 0 && !(it.Role == "member" && strings.HasPrefix(string(it.B), "UN") && it.B != "UN")
	case fact.Stance:
		if it.Vote != "" {
			return it.Holder, it.Toward, fact.Votes, map[string]int{"Y": 1, "N": -1}[it.Vote], it.Vote != "A"
		}
		sign := 1
		if it.Polarity == "-" {
			sign = -1
		}
		// what was withheld is no hostility: "stopped short of criticism" is not an attack
		return it.Holder, it.Toward, orLayer(it.Layer, fact.Diplomacy), sign, it.Withheld == "" && it.Denies == ""
	}
	return "", "", "", 0, false
}

// quantityEdge turns a figure about two states into a flow from seller to buyer or, for votes,
// into nearness: agreement above the middle is positive. A comparison of two, a duty or a count of
// people is no flow between them, and an amount flows only where its words tell which way.
func quantityEdge(it fact.Item) (from, to fact.ActorID, layer fact.Layer, sign int, ok bool) {
	if it.Partner == "" || it.Polarity == "-" {
		return
	}
	switch it.Layer {
	case fact.Votes:
		if it.Unit != "share" || it.Value == nil || it.Metric != "agreement" {
			return
		}
		sign = 1
		if *it.Value < 0.5 {
			sign = -1
		}
		return it.Subject, it.Partner, fact.Votes, sign, true
	case fact.Energy, fact.Arms, fact.Trade:
		seller, buyer := it.Partner, it.Subject // import shares and ranks among suppliers
		switch it.Metric {
		case "export share", "buyer rank":
			seller, buyer = it.Subject, it.Partner
		case "import share", "supplier rank":
		case "flow", "flow change":
			if exporting(it.Quote) {
				seller, buyer = it.Subject, it.Partner
			} else if it.Layer != fact.Trade || it.Unit == "times" && !strings.Contains(strings.ToLower(it.Quote), "import") {
				return
			}
		default:
			return
		}
		return seller, buyer, it.Layer, 1, it.Unit != "comparison" && (it.Unit != "times" || it.Metric == "flow")
	}
	return
}

// exporting says that a figure is of somebody's exports: its subject sells.
func exporting(quote string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(quote)) {
		if w == "exports" {
			return true
		}
	}
	return false
}

func orLayer(l, other fact.Layer) fact.Layer {
	if l == "" {
		return other
	}
	return l
}

// eventLayer is the layer that an event speaks of, by its type where its words name none.
func eventLayer(it fact.Item) fact.Layer {
	if it.Layer != "" {
		return it.Layer
	}
	switch it.Plover {
	case "ASSAULT", "COERCE", "MOBILIZE":
		return fact.Conflict
	case "PROTEST", "SANCTION", "THREATEN", "REQUEST":
		return fact.Pressure
	case "AID":
		return fact.Security
	}
	return fact.Diplomacy
}

func eventSign(plover string) int {
	switch fact.QuadOf(plover) {
	case fact.VerbalConflict, fact.MaterialConflict:
		return -1
	}
	return 1
}

// Roles are the parts that a text gives to its actors.
type Roles struct {
	Balancer fact.ActorID             `json:"balancer,omitempty"`
	Partner  fact.ActorID             `json:"partner,omitempty"`
	Pressers []fact.ActorID           `json:"pressers,omitempty"`
	Weight   map[fact.ActorID]float64 `json:"-"` // how much of the text is about each state
	Why      string                   `json:"why,omitempty"`
}

// CastRoles finds the balancer, the partner and the pressers of a text.
//
// The balancer is the state that most of the items are about: each item counts one for the
// state that holds it, acts in it or is its denominator, half for the other one, and half as
// much again for the state that the headline names first ("" where it names none). The partner
// is the state with the most deeds in common with the balancer (flows of energy, arms and
// trade count double, other ties that are not hostile once) and the most mentions in the text;
// one hostile act toward the balancer halves that, two leave a third. Pressers are the states
// and organisations whose acts and stances toward the balancer, or toward the partner, are
// hostile, and those that press it.
func CastRoles(items []fact.Item, headed fact.ActorID, mentions map[fact.ActorID]int) Roles {
	r := Roles{Weight: map[fact.ActorID]float64{}}
	for _, it := range items {
		lead, other := parties(it)
		if isState(lead.State()) {
			r.Weight[lead.State()]++
		}
		if isState(other.State()) {
			r.Weight[other.State()] += 0.5
		}
	}
	if w := r.Weight[headed]; w > 0 {
		r.Weight[headed] = 1.5 * w
	}
	r.Balancer = heaviest(r.Weight)
	if r.Balancer == "" {
		r.Why = "no state is the subject of anything that the text says"
		return r
	}
	bond, press := scores(items, r.Balancer)
	states := map[fact.ActorID]float64{}
	for a, w := range bond {
		if isState(a) {
			states[a] = (w + float64(mentions[a])) / (1 + press[a]) // who presses is no partner, whatever it sells
		}
	}
	r.Partner = heaviest(states)
	for a := range press {
		if a != r.Partner {
			r.Pressers = append(r.Pressers, a)
		}
	}
	for _, it := range items { // who is hostile to the partner presses on the tie
		lead, other := parties(it)
		if _, _, _, sign, ok := edgeOf(it); ok && sign < 0 && other.State() == r.Partner && lead.State() != r.Balancer {
			r.Pressers = append(r.Pressers, lead.State())
		}
	}
	slices.Sort(r.Pressers)
	r.Pressers = slices.Compact(r.Pressers)
	r.Pressers = slices.DeleteFunc(r.Pressers, func(a fact.ActorID) bool { return a == "" || a == r.Partner || a == r.Balancer })
	r.Why = fmt.Sprintf("most of what the text says is about %s; its deeds, its figures and how often the text names others tie it most to %s", r.Balancer, r.Partner)
	return r
}

// scores adds up what binds each actor to the balancer, and what presses on it.
func scores(items []fact.Item, balancer fact.ActorID) (bond, press map[fact.ActorID]float64) {
	bond, press = map[fact.ActorID]float64{}, map[fact.ActorID]float64{}
	for _, it := range items {
		lead, other := parties(it)
		with := other.State()
		if with == balancer {
			with = lead.State()
		} else if lead.State() != balancer {
			continue
		}
		if with == "" || with == balancer {
			continue
		}
		_, _, layer, sign, ok := edgeOf(it)
		switch {
		case it.Kind == fact.Quantity && isFlow(it.Layer):
			bond[with] += 2
		case ok && sign < 0 && it.Kind != fact.Quantity && layer != fact.Votes:
			if lead.State() == with { // what the balancer itself asks or refuses is no pressure on it
				press[with]++
			}
		case it.Kind == fact.Quantity && it.Layer == fact.Votes:
			bond[with] += 0.5
		case ok && sign > 0:
			bond[with]++
		}
	}
	return bond, press
}

func isFlow(l fact.Layer) bool { return l == fact.Energy || l == fact.Arms || l == fact.Trade }

func parties(it fact.Item) (lead, other fact.ActorID) {
	switch it.Kind {
	case fact.Quantity:
		return it.Subject, it.Partner
	case fact.EventItem:
		return it.Source, it.Target
	case fact.Stance:
		return it.Holder, it.Toward
	case fact.Relation:
		return it.A, it.B
	case fact.EntityItem:
		return it.Code, ""
	}
	return "", ""
}

// isState says whether the id is that of a state, present or former.
func isState(a fact.ActorID) bool {
	who, ok := actor.Default().Get(a)
	return ok && who.Kind == fact.State
}

func heaviest(w map[fact.ActorID]float64) fact.ActorID {
	var ids []fact.ActorID
	for a := range w {
		ids = append(ids, a)
	}
	slices.SortFunc(ids, func(a, b fact.ActorID) int { return cmp.Or(cmp.Compare(w[b], w[a]), cmp.Compare(a, b)) })
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}
