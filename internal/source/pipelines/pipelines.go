// Package pipelines reads routes of the Global Energy Monitor's oil and gas infrastructure
// trackers as GeoJSON (CC BY 4.0).
package pipelines

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
	"tightrope/internal/source"
)

// Route is one pipeline as drawn.
type Route struct {
	ID, Name, Fuel, Status string
	From, To               fact.ActorID
	Through                []fact.ActorID // every state on the way, ends included
	Capacity               float64
	Unit                   string
	Since                  int       // year of start, 0 where it is not given
	FuelSource             string    // fields; the load port is not the origin
	Lines                  [][]Point // each at least two points
	LastUpdated            fact.Date
}

// Point is a place in degrees.
type Point struct{ Lat, Lon float64 }

type feature struct {
	Type     string `json:"type"`
	Geometry *struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// Read gives "route" for each pipeline whose ends and capacity are known, from the state where
// it begins to the one where it ends; a route inside one state is refused. Routes drawn without
// properties are for ReadRoutes only.
func Read(r io.Reader, name string, sink source.Sink) (source.Report, error) {
	report := source.NewReport("pipelines", name)
	routes, err := decode(r, name, report)
	if err != nil {
		return *report, err
	}
	for i, p := range routes {
		switch {
		case p.From == "" || p.To == "":
			report.Refuse(i+1, "no properties: a drawn line only (%d points)", p.points())
			continue
		case p.From == p.To:
			report.Refuse(i+1, "begins and ends in the same state")
			continue
		case !(p.Capacity > 0 && p.Capacity < 1e9):
			report.Refuse(i+1, "no capacity")
			continue
		case p.Since < 1 || p.Since > 9999:
			report.Refuse(i+1, "no year of start")
			continue
		}
		if err := sink.Observation(p.observe(name, i+1)); err != nil {
			return *report, err
		}
		report.Keep(1)
	}
	done, err := report.Close()
	if err != nil && len(routes) > 0 { // lines without properties are useful to a map
		return done, nil
	}
	return done, err
}

// ReadRoutes gives the routes as drawn, with what is known of them.
func ReadRoutes(r io.Reader, name string) ([]Route, error) {
	return decode(r, name, source.NewReport("pipelines", name))
}

func decode(r io.Reader, name string, report *source.Report) ([]Route, error) {
	b, err := source.Open("pipelines", name, r)
	if err != nil {
		return nil, err
	}
	var file struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	dec := json.NewDecoder(b)
	err = dec.Decode(&file)
	if err == nil { // the end of an archive may be what is missing
		if _, err = dec.Token(); errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			err = errors.New("something follows")
		}
	}
	if err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = &source.Error{Reader: "pipelines", File: name, Got: "JSON that ends early", Want: "the whole file", Err: io.ErrUnexpectedEOF}
		} else {
			err = &source.Error{Reader: "pipelines", File: name, Got: fmt.Sprintf("no JSON at byte %d", dec.InputOffset()), Want: "a GeoJSON FeatureCollection", Err: err}
		}
		return nil, err
	}
	if file.Type != "FeatureCollection" || len(file.Features) == 0 {
		return nil, &source.Error{Reader: "pipelines", File: name, Got: fmt.Sprintf("%q of %d features", file.Type, len(file.Features)), Want: "a FeatureCollection of at least one feature"}
	}
	var out []Route
	for i, f := range file.Features {
		p, err := route(f)
		if err != nil {
			return nil, &source.Error{Reader: "pipelines", File: name, Line: i + 1, Want: "a line of points", Err: err}
		}
		if p.ID == "" {
			p.ID, _, _ = strings.Cut(name, ".")
		}
		out = append(out, p)
	}
	return out, nil
}

func route(f feature) (Route, error) {
	text := func(key string) string {
		s, _ := f.Properties[key].(string)
		if s = strings.TrimSpace(s); s == "--" || source.Missing(s) { // "NA" is also Namibia's code
			return ""
		}
		return s
	}
	p := Route{
		ID: text("ProjectID"), Name: text("PipelineName"), Fuel: text("Fuel"), Status: text("Status"),
		Unit: text("CapacityUnits"), FuelSource: text("FuelSource"),
	}
	if p.Name == "" {
		p.Name = text("Name")
	}
	p.Capacity, _ = source.Number(ungrouped(text("Capacity")))
	p.Since, _ = strconv.Atoi(text("StartYear1"))
	p.LastUpdated, _ = fact.ParseDate(text("LastUpdated"))
	p.From, p.To = state(text("StartCountryOrArea")), state(text("EndCountryOrArea"))
	for _, s := range strings.Split(text("CountriesOrAreas"), ",") {
		if id := state(strings.TrimSpace(s)); id != "" {
			p.Through = append(p.Through, id)
		}
	}
	var err error
	p.Lines, err = lines(f)
	return p, err
}

// ungrouped takes the commas out of "1,200,000.00"; what they do not divide by thousands stays as it
// is, and is no number.
func ungrouped(s string) string {
	whole, _, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return s
		}
	}
	return strings.ReplaceAll(s, ",", "")
}

func state(name string) fact.ActorID {
	if name == "" {
		return ""
	}
	id, err := resolve(name)
	if err != nil {
		return ""
	}
	return id
}

func lines(f feature) ([][]Point, error) {
	if f.Geometry == nil {
		return nil, nil
	}
	var raw [][][]float64
	switch f.Geometry.Type {
	case "LineString":
		var one [][]float64
		if err := json.Unmarshal(f.Geometry.Coordinates, &one); err != nil {
			return nil, err
		}
		raw = [][][]float64{one}
	case "MultiLineString":
		if err := json.Unmarshal(f.Geometry.Coordinates, &raw); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("geometry %q", f.Geometry.Type)
	}
	var out [][]Point
	for _, line := range raw {
		var l []Point
		for _, c := range line {
			if len(c) < 2 || c[1] < -90 || c[1] > 90 || c[0] < -180 || c[0] > 180 {
				return nil, fmt.Errorf("point %v is not longitude, latitude", c)
			}
			l = append(l, Point{Lat: c[1], Lon: c[0]})
		}
		out = append(out, l)
	}
	return out, nil
}

func (p Route) points() int {
	n := 0
	for _, l := range p.Lines {
		n += len(l)
	}
	return n
}

func (p Route) observe(name string, feature int) fact.Observation {
	o := fact.Observation{
		ID:    "o.pipelines." + p.ID + "." + strconv.Itoa(feature),
		Layer: fact.Energy, Measure: "route", Item: "crude oil", From: p.From, To: p.To, Value: p.Capacity, Unit: "bbl/day",
		Period: fact.Period{From: fact.Date{Year: p.Since}}, Reporter: "Global Energy Monitor", Basis: fact.Estimate,
		Status: fact.Reported, Source: "pipelines", Locator: name + ":" + strconv.Itoa(feature), KnownAt: p.LastUpdated,
		Verified: true, Credibility: 2,
	}
	if p.Unit != "bpd" {
		o.Unit = p.Unit
	}
	if o.Unit == "" {
		o.Unit = "not stated"
	}
	if strings.Contains(p.Fuel, "Gas") {
		o.Item = "natural gas"
	}
	var via []string
	for _, id := range p.Through {
		via = append(via, string(id))
	}
	o.Note = strings.TrimSpace(fmt.Sprintf("%s, %s; through %s; filled from %s", p.Name, p.Status, strings.Join(via, ", "), p.FuelSource))
	return o
}

func resolve(name string) (fact.ActorID, error) { return actor.Default().Resolve(name, fact.Date{}) }
