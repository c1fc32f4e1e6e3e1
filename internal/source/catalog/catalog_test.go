package catalog

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Every source can be found, is sorted, says its terms, and stands in docs/sources.md.
func TestAll(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/sources.md")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range All() {
		names = append(names, e.Name)
		if e.Publisher == "" || e.Title == "" || e.Gives == "" || e.Licence == "" || e.Share == "" || len(e.Reliability) != 1 {
			t.Errorf("%s: something is not said: %+v", e.Name, e)
		}
		if e.Read == nil && e.Name != "table" {
			t.Errorf("%s has no reader", e.Name)
		}
		if !strings.Contains(string(doc), "| `"+e.Name+"` |") {
			t.Errorf("%s is not in docs/sources.md", e.Name)
		}
		if found, ok := Find(e.Name); !ok || found.Title != e.Title {
			t.Errorf("%s is not found", e.Name)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %v", names)
	}
}
