package brief

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"tightrope/fact"
)

//go:embed data/outline.txt
var outlineText string

// ring is one closed line of a country: longitude in degrees and Miller's y, with its box.
type ring struct {
	country   fact.ActorID // "-" where the source has no code
	pts       [][2]float64
	low, high [2]float64
}

func newRing(country fact.ActorID, degrees [][2]float64) ring {
	r := ring{country: country, low: [2]float64{math.Inf(1), math.Inf(1)}, high: [2]float64{math.Inf(-1), math.Inf(-1)}}
	turn := 0.0 // a line that crosses the date line goes on instead of jumping back
	for i, p := range degrees {
		if i > 0 {
			turn -= 360 * math.Round((p[0]-degrees[i-1][0])/360)
		}
		q := [2]float64{p[0] + turn, millerY(p[1])}
		r.pts = append(r.pts, q)
		r.low, r.high = [2]float64{min(r.low[0], q[0]), min(r.low[1], q[1])}, [2]float64{max(r.high[0], q[0]), max(r.high[1], q[1])}
	}
	return r
}

// outlines are the rings of all countries. The text is our own file, checked by a test; a line
// that cannot be read is left out.
var outlines = sync.OnceValue(func() []ring {
	var arcs [][][2]float64
	var rings []ring
	for line := range strings.Lines(outlineText) {
		fields := strings.Fields(line)
		switch {
		case len(fields) > 2 && fields[0] == "a":
			arcs = append(arcs, readArc(fields[1:]))
		case len(fields) > 2 && fields[0] == "c":
			if r := joinArcs(arcs, fields[2:]); len(r) >= 4 {
				rings = append(rings, newRing(fact.ActorID(fields[1]), r))
			}
		}
	}
	return rings
})

const outlineUnits = 50.0 // per degree

func readArc(fields []string) [][2]float64 {
	var pts [][2]float64
	x, y := 0, 0
	for i := 0; i+1 < len(fields); i += 2 {
		dx, _ := strconv.Atoi(fields[i])
		dy, _ := strconv.Atoi(fields[i+1])
		x, y = x+dx, y+dy
		pts = append(pts, [2]float64{float64(x) / outlineUnits, float64(y) / outlineUnits})
	}
	return pts
}

func joinArcs(arcs [][][2]float64, ids []string) [][2]float64 {
	var pts [][2]float64
	for _, id := range ids {
		n, back := strings.CutPrefix(id, "~")
		i, err := strconv.Atoi(n)
		if err != nil || i >= len(arcs) {
			return nil
		}
		for k := range arcs[i] {
			if back {
				k = len(arcs[i]) - 1 - k
			}
			pts = append(pts, arcs[i][k])
		}
	}
	return pts
}

// view is a window on Miller's cylindrical projection: x is longitude in radians, y is
// 1.25 ln tan(π/4 + 0.4 φ), both scaled to the picture. Source: O. M. Miller, "Notes on
// cylindrical world map projections", Geographical Review 32 (1942).
type view struct {
	west, north, scale float64 // left edge in degrees, top in projected units, pixels per radian
	w, h               float64
}

func millerY(lat float64) float64 {
	lat = max(-89, min(89, lat))
	return 1.25 * math.Log(math.Tan(math.Pi/4+.4*lat*math.Pi/180))
}

// fit is the view that holds the points with a margin, and at least 22 degrees across. The
// window begins after the widest empty stretch of longitude, so that it may cross the date line.
func fit(places []Place, w, h float64) view {
	west, east := span(places)
	south, north := math.Inf(1), math.Inf(-1)
	for _, p := range places {
		south, north = min(south, millerY(p.Lat)), max(north, millerY(p.Lat))
	}
	if len(places) == 0 {
		west, east, south, north = -170, 190, millerY(-56), millerY(75)
	}
	rad := math.Pi / 180
	dx, dy := max((east-west)*rad*1.36, 22*rad), max((north-south)*1.55, 14*rad)
	scale := min(w/dx, h/dy)
	scale = max(scale, w/(2*math.Pi))
	midX, midY := (west+east)/2, (south+north)/2
	top := min(midY+h/2/scale, millerY(84))
	return view{west: midX - w/2/scale/rad, north: top, scale: scale, w: w, h: h}
}

func span(places []Place) (west, east float64) {
	if len(places) == 0 {
		return 0, 0
	}
	best := math.Inf(1)
	for _, start := range places { // the start that needs the shortest window eastward
		far := 0.0
		for _, p := range places {
			far = max(far, math.Mod(p.Lon-start.Lon+720, 360))
		}
		if far < best {
			best, west = far, start.Lon
		}
	}
	return west, west + best
}

// at projects a point, taking the copy of the longitude that is nearest to the window.
func (v view) at(lon, lat float64) (x, y float64) {
	mid := v.west + v.w/2/v.scale*180/math.Pi
	for lon < mid-180 {
		lon += 360
	}
	for lon > mid+180 {
		lon -= 360
	}
	return v.project(lon, lat)
}

func (v view) project(lon, lat float64) (x, y float64) {
	return v.onto(lon, millerY(lat))
}

// onto scales degrees of longitude and Miller's y to the picture.
func (v view) onto(lon, y float64) (px, py float64) {
	return (lon - v.west) * math.Pi / 180 * v.scale, (v.north - y) * v.scale
}

// rings projects the outlines that touch the window, clipped a little outside of it, each as
// path data with its country.
func (v view) rings(draw func(country fact.ActorID, path string)) {
	for _, r := range outlines() {
		for _, turn := range []float64{-360, 0, 360} {
			x0, y1 := v.onto(r.low[0]+turn, r.low[1])
			x1, y0 := v.onto(r.high[0]+turn, r.high[1])
			if x1 < 0 || x0 > v.w || y1 < 0 || y0 > v.h || (x1-x0)*(y1-y0) < 3 {
				continue
			}
			pts := make([][2]float64, len(r.pts))
			for i, p := range r.pts {
				pts[i][0], pts[i][1] = v.onto(p[0]+turn, p[1])
			}
			if pts = clip(pts, 0, 0, v.w, v.h); len(pts) > 2 {
				draw(r.country, pathData(pts))
			}
		}
	}
}

// clip cuts a polygon to a rectangle, edge by edge.
// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", CACM 17 (1974).
func clip(pts [][2]float64, x0, y0, x1, y1 float64) [][2]float64 {
	for _, edge := range []struct {
		axis  int
		limit float64
		keep  float64
	}{{0, x0, 1}, {0, x1, -1}, {1, y0, 1}, {1, y1, -1}} {
		inside := func(p [2]float64) bool { return (p[edge.axis]-edge.limit)*edge.keep >= 0 }
		var out [][2]float64
		for i, p := range pts {
			q := pts[(i+len(pts)-1)%len(pts)]
			if inside(p) != inside(q) {
				t := (edge.limit - q[edge.axis]) / (p[edge.axis] - q[edge.axis])
				out = append(out, [2]float64{q[0] + t*(p[0]-q[0]), q[1] + t*(p[1]-q[1])})
			}
			if inside(p) {
				out = append(out, p)
			}
		}
		pts = out
	}
	return pts
}

// pathData writes a polygon in differences of half pixels, which is what the eye needs.
func pathData(pts [][2]float64) string {
	var b strings.Builder
	px, py := 0, 0
	for i, p := range pts {
		x, y := int(math.Round(p[0]*2)), int(math.Round(p[1]*2))
		switch {
		case i == 0:
			b.WriteString("M" + half(x) + " " + half(y) + "l")
		case x == px && y == py:
			continue
		default:
			s := half(x-px) + " " + half(y-py)
			if i > 1 && s[0] != '-' {
				b.WriteByte(' ')
			}
			b.WriteString(s)
		}
		px, py = x, y
	}
	return b.String() + "z"
}

func half(v int) string { return strconv.FormatFloat(float64(v)/2, 'f', -1, 64) }
