package fact

import (
	"fmt"
	"math"
	"slices"
)

// Layer is a kind of tie between actors.
type Layer string

// The layers.
const (
	Energy    Layer = "energy"
	Arms      Layer = "arms"
	Trade     Layer = "trade"
	Security  Layer = "security" // cooperation short of an alliance, intelligence, exercises
	Alliance  Layer = "alliance"
	Member    Layer = "membership" // joint membership in organisations
	Votes     Layer = "votes"
	Diplomacy Layer = "diplomacy"
	Speech    Layer = "speech"
	Culture   Layer = "culture"
	Conflict  Layer = "conflict" // force, disputes, rivalry
	Pressure  Layer = "pressure" // demands, protests, sanctions to change another's policy
	Power     Layer = "power"    // attributes of one actor: CINC, GDP, budget
	Geography Layer = "geography"
)

// Layers lists every layer in the order in which they are shown.
var Layers = []Layer{
	Energy, Arms, Trade, Security, Alliance, Member, Votes, Diplomacy, Speech,
	Culture, Conflict, Pressure, Power, Geography,
}

// Tier says what sort of evidence a tie rests on. The three carry different information and
// are never added up.
type Tier string

// The tiers.
const (
	Say  Tier = "say"  // speech, verbal events
	Vote Tier = "vote" // votes, treaties, memberships
	Do   Tier = "do"   // flows, deliveries, material events
)

// Status says what a missing or present value means. A series is never silently zero.
type Status string

// The statuses.
const (
	Reported    Status = "reported"
	Zero        Status = "zero"          // the reporter says: none
	Dark        Status = "dark"          // a reporter stopped listing a partner it used to list
	Suppressed  Status = "suppressed"    // withheld, for instance for confidentiality
	NotInSample Status = "not_in_sample" // the data set does not cover it
)

// Basis says how a figure came to be.
type Basis string

// The bases.
const (
	ExporterCustoms Basis = "exporter customs"
	ImporterCustoms Basis = "importer customs"
	Reconciled      Basis = "reconciled customs" // mirror reports made into one, as BACI does
	ShipTracking    Basis = "ship tracking"
	Producer        Basis = "producer"
	Register        Basis = "register"     // of identified deliveries or purchases, as SIPRI's
	Record          Basis = "record"       // roll call, treaty text, membership list
	Coding          Basis = "event coding" // events or disputes coded by a project
	Estimate        Basis = "estimate"
	Statement       Basis = "statement" // somebody said so
	Computed        Basis = "computed"  // by Tightrope from other rows
)

// Observation is one sourced figure about one actor (To empty) or a directed pair. Flows run
// from seller to buyer, acts from the one who acts.
type Observation struct {
	ID          string      `json:"id"`
	Layer       Layer       `json:"layer"`
	Measure     string      `json:"measure"` // a key of Measures: "import share", "flow", "agreement" …
	Item        string      `json:"item,omitempty"`
	From        ActorID     `json:"from"`
	To          ActorID     `json:"to,omitempty"`
	Value       float64     `json:"value"` // NaN-free; meaningless unless Status is reported or zero
	Unit        string      `json:"unit"`
	Low         *float64    `json:"low,omitempty"` // interval of the value, where the source gives one
	High        *float64    `json:"high,omitempty"`
	Denominator string      `json:"denominator,omitempty"` // what a share is a share of; wanted for every share
	Period      Period      `json:"period"`
	Reporter    string      `json:"reporter,omitempty"` // who reports: a state, a tracker, a ministry
	Basis       Basis       `json:"basis"`
	Status      Status      `json:"status"`
	Source      string      `json:"source"`            // Source.ID
	Locator     string      `json:"locator,omitempty"` // row, page or query inside the source
	KnownAt     Date        `json:"known_at,omitzero"` // when the figure could first be known
	Verified    bool        `json:"verified"`          // somebody looked the source up; false = remembered only
	Credibility Credibility `json:"credibility,omitempty"`
	Quote       string      `json:"quote,omitempty"`    // the words of the source, in its language
	Language    string      `json:"language,omitempty"` // of the quote, BCP 47; empty = English
	Note        string      `json:"note,omitempty"`
}

// Measure describes one kind of figure.
type Measure struct {
	Name  string
	Unit  string // the unit family: share, change, money, quantity, index, count, rank, yes/no, text
	Tier  Tier   // what sort of evidence it is; empty for attributes of one actor
	Pair  bool   // about a directed pair rather than one actor
	Means string // one line for a reader
}

// Measures is the closed list of what an observation can measure; the casebook linter and the
// claim checker both go by it.
var Measures = []Measure{
	{"import share", "share", Do, true, "what From sells, as a share of all that To imports of the item"},
	{"export share", "share", Do, true, "what To buys, as a share of all that From exports of the item"},
	{"flow", "quantity", Do, true, "value or volume of the item that goes from From to To in the period"},
	{"total imports", "quantity", Do, false, "value or volume of the item that From imports from everybody"},
	{"total exports", "quantity", Do, false, "value or volume of the item that From exports to everybody"},
	{"production", "quantity", "", false, "what From produces of the item"},
	{"flow change", "change", Do, true, "relative change of the flow against the period named in the note"},
	{"supplier rank", "rank", Do, true, "rank of From among To's suppliers of the item"},
	{"buyer rank", "rank", Do, true, "rank of To among From's buyers of the item"},
	{"concentration", "index", Do, false, "Herfindahl-Hirschman index of From's suppliers of the item"},
	{"order", "quantity", Do, true, "contract or order placed by To with From"},
	{"route", "quantity", Do, true, "capacity or throughput of a route from From through or to To"},
	{"agreement", "share", Vote, true, "share of shared votes on which the two voted alike"},
	{"vote", "text", Vote, false, "how From voted on the item: 1 yes, 2 abstain, 3 no, 0 absent (unit: vote)"},
	{"roll call", "index", Vote, false, "session in which the General Assembly held the recorded vote on the item; the note has its title"},
	{"ideal point", "index", Vote, false, "position of From on the first dimension of General Assembly voting"},
	{"treaty", "yes/no", Vote, true, "whether the item binds the two"},
	{"membership", "yes/no", Vote, true, "whether From is a member of To"},
	{"joint memberships", "count", Vote, true, "organisations of states to which both belong"},
	{"stance", "index", Say, true, "what From says of To, -1 hostile to +1 supportive"},
	{"representation", "yes/no", Do, true, "whether From keeps an embassy or envoy in To"},
	{"event count", "count", Do, true, "acts of the item by From toward To in the period"},
	{"dispute", "index", Do, true, "highest hostility of From toward To in the period, 0 to 5"},
	{"rivalry", "yes/no", Do, true, "whether the two are rivals in the source's sense"},
	{"spending", "money", "", false, "what From spends on the item"},
	{"gdp", "money", "", false, "gross domestic product of From"},
	{"capability", "share", "", false, "From's share of world material capability (CINC)"},
	{"population", "count", "", false, "people of the item in From"},
	{"distance", "quantity", "", true, "distance between the two"},
	{"common trait", "yes/no", "", true, "whether the two share the item: a language, a colonial past"},
	{"contiguity", "index", "", true, "how the two touch: 1 by land or river, 2 to 5 by 12, 24, 150 or 400 miles of water (unit: type)"},
	{"tariff rate", "share", Do, true, "duty that From puts on goods of To, as a part of their value"},
	{"index", "index", "", false, "an index of From that the item names"},
}

// MeasureNamed finds a measure.
func MeasureNamed(name string) (Measure, bool) {
	i := slices.IndexFunc(Measures, func(m Measure) bool { return m.Name == name })
	if i < 0 {
		return Measure{}, false
	}
	return Measures[i], true
}

// Known says whether the observation carries a value; dark, suppressed and uncovered rows do
// not, and are shown as what they are.
func (o Observation) Known() bool { return o.Status == Reported || o.Status == Zero }

// Valid reports the first invariant that the observation breaks.
func (o Observation) Valid() error {
	bad := func(format string, a ...any) error {
		return fmt.Errorf("observation %s: "+format, append([]any{o.ID}, a...)...)
	}
	m, ok := MeasureNamed(o.Measure)
	switch {
	case o.ID == "":
		return fmt.Errorf("an observation has no id")
	case !slices.Contains(Layers, o.Layer):
		return bad("layer %q is not one of %v", o.Layer, Layers)
	case !ok:
		return bad("measure %q is not in the list of measures", o.Measure)
	case o.From.Valid() != nil:
		return bad("%v", o.From.Valid())
	case m.Pair && o.To.Valid() != nil:
		return bad("measure %q is about a pair: %v", o.Measure, o.To.Valid())
	case o.Source == "":
		return bad("no source")
	case o.Unit == "":
		return bad("no unit")
	case o.Period.IsZero():
		return bad("no period")
	case o.Basis == "":
		return bad("no basis")
	case !slices.Contains([]Status{Reported, Zero, Dark, Suppressed, NotInSample}, o.Status):
		return bad("status %q: want reported, zero, dark, suppressed or not_in_sample", o.Status)
	case math.IsNaN(o.Value) || math.IsInf(o.Value, 0):
		return bad("value is not finite")
	case o.Status == Zero && o.Value != 0:
		return bad("status is zero but the value is %g", o.Value)
	case !o.Known() && o.Value != 0:
		return bad("status is %s, so no value can stand", o.Status)
	case o.Unit == "share" && o.Denominator == "":
		return bad("a share without a denominator")
	case o.Unit == "share" && (o.Value < 0 || o.Value > 1):
		return bad("a share of %g: want a fraction from 0 to 1", o.Value)
	case o.Unit == "percent" || o.Unit == "%":
		return bad("unit %q: write a share or a change as a fraction", o.Unit)
	case o.Low != nil && o.High != nil && *o.Low > *o.High:
		return bad("the interval ends before it begins")
	case o.Low != nil && o.Known() && *o.Low > o.Value, o.High != nil && o.Known() && *o.High < o.Value:
		return bad("the value lies outside its interval")
	}
	return nil
}
