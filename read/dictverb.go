package read

import (
	"fmt"
	"sort"
	"strings"
)

// verbPattern is a rule of a verb dictionary: what must stand before and after the verb, and the
// code that it then has. A rule without such words is the verb's own code.
type verbPattern struct {
	before, after []patternWord // before: nearest to the verb first
	form          []string      // further words of the verb itself: "break down"
	code          string
	reverse       string // of paired codes: the other way round
	lesser        bool   // a code that ends in "?": only where nothing else is coded
	row           string
	file          int // of two rules alike, that of the earlier file decides
}

// verbRules are the rules of one form of a verb: its own codes, and the patterns of the blocks in
// which it stands.
type verbRules struct {
	own    []verbPattern
	blocks []*[]verbPattern
}

// eachRule calls f with the rules of a word: those of its form, and those of the stems that it begins
// with.
func (d *Dictionary) eachRule(word string, f func(*verbPattern)) {
	if v := d.verbs[word]; v != nil {
		v.each(f)
	}
	for n := len(word); d.stems && n > 2; n-- {
		if v := d.verbs[word[:n]+"*"]; v != nil {
			v.each(f)
		}
	}
}

// each calls f with every rule of the verb.
func (v *verbRules) each(f func(*verbPattern)) {
	for i := range v.own {
		f(&v.own[i])
	}
	for _, b := range v.blocks {
		for i := range *b {
			f(&(*b)[i])
		}
	}
}

// patternWord is a word, a set of words, or a place for an actor.
type patternWord struct {
	set   *phraseSet // any of these phrases
	place byte       // '$' source, '+' target, '%' both, '^' passed over; 0 for words
	tight bool       // must follow the element before it at once
	whole bool       // the whole word, not its beginning
}

// verbFile reads blocks of verbs that share a code, their patterns and synonym sets.
func (p *dictParser) verbFile(text string) {
	set := ""
	code := ""
	block := &[]verbPattern{}
	inPatterns := false
	p.stems = !strings.Contains(text, "\n---") && !strings.Contains(text, "{")
	p.lines(text, func(line string) error {
		switch {
		case strings.HasPrefix(line, "---"):
			block, inPatterns, set = &[]verbPattern{}, false, ""
			c, err := p.codesOf(line)
			if err != nil {
				return err
			}
			code = "---"
			if len(c) > 0 {
				code = c[0].code
			}
		case strings.HasPrefix(line, "&"):
			set = strings.Trim(strings.Fields(line)[0], "&_{}")
			p.sets[set] = []string{}
			delete(p.written, set)
		case set != "" && strings.HasPrefix(line, "+"):
			p.setLine(set, strings.TrimSpace(line[1:]))
		case strings.HasPrefix(line, "~"):
			return p.bad("a transformation, which is not applied: %.60q", line)
		case strings.HasPrefix(line, "- "):
			set, inPatterns = "", true
			return p.pattern(line, block)
		default:
			set = ""
			if inPatterns {
				block, inPatterns = &[]verbPattern{}, false
			}
			return p.verbLine(line, block, code)
		}
		return nil
	})
}

// verbLine reads "SAY {SAYS SAID SAYING} [010]", "BREAK_DOWN" and "GUN_+DOWN".
func (p *dictParser) verbLine(line string, block *[]verbPattern, code string) error {
	codes, err := p.codesOf(line)
	if err != nil {
		return err
	}
	if len(codes) > 0 {
		code = codes[0].code
	}
	name, _, _ := strings.Cut(line, "[")
	name, forms, braces := strings.Cut(name, "{")
	pre, base, post := verbWords(name)
	if base == "" {
		return nil
	}
	list := []string{base}
	if p.stems && !strings.HasSuffix(strings.TrimSpace(name), "_") && len(base) > 2 && isPlainWord(base) {
		list = []string{base + "*"}
	} else if braces {
		forms, _, _ = strings.Cut(forms, "}")
		for f := range strings.FieldsSeq(forms) {
			if _, w, _ := verbWords(f); w != "" {
				list = append(list, w)
			}
		}
	} else if !p.stems && len(base) > 2 && isPlainWord(base) {
		s, past, ing := inflect(base)
		list = append(list, s, past, ing)
	}
	p.learn(append([]string{base}, list[1:]...))
	v := p.coded(pairOf(verbPattern{form: post, code: code, row: p.file + ":" + strings.ToUpper(base), file: p.number}))
	for i := len(pre) - 1; i >= 0; i-- {
		v.before = append(v.before, patternWord{set: newPhraseSet(pre[i : i+1]), tight: true, whole: true})
	}
	for _, f := range list {
		rules := p.d.verbs[f]
		if rules == nil {
			rules = &verbRules{}
			p.d.verbs[f] = rules
		}
		rules.own = append(rules.own, v)
		if n := len(rules.blocks); n == 0 || rules.blocks[n-1] != block {
			rules.blocks = append(rules.blocks, block)
		}
	}
	p.d.stems = p.d.stems || p.stems
	p.d.rules++
	return nil
}

// verbWords parts a name of several words: the verb is the one marked with "+", else the first.
func verbWords(name string) (pre []string, base string, post []string) {
	marked := false
	for f := range strings.FieldsSeq(strings.ReplaceAll(name, "_", " ")) {
		plus := strings.HasPrefix(f, "+")
		for _, w := range phraseWords(strings.TrimLeft(f, "+")) {
			switch {
			case plus && !marked:
				pre, base, post, marked = append(pre, append(wordList(base), post...)...), w, nil, true
			case base == "":
				base = w
			default:
				post = append(post, w)
			}
		}
	}
	return pre, base, post
}

func wordList(w string) []string {
	if w == "" {
		return nil
	}
	return []string{w}
}

// learn tells the lexicon that the words are forms of a verb, the first its base.
func (p *dictParser) learn(list []string) {
	base := list[0]
	if !isPlainWord(base) || len(base) < 2 {
		return
	}
	if _, ok := p.d.l.byVerb[base]; !ok && p.d.l.words[p.d.l.find(base)].class&clsVerb != 0 {
		return // a form of a verb that is known
	}
	n := p.d.l.verb(base)
	for _, f := range list[1:] {
		form := formPast | formPart
		switch {
		case strings.HasSuffix(f, "ing"):
			form = formIng
		case strings.HasSuffix(f, "s"):
			form = formS
		}
		if isPlainWord(f) {
			p.d.l.form(f, n, form)
		}
	}
}

func isPlainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// doubtCodes tells of the codes that are under no root of CAMEO, once a file.
func (p *dictParser) doubtCodes() {
	var odd []string
	for code := range p.odd {
		odd = append(odd, code)
	}
	sort.Slice(odd, func(i, j int) bool {
		return p.odd[odd[i]] < p.odd[odd[j]] || p.odd[odd[i]] == p.odd[odd[j]] && odd[i] < odd[j]
	})
	if len(odd) == 0 {
		return
	}
	list := strings.Join(odd[:min(len(odd), 8)], ", ")
	if len(odd) > 8 {
		list += fmt.Sprintf(" and %d others", len(odd)-8)
	}
	p.d.doubts = append(p.d.doubts, fmt.Sprintf("%s:%d: codes under no root of CAMEO: %s", p.file, p.odd[odd[0]], list))
}

// coded notes the codes of a rule that are under no root of CAMEO.
func (p *dictParser) coded(v verbPattern) verbPattern {
	for _, code := range [2]string{v.code, v.reverse} {
		_, ok := p.d.l.codes[code[:min(len(code), 2)]]
		if !ok && code != "" && strings.Trim(code, "-#+") != "" && p.odd[code] == 0 {
			p.odd[code] = p.n
		}
	}
	return v
}

// pairOf parts the two codes of an act that goes both ways.
func pairOf(v verbPattern) verbPattern {
	v.code, v.reverse, _ = strings.Cut(v.code, ":")
	v.code, v.lesser = strings.CutSuffix(v.code, "?")
	return v
}

// pattern reads "- $ GAVE * TO + [070]".
func (p *dictParser) pattern(line string, block *[]verbPattern) error {
	codes, err := p.codesOf(line)
	if err != nil {
		return err
	}
	body, _, _ := strings.Cut(line[2:], "[")
	if len(codes) == 0 || strings.Count(body, "*") != 1 {
		return p.bad("a pattern wants one * for the verb and a code: %.80q", line)
	}
	left, right, _ := strings.Cut(body, "*")
	v := verbPattern{code: codes[0].code, row: p.file + ":" + strings.TrimSpace(body), file: p.number}
	if v.before, err = p.elements(left, true); err != nil {
		return err
	}
	if v.after, err = p.elements(right, false); err != nil {
		return err
	}
	*block = append(*block, p.coded(pairOf(v)))
	p.d.rules++
	return nil
}

var unbraced = strings.NewReplacer("{", " ", "}", " ", "(", " ", ")", " ", "~", " ")

// elements reads the words on one side of the verb. An underscore ties neighbours together.
func (p *dictParser) elements(s string, reversed bool) ([]patternWord, error) {
	var out []patternWord
	tight := strings.HasPrefix(s, "_")
	for f := range strings.FieldsSeq(unbraced.Replace(s)) {
		parts := strings.Split(f, "_")
		for i, part := range parts {
			if part == "" {
				continue
			}
			e := patternWord{tight: tight, whole: i+1 < len(parts)}
			switch c := part[0]; {
			case (c == '$' || c == '+' || c == '%' || c == '^') && len(part) == 1:
				e.place = c
			case c == '&':
				set, err := p.set(strings.Trim(part, "&"))
				if err != nil {
					return nil, err
				}
				e.set, e.whole = set, true
			default:
				w := Fold(strings.Trim(part, "*"))
				if w == "" {
					continue
				}
				e.set = newPhraseSet([]string{w})
			}
			out = append(out, e)
			tight = true
		}
		tight = false
	}
	if reversed {
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
		tail := strings.HasSuffix(strings.TrimRight(s, " "), "_")
		was := make([]bool, len(out))
		for i := range out {
			was[i] = out[i].tight
		}
		for i := range out { // toward the verb: tight to the one nearer to it
			if i == 0 {
				out[i].tight = tail
			} else {
				out[i].tight = was[i-1]
			}
		}
	}
	return out, nil
}
