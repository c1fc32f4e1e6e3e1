package cli

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"tightrope/fact"
)

// goldItem is one thing that a careful analyst wants found in a text, with what is accepted
// instead. A nil actor is "nobody"; nil in a list of alternatives accepts nobody.
type goldItem struct {
	fact.Item
	Source  *string `json:"source"`
	Target  *string `json:"target"`
	Subject *string `json:"subject"`
	Partner *string `json:"partner"`
	Holder  *string `json:"holder"`
	A       *string `json:"a"`
	B       *string `json:"b"`
	Code    *string `json:"code"`

	AltSource  []*string `json:"alt_source"`
	AltTarget  []*string `json:"alt_target"`
	AltSubject []*string `json:"alt_subject"`
	AltPartner []*string `json:"alt_partner"`
	AltHolder  []*string `json:"alt_holder"`
	AltA       []*string `json:"alt_a"`
	AltB       []*string `json:"alt_b"`

	AltPlover   []string        `json:"alt_plover"`
	AltModality []fact.Modality `json:"alt_modality"`
	AltKind     []fact.ItemKind `json:"alt_kind"`
	AltLayer    []string        `json:"alt_layer"`
	AltForms    []struct {
		Value *float64
		Unit  string
	} `json:"alt_forms"`
	Symmetric  bool   `json:"symmetric"`
	Reciprocal bool   `json:"reciprocal"`
	Direction  string `json:"direction"`
	Level      string `json:"level"`
	Expected   *struct {
		Verdict, Bare fact.Verdict
		AcceptAlso    []fact.Verdict `json:"accept_also"`
	} `json:"expected_check"`
}

// The names that one organisation goes by.
var bodies = []string{
	"IGOWSTNAT IGONATO NATO NAT", "IGOEUREEC IGOEUR IGOEU EUR EEC EU", "IGOOIC IGOMOSOIC OIC", "IGOARL ARL LAS",
	"IGOSCO SCO", "IGOCSTO CSTO", "IGOUNO IGOUN UNO UN", "IGOASEAN IGOSEAASN ASEAN ASN", "IGOBRICS BRICS",
	"IGOAFRAFU IGOAU AFU AU", "IGOGCC IGOMEAGCC GCC", "IGOPEC IGOOPEC OPEC", "IGOOSCE OSCE", "IGOCIS CIS", "IGOEAEU EAEU", "IGOIMF IMF",
	"IGOG7 G7", "IGOMER MERCOSUR", "IGOICC ICC", "IGOICJ ICJ",
}

// country is the form in which two actor codes are compared: organisations by their first
// name, other organisations and firms whole, all else the country.
func country(code string) string {
	for _, b := range bodies {
		if names := strings.Fields(b); slices.Contains(names, code) {
			return names[0]
		}
	}
	if len(code) < 3 || strings.HasPrefix(code, "IGO") || strings.HasPrefix(code, "MNC") || strings.HasPrefix(code, "NGO") {
		return code
	}
	return code[:3]
}

func isActor(want *string, also []*string, got fact.ActorID) bool {
	for _, w := range append([]*string{want}, also...) {
		switch {
		case w == nil || got == "":
			if w == nil && got == "" {
				return true
			}
		case *w == "IGO" || *w == "MNC" || *w == "NGO":
			if strings.HasPrefix(string(got), *w) || *w == "IGO" && slices.ContainsFunc(bodies, func(b string) bool { return slices.Contains(strings.Fields(b), string(got)) }) {
				return true
			}
		case country(*w) == country(string(got)):
			return true
		}
	}
	return false
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// sharesName says whether two names have a telling word in common.
func sharesName(a, b string) bool {
	names := func(s string) []string {
		return slices.DeleteFunc(word.FindAllString(strings.ToLower(s), -1), func(w string) bool {
			return slices.Contains([]string{"the", "of", "a", "in", "one", "unnamed"}, w)
		})
	}
	have := names(b)
	return slices.ContainsFunc(names(a), func(w string) bool { return slices.Contains(have, w) })
}

// shared is the part of the shorter span that both hold, whole the part of the union.
func shared(a, b fact.Span) (short, whole float64) {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	if both <= 0 {
		return 0, 0
	}
	return float64(both) / float64(min(a.End-a.Start, b.End-b.Start)), float64(both) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// enough is the share of the shorter span that two items of a kind must have in common.
func enough(k fact.ItemKind) float64 {
	switch k {
	case fact.OpenQuestion, fact.Forecast, fact.Opinion, fact.ClaimItem, fact.EntityItem:
		return 0.5
	}
	return 0.3
}

func family(layer string) string {
	switch layer {
	case "security", "conflict", "pressure", "diplomacy":
		return "political"
	}
	return layer
}

// agrees says whether the fields of an item are those wanted.
func (g goldItem) agrees(p fact.Item) bool {
	modality := p.Modality == g.Modality || slices.Contains(g.AltModality, p.Modality)
	switch g.Kind {
	case fact.EventItem:
		pair := func(x, y fact.ActorID) bool {
			return isActor(g.Source, g.AltSource, x) && isActor(g.Target, g.AltTarget, y)
		}
		return modality && (p.Plover == g.Plover || slices.Contains(g.AltPlover, p.Plover)) &&
			(pair(p.Source, p.Target) || g.Reciprocal && pair(p.Target, p.Source))
	case fact.Quantity:
		pair := func(x, y fact.ActorID) bool {
			return isActor(g.Subject, g.AltSubject, x) && isActor(g.Partner, g.AltPartner, y)
		}
		return g.measures(p) && (pair(p.Subject, p.Partner) || g.Symmetric && pair(p.Partner, p.Subject))
	case fact.Stance:
		if g.Vote != "" && p.Vote != g.Vote || g.Vote == "" && p.Polarity != g.Polarity {
			return false
		}
		return isActor(g.Holder, g.AltHolder, p.Holder)
	case fact.Opinion:
		return sharesName(g.Speaker, p.Speaker)
	case fact.OpenQuestion, fact.Forecast:
		return modality
	case fact.Relation:
		layer := slices.ContainsFunc(append([]string{string(g.Layer)}, g.AltLayer...), func(l string) bool { return family(l) == family(string(p.Layer)) })
		return layer && p.Sign == g.Sign && isActor(g.A, g.AltA, p.A) && isActor(g.B, g.AltB, p.B)
	case fact.EntityItem:
		return isActor(g.Code, nil, p.Code)
	}
	return true
}

// measures says whether value and unit are the wanted ones, within a hundredth.
func (g goldItem) measures(p fact.Item) bool {
	near := func(v *float64, unit string) bool {
		if unit != p.Unit || (v == nil) != (p.Value == nil) {
			return false
		}
		return v == nil || math.Abs(*p.Value-*v) <= max(0.01*math.Abs(*v), 1e-9)
	}
	if near(g.Value, g.Unit) {
		return true
	}
	for _, f := range g.AltForms {
		if near(f.Value, f.Unit) {
			return true
		}
	}
	return false
}

// agreesOtherwise says whether an item of another, accepted kind has the right actor or speaker.
func (g goldItem) agreesOtherwise(p fact.Item) bool {
	switch {
	case p.Kind == fact.Opinion || g.Kind == fact.Opinion:
		return sharesName(cmp.Or(g.Speaker, g.Voice), cmp.Or(p.Speaker, p.Voice))
	case g.Kind == fact.EventItem && p.Kind == fact.Stance:
		return isActor(g.Source, g.AltSource, p.Holder)
	case g.Kind == fact.Stance && p.Kind == fact.EventItem:
		return isActor(g.Holder, g.AltHolder, p.Source) && (g.AltPlover == nil && p.Plover == "REJECT" || slices.Contains(g.AltPlover, p.Plover))
	case p.Kind == fact.Forecast:
		return slices.Contains([]fact.Modality{fact.Future, fact.Conditional, fact.Hypothetical}, p.Modality)
	}
	return true
}

// echoes says whether an unmatched item only says again what the gold item holds: the mirror
// image of a joint act, an accepted other kind on the same words, a share told as a sale.
func (g goldItem) echoes(p fact.Item) bool {
	short, _ := shared(g.Span, p.Span)
	if seller, buyer, ok := strings.Cut(g.Direction, "->"); ok && p.Kind == fact.EventItem && (p.Plover == "COOPERATE" || p.Plover == "AID") && short >= 0.3 &&
		isActor(&seller, nil, p.Source) && isActor(&buyer, nil, p.Target) {
		return true
	}
	if slices.Contains(g.AltKind, p.Kind) && short >= min(enough(g.Kind), enough(p.Kind)) && g.agreesOtherwise(p) {
		return true
	}
	return p.Kind == fact.EventItem && g.Kind == fact.EventItem && g.Reciprocal && short >= enough(g.Kind) && g.agrees(p)
}
