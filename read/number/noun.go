package number

import "strings"

// counted reads the thing that is counted: up to five words behind the number, of which the
// first plural (or, behind "one", the last) is the head. Without one the number is bare.
func (f *finder) counted(q *Quantity, n numeral, last, j int) (int, bool) {
	t := f.t
	if isWord(t, n.first-1, "of") && isWord(t, n.first-2, "factor") { // "by a factor of three"
		q.Kind, q.Unit, q.Start = Multiple, "times", t[n.first-2].start
		return last, true
	}
	if q.Vague && j != last+1 { // "millions of Americans"
		if end, ok := f.nounGroup(j, false); ok {
			f.setNoun(q, j, end)
			return f.per(q, end), true
		}
		return last, true
	}
	one := q.Words && q.Value == 1 && q.High == 1
	if one && (t[n.first].lex.role == article || f.isPronoun(n)) {
		return last, false
	}
	if one && isWord(t, j, "of") && isAny(t, j+1, "the", "its", "their", "our", "his", "her", "those", "these") {
		from := j + 2
		if isAny(t, from, "most", "least", "very", "few") {
			from++
		}
		if end, ok := f.nounGroup(from, false); ok {
			f.setNoun(q, from, end)
			return end, true
		}
		return last, false
	}
	hyphen := j > last+1 && is(t, last+1, "-")
	if hyphen && j < len(t) && t[j].kind == word && t[j].lex.role == none && q.Value > 1 { // "six-cylinder engine"
		f.setNoun(q, j, j)
		return j, true
	}
	if j < len(t) && t[last].kind == digits && t[last].plain && t[j].upper && !plural(t[j].low) && t[j].kind == word && j == last+1 && t[j].lex.role != function && !f.pluralSoon(j) {
		return last, false // "787 Dreamliner", "22 Baker Street"
	}
	if end, ok := f.nounGroup(j, one || hyphen); ok {
		f.setNoun(q, j, end)
		return f.per(q, end), true
	}
	if isAny(t, n.first-1, "top", "bottom", "final", "last", "first") && q.Words {
		return last, false
	}
	if one || hyphen && j < len(t) && t[j].kind == word && !q.Words && t[j].lex.role == none {
		return last, false
	}
	if q.Words && q.Value < 10 && n.form == plainForm && !f.standsAlone(last) {
		return last, false
	}
	q.Kind = Bare
	return last, true
}

// isPronoun says that "one" stands for a thing named before: "no one", "this one", "one by
// one", "one another".
func (f *finder) isPronoun(n numeral) bool {
	before, after := n.first-1, n.last+1
	return isAny(f.t, before, "no", "any", "every", "some", "this", "that", "which", "the", "another", "each", "first", "only", "a", "same", "new", "big", "good", "other") ||
		isAny(f.t, after, "another", "by", "day", "thing", "is", "was", "who", "that", "which", "can", "could", "has", "more", "'s", "would", "must", "may") || is(f.t, after, "-") || is(f.t, after, "'") || n.first > 1 && is(f.t, before, "-")
}

// standsAlone says that nothing that could be counted follows.
func (f *finder) standsAlone(last int) bool {
	j := last + 1
	return j >= len(f.t) || f.t[j].kind != word || f.t[j].lex.role != none
}

// nounGroup finds the head of the group that starts at token j.
func (f *finder) nounGroup(j int, single bool) (end int, ok bool) {
	t := f.t
	lastWord := -1
	for k, seen := j, 0; k < len(t) && seen < 6; k++ {
		if is(t, k, "-") && !t[k].gap || is(t, k, "'") && k > j && !t[k].gap {
			continue
		}
		if t[k].kind == digits && k > j+1 && !t[k].gap && is(t, k-1, "-") && t[k-2].upper {
			continue // "Su-35 fighters"
		}
		if t[k].kind == digits && k > j && !f.taken[k] && t[k].gap && (t[k-1].upper || k+1 < len(t) && t[k+1].upper) {
			continue // "737 Max 8 jets"
		}
		if isAny(t, k, "and", "or") && k > j && !single && lastWord >= 0 && !plural(t[lastWord].low) && k+2 < len(t) && t[k+1].kind == word && !stopsGroup(t[k+1]) {
			continue // "digital and physical sales"
		}
		if t[k].kind != word || f.taken[k] || stopsGroup(t[k]) {
			break
		}
		if single && k > j && plural(t[k].low) && lastWord >= 0 && !plural(t[lastWord].low) {
			break // "one proposal asks"
		}
		seen++
		if k > j && verbish(t[k].low) && lastWord >= 0 && plural(t[lastWord].low) {
			break
		}
		lastWord = k
		if !single && plural(t[k].low) && !f.nounFollows(k) {
			return k, true
		}
	}
	if lastWord < 0 || single && f.isUnit(lastWord) && lastWord > j {
		return lastWord, lastWord >= 0
	}
	return lastWord, single || t[lastWord].upper && lastWord == j && f.capName(j)
}

// capName says that a capitalised singular behind a number is the thing meant, as in a type
// of aircraft, and not the next sentence.
func (f *finder) capName(j int) bool {
	return j > 0 && f.t[j].gap && f.t[j-1].kind != mark && !f.t[j-1].plain
}

// pluralSoon says that a group that begins with a capital leads to a plural all the same.
func (f *finder) pluralSoon(j int) bool {
	end, ok := f.nounGroup(j, false)
	return ok && plural(f.t[end].low)
}

func stopsGroup(t token) bool {
	switch t.lex.role {
	case none, ordinal, multiple:
		return false
	}
	return !(t.upper && t.low == "us" && t.end-t.start == 2)
}

// nounFollows says that the plural at k only qualifies a further plural: "sports cars".
func (f *finder) nounFollows(k int) bool {
	j := k + 1
	return qualifies[f.t[k].low] && j < len(f.t) && f.t[j].kind == word && f.t[j].lex.role == none && plural(f.t[j].low)
}

// qualifies are plurals that stand before another noun.
var qualifies = map[string]bool{"sanctions": true, "arms": true, "weapons": true, "sports": true, "goods": true, "services": true, "systems": true, "operations": true, "communications": true, "sales": true, "savings": true, "rights": true, "affairs": true, "relations": true, "elections": true}

func (f *finder) setNoun(q *Quantity, from, to int) {
	t := f.t
	q.Kind, q.UnitStart, q.UnitEnd, q.End = Count, t[from].start, t[to].end, t[to].end
	head := f.text[t[to].start:t[to].end]
	if head != strings.ToUpper(head) {
		head = Singular(head)
	}
	q.Noun = f.text[t[from].start:t[to].start] + head
}

// plural says that a word has the look of a plural noun.
func plural(w string) bool {
	if w == "lives" || w == "is" || w == "was" {
		return false
	}
	if irregular[w] != "" || w == "people" || w == "police" || w == "troops" || w == "cattle" {
		return true
	}
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != '\'' && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && w != "news" && w != "series" && w != "previous"
}

// verbish says that a word looks like a verb in the past or an adverb.
func verbish(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "ing"))
}

var irregular = map[string]string{"men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half", "aircraft": "aircraft", "servicemen": "serviceman", "fishermen": "fisherman", "policemen": "policeman", "gunmen": "gunman", "businessmen": "businessman", "crises": "crisis", "bases": "base", "analyses": "analysis", "criteria": "criterion", "personnel": "personnel", "leaves": "leaf", "shelves": "shelf", "spacecraft": "spacecraft", "sheep": "sheep", "fish": "fish"}

// Singular is the singular of a plural noun; any other word stays as it is.
func Singular(w string) string {
	low := strings.ToLower(w)
	if s, ok := irregular[low]; ok {
		return s
	}
	n := len(w)
	switch {
	case !plural(low) || low == "people" || low == "police" || low == "troops" || low == "cattle":
		return w
	case strings.HasSuffix(low, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(low, "ches"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "xes"), strings.HasSuffix(low, "zzes"), strings.HasSuffix(low, "ses") && strings.HasSuffix(low[:n-3], "u") && strings.HasSuffix(low, "viruses"):
		return w[:n-2]
	case strings.HasSuffix(low, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}
