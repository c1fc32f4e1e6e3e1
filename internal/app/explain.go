package app

import "strings"

// CaseOf finds the case that an id belongs to: the one it names (x.azerbaijan.p), or the one
// in whose folder the row stands; "" where there is none.
func (a *App) CaseOf(id string) string {
	for _, c := range a.Book().Cases {
		if strings.Contains(id, "."+c.Name+".") || strings.Contains(a.Book().Where(id), "/"+c.Name+"/") {
			return c.Name
		}
	}
	return ""
}
