package app

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// BoardFormats are the formats a board can be written in.
var BoardFormats = []string{"json", "csv", "graphml", "gexf", "geojson"}

// WriteBoard writes a board for another program.
func (a *App) WriteBoard(w io.Writer, b BoardOut, format string) error {
	switch format {
	case "csv":
		return boardCSV(w, b)
	case "graphml":
		return boardGraphML(w, b)
	case "gexf":
		return boardGEXF(w, b)
	case "geojson":
		return a.boardGeoJSON(w, b)
	case "json":
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(b)
	}
	return fmt.Errorf("board format %q: want one of %s", format, strings.Join(BoardFormats, ", "))
}

func boardCSV(w io.Writer, b BoardOut) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"id", "from", "to", "layer", "tier", "sign", "weight", "directed", "status", "period", "label", "rests"}}
	for _, t := range b.Ties {
		rows = append(rows, []string{
			t.ID, string(t.From), string(t.To), string(t.Layer), string(t.Tier), strconv.Itoa(t.Sign),
			strconv.FormatFloat(t.Weight, 'g', -1, 64), strconv.FormatBool(t.Directed), string(t.Status), t.Period.String(), t.Label, strings.Join(t.Rests, " "),
		})
	}
	return out.WriteAll(rows)
}

// escape makes text safe inside XML.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}

func boardGraphML(w io.Writer, b BoardOut) error {
	p := &printer{w: w}
	p.print(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	p.print(`<key id="name" for="node" attr.name="name" attr.type="string"/>` + "\n")
	for _, k := range [][2]string{{"layer", "string"}, {"tier", "string"}, {"sign", "int"}, {"weight", "double"}, {"status", "string"}, {"label", "string"}} {
		p.print(`<key id="%s" for="edge" attr.name="%s" attr.type="%s"/>`+"\n", k[0], k[0], k[1])
	}
	p.print(`<graph edgedefault="directed">` + "\n")
	for _, id := range b.Actors {
		p.print(`<node id="%s"><data key="name">%s</data></node>`+"\n", escape(string(id)), escape(b.Names[id]))
	}
	for _, t := range b.Ties {
		p.print(`<edge id="%s" source="%s" target="%s" directed="%t"><data key="layer">%s</data><data key="tier">%s</data><data key="sign">%d</data><data key="weight">%g</data><data key="status">%s</data><data key="label">%s</data></edge>`+"\n",
			escape(t.ID), escape(string(t.From)), escape(string(t.To)), t.Directed, t.Layer, t.Tier, t.Sign, t.Weight, t.Status, escape(t.Label))
	}
	p.print("</graph></graphml>\n")
	return p.err
}

func boardGEXF(w io.Writer, b BoardOut) error {
	p := &printer{w: w}
	p.print(xml.Header + `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">` + "\n")
	p.print(`<attributes class="edge"><attribute id="layer" title="layer" type="string"/><attribute id="sign" title="sign" type="integer"/></attributes>` + "\n<nodes>\n")
	for _, id := range b.Actors {
		p.print(`<node id="%s" label="%s"/>`+"\n", escape(string(id)), escape(b.Names[id]))
	}
	p.print("</nodes>\n<edges>\n")
	for _, t := range b.Ties {
		kind := map[bool]string{true: "directed", false: "undirected"}[t.Directed]
		p.print(`<edge id="%s" source="%s" target="%s" type="%s" weight="%g" label="%s"><attvalues><attvalue for="layer" value="%s"/><attvalue for="sign" value="%d"/></attvalues></edge>`+"\n",
			escape(t.ID), escape(string(t.From)), escape(string(t.To)), kind, t.Weight, escape(t.Label), t.Layer, t.Sign)
	}
	p.print("</edges></graph></gexf>\n")
	return p.err
}

// printer keeps the first error of many writes.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(format string, a ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, a...)
	}
}

// boardGeoJSON writes each tie as a line between the places of its actors; a tie of an actor
// without a place is left out.
func (a *App) boardGeoJSON(w io.Writer, b BoardOut) error {
	type feature struct {
		Type       string         `json:"type"`
		Geometry   map[string]any `json:"geometry"`
		Properties map[string]any `json:"properties"`
	}
	features := []feature{}
	for _, t := range b.Ties {
		lat1, lon1, ok1 := a.Actors.Place(t.From)
		lat2, lon2, ok2 := a.Actors.Place(t.To)
		if !ok1 || !ok2 {
			continue
		}
		features = append(features, feature{
			Type: "Feature", Geometry: map[string]any{"type": "LineString", "coordinates": [][2]float64{{lon1, lat1}, {lon2, lat2}}},
			Properties: map[string]any{
				"id": t.ID, "from": t.From, "to": t.To, "layer": t.Layer, "tier": t.Tier, "sign": t.Sign, "weight": t.Weight, "status": t.Status, "label": t.Label,
				"rests": slices.Clone(t.Rests),
			},
		})
	}
	return json.NewEncoder(w).Encode(map[string]any{"type": "FeatureCollection", "features": features})
}
