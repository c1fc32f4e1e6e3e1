package source

import "strings"

// goods names the codes of the Harmonized System that the layers of a tightrope are about; the
// first code that the given one begins with counts.
var goods = []struct{ code, name string }{
	{"TOTAL", "all goods"},
	{"2709", "crude oil"},
	{"2710", "oil products"},
	{"271111", "liquefied natural gas"},
	{"271121", "natural gas"},
	{"2701", "coal"},
	{"2716", "electricity"},
	{"1001", "wheat"},
	{"93", "arms and ammunition"},
}

// Goods gives the item of a code of the Harmonized System: its name where Tightrope has one,
// else "HS 123456".
func Goods(code string) string {
	for _, g := range goods {
		if strings.HasPrefix(code, g.code) {
			return g.name
		}
	}
	return "HS " + code
}

// Energy says whether the item of a code belongs to the energy layer.
func Energy(code string) bool { return strings.HasPrefix(code, "27") }
