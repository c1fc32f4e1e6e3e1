package brief

import "tightrope/fact"

// Chart is the data of one figure; exactly one of the payloads is set. The table behind the
// picture is made from the same data.
type Chart struct {
	ID           string        `json:"id"`      // chart-map
	Section      string        `json:"section"` // where it stands: ledger, gap, structure, outlook, durability
	Title        Text          `json:"title"`
	Unit         string        `json:"unit"`
	Source       Text          `json:"source"` // the source line
	Desc         string        `json:"desc"`   // what a reader who cannot see it should know
	Illustrative bool          `json:"illustrative,omitempty"`
	Map          *Map          `json:"map,omitempty"`
	Network      *Network      `json:"network,omitempty"`
	TimeLine     *TimeLine     `json:"time_line,omitempty"`
	Distribution *Distribution `json:"distribution,omitempty"`
	Tornado      *Tornado      `json:"tornado,omitempty"`
	Survival     *Survival     `json:"survival,omitempty"`
	Turns        *Turns        `json:"turns,omitempty"`
}

// Map is actors at their places with ties as arcs.
type Map struct {
	Places []Place `json:"places"`
	Arcs   []Arc   `json:"arcs"`
}

// Place is where an actor stands on the map, in degrees.
type Place struct {
	Party
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}

// Arc is a tie on the map.
type Arc struct {
	Tie    string       `json:"tie"`
	From   fact.ActorID `json:"from"`
	To     fact.ActorID `json:"to"`
	Layer  fact.Layer   `json:"layer"`
	Sign   int          `json:"sign"`
	Weight float64      `json:"weight"` // 0 to 1
	Status fact.Status  `json:"status"`
	Label  string       `json:"label"`
}

// Network is the signed graph in camps.
type Network struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Node is an actor in camp 0 or 1.
type Node struct {
	Party
	Camp int `json:"camp"`
}

// Edge is the net tie of two actors. Strain is "always" or "sometimes" when the tie fits no
// (not every) best division, else empty.
type Edge struct {
	Tie    string       `json:"tie"`
	A      fact.ActorID `json:"a"`
	B      fact.ActorID `json:"b"`
	Sign   int          `json:"sign"`
	Weight Figure       `json:"weight"`
	Strain string       `json:"strain,omitempty"`
}

// TimeLine is words, votes and deeds by date, with the shocks marked.
type TimeLine struct {
	From  fact.Date `json:"from"`
	To    fact.Date `json:"to"`
	Marks []Mark    `json:"marks"`
}

// Mark is one event: Lane is say, vote or do; a shock crosses all lanes.
type Mark struct {
	Ref       string       `json:"ref"` // e. id
	Date      fact.Date    `json:"date"`
	Lane      fact.Tier    `json:"lane"`
	From      fact.ActorID `json:"from"`
	To        fact.ActorID `json:"to,omitempty"`
	Intensity float64      `json:"intensity"` // Goldstein's scale, -10 to +10
	Title     string       `json:"title"`
	Shock     bool         `json:"shock,omitempty"`
}

// Distribution is where the outcome falls on the policy dimension, 0 to 100.
type Distribution struct {
	Axis      string  `json:"axis"`
	Anchors   []Pin   `json:"anchors,omitempty"`
	Bins      []Bin   `json:"bins"`
	Op        string  `json:"op"` // of the event: "<=" or ">="
	Threshold Figure  `json:"threshold"`
	Event     string  `json:"event"` // its name
	EventP    Figure  `json:"event_p"`
	StatusQuo Figure  `json:"status_quo"`
	Lines     []Point `json:"lines,omitempty"` // other models' answers
}

// Pin is a word at a place of the axis.
type Pin struct {
	At   float64 `json:"at"`
	Text string  `json:"text"`
}

// Bin is the mass between two values.
type Bin struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	Mass Figure  `json:"mass"`
}

// Point is a named value.
type Point struct {
	Name string `json:"name"`
	At   Figure `json:"at"`
}

// Tornado is how far each input moves the answer over its own range, the widest first.
type Tornado struct {
	Base Figure `json:"base"`
	Bars []Bar  `json:"bars"`
}

// Bar is one input: the answer at its low and at its high value.
type Bar struct {
	Name    string `json:"name"`
	Ref     string `json:"ref"`   // p. id of the input
	Basis   string `json:"basis"` // measured or judged
	LowAt   Figure `json:"low_at"`
	HighAt  Figure `json:"high_at"`
	AtLow   Figure `json:"answer_at_low"`
	AtHigh  Figure `json:"answer_at_high"`
	Crosses bool   `json:"crosses,omitempty"` // the answer crosses one half
}

// Survival is the share of ties still on, by years, one curve for each reference class.
type Survival struct {
	Curves []Curve `json:"curves"`
	Now    Figure  `json:"now,omitzero"` // age of the tie in question, years
}

// Curve is a step function: the share after Year years.
type Curve struct {
	Name   string       `json:"name"`
	N      Figure       `json:"n"`
	Points []CurvePoint `json:"points"`
}

// CurvePoint is one step with its interval.
type CurvePoint struct {
	Year  float64  `json:"year"`
	Share Figure   `json:"share"`
	Low   *float64 `json:"low,omitempty"`
	High  *float64 `json:"high,omitempty"`
}
