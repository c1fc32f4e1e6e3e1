// Package pagecheck reads a rendered brief as a reader's browser would, for tests: which
// numbers stand on the page without a link, and which links lead nowhere.
package pagecheck

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// NumbersWithoutLink lists the numbers of the visible text that stand in no link. The annex and
// the manifest are left out: they are where the links lead, and the name of the inputs. Text in
// a picture needs a link in the same figure, article or section that says the same number; the
// figures of an axis (class axis) are a scale and say nothing.
func NumbersWithoutLink(page string) []string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.ElementNode && skipped(n):
			return
		case n.Type == html.ElementNode && n.Data == "svg":
			found = append(found, pictured(n)...)
			return
		case n.Type == html.TextNode:
			found = append(found, numbers(n.Data)...)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return found
}

func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.A:
		return true
	}
	id := attr(n, "id")
	return id == "annex" || id == "manifest"
}

// pictured lists the numbers of a picture's text that no link near it says.
func pictured(svg *html.Node) []string {
	near := svg.Parent
	for near.Parent != nil && near.DataAtom != atom.Figure && near.DataAtom != atom.Article && near.DataAtom != atom.Section {
		near = near.Parent
	}
	linked := linkedText(near)
	var found []string
	each(svg, func(n *html.Node) {
		if n.Type != html.ElementNode || n.Data != "text" || strings.Contains(" "+attr(n, "class")+" ", " axis ") {
			return
		}
		for _, num := range numbers(textOf(n)) {
			if !strings.Contains(linked, strings.Trim(num, ".,:;()")) {
				found = append(found, "in a picture: "+textOf(n))
			}
		}
	})
	return found
}

func linkedText(n *html.Node) string {
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.DataAtom == atom.A {
			b.WriteString(textOf(n) + "\n")
		}
	})
	return b.String()
}

// Dangling lists the links inside the page that lead to no element of it, and the ids that
// stand twice.
func Dangling(page string) []string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	ids := map[string]int{}
	var refs []string
	each(doc, func(n *html.Node) {
		if id := attr(n, "id"); n.Type == html.ElementNode && id != "" {
			ids[id]++
		}
		if ref, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.DataAtom == atom.A {
			refs = append(refs, ref)
		}
	})
	var found []string
	for _, ref := range refs {
		if id, err := url.PathUnescape(ref); err != nil || ids[id] == 0 {
			found = append(found, "#"+ref+" leads nowhere")
		}
	}
	each(doc, func(n *html.Node) {
		if id := attr(n, "id"); ids[id] > 1 {
			found = append(found, fmt.Sprintf("id %s stands %d times", id, ids[id]))
			ids[id] = 1
		}
	})
	return found
}

// Refs lists the ids that links of the page lead to, in the order of the page.
func Refs(page string) []string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	var refs []string
	each(doc, func(n *html.Node) {
		if ref, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.DataAtom == atom.A {
			if id, err := url.PathUnescape(ref); err == nil {
				refs = append(refs, id)
			}
		}
	})
	return refs
}

// numbers lists the tokens of a text that hold a digit before any letter.
func numbers(s string) []string {
	var found []string
	for _, tok := range strings.Fields(s) {
		if i := strings.IndexFunc(tok, unicode.IsDigit); i >= 0 && !strings.ContainsFunc(tok[:i], unicode.IsLetter) {
			found = append(found, tok)
		}
	}
	return found
}

func each(n *html.Node, f func(*html.Node)) {
	f(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
