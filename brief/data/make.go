//go:build ignore

// Make writes outline.txt from the TopoJSON file countries-50m.json of the npm package
// world-atlas 2.0.2 and a CSV of two columns, M49 number and ISO 3166-1 alpha-3 code:
//
//	go run make.go countries-50m.json codes.csv > outline.txt
//
// Each arc is thinned after Visvalingam and Whyatt (1993): the point whose triangle with its
// neighbours has the least area goes first, until the least area passes a limit. Islands that
// shrink to nothing are left out.
package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"
)

const (
	least = 0.004 // square degrees
	units = 50    // per degree
)

type topology struct {
	Objects struct {
		Countries struct{ Geometries []geometry }
	}
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
}

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

type point [2]float64

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: make countries-50m.json codes.csv > outline.txt")
	}
	raw, err := os.ReadFile(os.Args[1])
	check(err)
	var t topology
	check(json.Unmarshal(raw, &t))
	codes := readCodes(os.Args[2])
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintln(out, "# Made by make.go from Natural Earth 1:50m country outlines (public domain) as packed in world-atlas 2.0.2 (ISC).")
	fmt.Fprintf(out, "# a = arc: lon lat in 1/%d degree, then differences. c = country: rings of arcs, ~n reversed.\n", units)
	for _, a := range t.Arcs {
		var pts []point
		var x, y float64
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			pts = append(pts, point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		fmt.Fprintln(out, "a"+deltas(thin(pts)))
	}
	for _, g := range t.Objects.Countries.Geometries {
		id := codes[g.ID]
		if id == "" {
			id = "-"
		}
		for _, rings := range polygons(g) {
			for _, ring := range rings {
				fmt.Fprintf(out, "c %s", id)
				for _, i := range ring {
					if i < 0 {
						fmt.Fprintf(out, " ~%d", ^i)
					} else {
						fmt.Fprintf(out, " %d", i)
					}
				}
				fmt.Fprintln(out)
			}
		}
	}
}

func polygons(g geometry) [][][]int {
	var many [][][]int
	if g.Type == "Polygon" {
		var one [][]int
		check(json.Unmarshal(g.Arcs, &one))
		return [][][]int{one}
	}
	check(json.Unmarshal(g.Arcs, &many))
	return many
}

func readCodes(name string) map[string]string {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	check(err)
	codes := map[string]string{}
	for _, r := range rows {
		codes[r[0]] = r[1]
	}
	return codes
}

func deltas(pts []point) string {
	var b strings.Builder
	px, py := 0, 0
	for i, p := range pts {
		x, y := int(math.Round(p[0]*units)), int(math.Round(p[1]*units))
		if i > 0 && x == px && y == py && i < len(pts)-1 {
			continue
		}
		fmt.Fprintf(&b, " %d %d", x-px, y-py)
		px, py = x, y
	}
	return b.String()
}

func thin(pts []point) []point {
	pts = slices.Clone(pts)
	for len(pts) > 2 {
		at, area := -1, math.Inf(1)
		for i := 1; i < len(pts)-1; i++ {
			a, b, c := pts[i-1], pts[i], pts[i+1]
			s := math.Abs((b[0]-a[0])*(c[1]-a[1])-(c[0]-a[0])*(b[1]-a[1])) / 2 * math.Cos(b[1]*math.Pi/180)
			if s < area {
				at, area = i, s
			}
		}
		if area > least || (len(pts) <= 4 && pts[0] == pts[len(pts)-1]) {
			break
		}
		pts = slices.Delete(pts, at, at+1)
	}
	return pts
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
