package source

import (
	"fmt"
	"slices"
	"strings"
)

// Products are the goods of a file of trade that are wanted, by the beginnings of their codes of the
// Harmonized System; none means all of them.
type Products []string

// ParseProducts checks codes and puts them in order, so that the same goods are the same choice. A
// code has two digits (a chapter) to six.
func ParseProducts(codes ...string) (Products, error) {
	var out Products
	for _, c := range codes {
		c = strings.TrimSpace(c)
		if len(c) < 2 || len(c) > 6 || strings.Trim(c, "0123456789") != "" {
			return nil, fmt.Errorf("product %q: want the first two to six digits of a code of the Harmonized System, as 2709 for crude oil", c)
		}
		out = append(out, c)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Want says whether a code is of the goods wanted.
func (p Products) Want(code string) bool {
	return len(p) == 0 || slices.ContainsFunc(p, func(c string) bool { return strings.HasPrefix(code, c) })
}
