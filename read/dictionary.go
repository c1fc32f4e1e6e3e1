package read

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tightrope/actor"
	"tightrope/fact"
)

// Dictionary is the lexicon with the actors, agents and verb patterns that a user has added.
// It is never changed after it is made.
type Dictionary struct {
	l     *lexicon
	verbs map[string]*verbRules // by every form of a verb, folded; a stem ends with "*"
	stems bool                  // there are stems
	// discards are phrases of which a sentence is not coded, by their first word
	discards map[string][]string
	actors   int
	agents   int
	rules    int
	wrong    []string
	doubts   []string
}

// Complaints lists the lines that could not be read and were left out, each with file, line and
// what was wanted. Published dictionaries have such lines.
func (d *Dictionary) Complaints() []string { return d.wrong }

// Doubts lists what was loaded although it looks like a slip, with file and line: codes of acts
// that are under no root of CAMEO, so that no type is known of their events.
func (d *Dictionary) Doubts() []string { return d.doubts }

// Size says how many names, agents, verb rules and phrases to leave out a dictionary has beyond the
// lexicon.
func (d *Dictionary) Size() (actors, agents, verbs, discards int) {
	for _, list := range d.discards {
		discards += len(list)
	}
	return d.actors, d.agents, d.rules, discards
}

// DictionaryFile is one file of a dictionary: its name, for messages, and its text.
type DictionaryFile struct{ Name, Text string }

// LoadDictionary reads dictionaries in the formats of TABARI and PETRARCH, which share most of
// their lines, and files whose names end with ".tsv", of rows for the lexicon's own tables. What a file holds is seen from its lines: patterns that begin with "- " make it a
// verb file, codes with "~" an agent file, everything else an actor file. A line that cannot be
// read is left out and stands among the complaints; a file in which more than one line of fifty
// is like that, or in which nothing can be read, is an error.
//
// Formats: P. Schrodt, TABARI Manual 0.8; PETRARCH documentation, Open Event Data Alliance.
func LoadDictionary(files ...DictionaryFile) (*Dictionary, error) {
	l, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	d := &Dictionary{l: l, verbs: map[string]*verbRules{}, discards: map[string][]string{}}
	for i, f := range files {
		p := dictParser{d: d, file: f.Name, number: i, sets: map[string][]string{}, written: map[string]*phraseSet{}, odd: map[string]int{}}
		before := d.size()
		text := strings.ReplaceAll(strings.TrimPrefix(f.Text, "\uFEFF"), "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
		kind := kindOfDictionary(text)
		if strings.HasSuffix(f.Name, ".tsv") {
			kind = "rows"
		}
		switch kind {
		case "rows":
			p.ownRows(text)
			if len(p.wrong) > 0 {
				return nil, p.wrong[0]
			}
		case "verbs":
			p.verbFile(text)
			p.doubtCodes()
		case "agents":
			p.agentFile(text)
		case "discards":
			p.discardFile(text)
		default:
			p.actorFile(text)
		}
		switch {
		case len(p.wrong)*50 > p.read && len(p.wrong) == 1:
			return nil, p.wrong[0]
		case len(p.wrong)*50 > p.read:
			return nil, fmt.Errorf("%w (%d of %d lines are wrong)", p.wrong[0], len(p.wrong), p.read)
		case d.size() == before:
			return nil, fmt.Errorf("%s: no actor, agent or verb in it: want a dictionary as TABARI and PETRARCH have", f.Name)
		}
		for _, w := range p.wrong {
			d.wrong = append(d.wrong, w.Error())
		}
	}
	return d, nil
}

func (d *Dictionary) size() int { return d.actors + d.agents + d.rules + len(d.discards) }

func kindOfDictionary(text string) string {
	kind := "actors"
	if !strings.Contains(text, "[") {
		kind = "discards"
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "---") {
			return "verbs"
		}
		if strings.Contains(line, "[~") || strings.Contains(line, "~]") {
			kind = "agents"
		}
	}
	return kind
}

// dictParser reads one file.
type dictParser struct {
	d      *Dictionary
	file   string
	number int  // of the file
	stems  bool // its verbs are stems, as TABARI has them
	n      int
	read   int // lines with something on them
	wrong  []error
	sets   map[string][]string // of words that stand for one another, as they are written
	// written are the sets with those inside them written out
	written map[string]*phraseSet
	odd     map[string]int // codes of acts under no root of CAMEO, and the first line of each
}

func (p *dictParser) bad(format string, a ...any) error {
	return fmt.Errorf("%s:%d: %w", p.file, p.n, fmt.Errorf(format, a...))
}

// lines hands over each line without its comment and collects what is wrong with them.
func (p *dictParser) lines(text string, row func(string) error) {
	p.n = 0
	for line := range strings.Lines(text) {
		p.n++
		line = strings.TrimRight(withoutComment(line), " \t\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "<") {
			continue
		}
		p.read++
		if !utf8.ValidString(line) {
			p.wrong = append(p.wrong, p.bad("%.40q is not UTF-8", line))
		} else if strings.IndexByte(line, 0) >= 0 {
			p.wrong = append(p.wrong, p.bad("a zero byte: want text in UTF-8, which UTF-16 and programs are not"))
		} else if err := row(line); err != nil {
			p.wrong = append(p.wrong, err)
		}
	}
}

// withoutComment cuts a line at the first "#" or ";" that does not stand in a code such as [###].
func withoutComment(line string) string {
	inCode := false
	for i := range len(line) {
		switch line[i] {
		case '[':
			inCode = true
		case ']':
			inCode = false
		case ';':
			return line[:i]
		case '#':
			if !inCode {
				return line[:i]
			}
		}
	}
	return line
}

// phraseWords makes the words of a dictionary name: ARNOR_, UNITED_STATES, "PRIME MINISTER".
func phraseWords(s string) []string {
	return tokensOf(strings.Trim(strings.ReplaceAll(strings.TrimSpace(s), "_", " "), " "))
}

// datedCode is a code with the days on which it holds.
type datedCode struct {
	code  string
	valid fact.Period
}

// codesOf reads every [CODE dates] of a line.
func (p *dictParser) codesOf(line string) ([]datedCode, error) {
	var out []datedCode
	for {
		i := strings.IndexByte(line, '[')
		if i < 0 {
			return out, nil
		}
		j := strings.IndexByte(line[i:], ']')
		if j < 0 {
			return nil, p.bad("a code is not closed: %q", line[i:])
		}
		if inner := line[i+1 : i+j]; strings.Contains(inner, "/") && !strings.ContainsAny(inner, "<>-0123456789") {
			// one name for several actors
			out = append(out, datedCode{code: strings.ReplaceAll(inner, " ", "")})
			line = line[i+j+1:]
			continue
		}
		for part := range strings.SplitSeq(line[i+1:i+j], "/") {
			c, err := p.dated(strings.Fields(part))
			if err != nil {
				return nil, err
			}
			if c.code != "" {
				out = append(out, c)
			}
		}
		line = line[i+j+1:]
	}
}

// dated reads "CODE", "CODE <070101", "CODE >070101" and "CODE 050101-070101".
func (p *dictParser) dated(f []string) (datedCode, error) {
	var c datedCode
	if len(f) == 0 {
		return c, nil
	}
	restrict := strings.Join(f[1:], "")
	c.code = f[0]
	for i := range len(f[0]) {
		if b := f[0][i]; !('0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' || strings.IndexByte("-+#~:?_<>.", b) >= 0) {
			return c, p.bad("a code is %.40q: want letters and digits", f[0])
		}
	}
	if i := strings.IndexAny(f[0], "<>"); i == 0 {
		restrict, c.code = f[0], strings.Join(f[1:], "")
	}
	if restrict == "" {
		return c, nil
	}
	from, to, ranged := strings.Cut(restrict, "-")
	var err error
	switch {
	case strings.HasPrefix(restrict, "<"):
		c.valid.To, err = p.day(restrict[1:])
	case strings.HasPrefix(restrict, ">"):
		c.valid.From, err = p.day(restrict[1:])
	case ranged:
		if c.valid.From, err = p.day(from); err == nil {
			c.valid.To, err = p.day(to)
		}
		if err == nil && c.valid.To.Last().Before(c.valid.From.First()) {
			err = p.bad("%s ends before it begins", restrict)
		}
	default:
		err = p.bad("a date is %.40q: want <DATE, >DATE or DATE-DATE", restrict)
	}
	return c, err
}

// day reads YYMMDD or YYYYMMDD; days and months out of range become the whole month or year, as
// such files have "19970299".
func (p *dictParser) day(s string) (fact.Date, error) {
	s = strings.TrimSpace(s)
	if len(s) == 6 {
		if s[:2] < "30" {
			s = "20" + s
		} else {
			s = "19" + s
		}
	}
	if len(s) != 8 {
		return fact.Date{}, p.bad("a date is %q: want YYMMDD or YYYYMMDD", s)
	}
	for _, t := range []string{s[:4] + "-" + s[4:6] + "-" + s[6:], s[:4] + "-" + s[4:6], s[:4]} {
		if d, err := fact.ParseDate(t); err == nil {
			return d, nil
		}
	}
	return fact.Date{}, p.bad("a date is %q: want YYMMDD or YYYYMMDD", s)
}

// actorFile reads a name with its codes, then synonyms after "+" or on lines of their own, and
// further codes on indented lines.
func (p *dictParser) actorFile(text string) {
	var names [][]string
	var codes []datedCode
	flush := func() {
		for _, n := range names {
			p.addActor(n, codes)
		}
		names, codes = nil, nil
	}
	p.lines(text, func(line string) error {
		name, _, _ := strings.Cut(line, "[")
		more, err := p.codesOf(line)
		if err != nil {
			return err
		}
		synonym := strings.HasPrefix(line, "+")
		indented := line[0] == ' ' || line[0] == '\t'
		name = strings.TrimLeft(strings.TrimSpace(name), "+")
		if !synonym && !indented && len(codes) > 0 {
			flush()
		}
		if w := phraseWords(name); len(w) > 0 && !indented {
			names = append(names, w)
		}
		codes = append(codes, more...)
		return nil
	})
	flush()
}

func (p *dictParser) addActor(words []string, codes []datedCode) {
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for _, c := range codes {
		id, sector := splitCode(c.code)
		p.d.l.addPhrase(words, phrase{kind: phName, actor: id, sector: sector, valid: c.valid, caps: true, code: c.code, file: p.number})
		p.d.actors++
	}
}

// splitCode parts an actor code into a state or organisation that is known and the sector
// behind it; of an unknown code the first three letters count as the actor.
func splitCode(code string) (fact.ActorID, string) {
	reg := actor.Default()
	if id, ok := reg.ByCode("cameo", code, fact.Date{}); ok {
		return id, ""
	}
	if len(code) < 3 {
		return fact.ActorID(code), ""
	}
	head, tail := code[:3], code[3:]
	if id, ok := reg.ByCode("iso3", head, fact.Date{}); ok {
		return id, tail
	}
	if id, ok := reg.ByCode("cameo", head, fact.Date{}); ok {
		return id, tail
	}
	if id := fact.ActorID(head); id.Valid() == nil {
		return id, tail
	}
	return "", tail
}

// discardFile reads one phrase a line, of which a sentence, or with "+" a whole text, is left out.
func (p *dictParser) discardFile(text string) {
	p.lines(text, func(line string) error {
		if strings.ContainsAny(line, ",;\"<>{}=|") {
			return p.bad("%.40q: want one phrase a line, or a code in brackets behind it", line)
		}
		if w := phraseWords(strings.TrimLeft(line, "+ ")); len(w) > 0 {
			p.d.discards[w[0]] = append(p.d.discards[w[0]], strings.Join(w, " "))
		}
		return nil
	})
}

// agentFile reads "FARMER [~AGR]", "PEACEKEEPING_TROOPS {} [IGO~]" and substitutions such as
// "!PERSON! = MAN, MEN".
func (p *dictParser) agentFile(text string) {
	p.lines(text, func(line string) error {
		if strings.HasPrefix(line, "!") && strings.Contains(line, "=") {
			name, list, _ := strings.Cut(line, "=")
			for w := range strings.SplitSeq(list, ",") {
				p.sets[strings.TrimSpace(name)] = append(p.sets[strings.TrimSpace(name)], strings.TrimSpace(w))
			}
			return nil
		}
		codes, err := p.codesOf(line)
		if err != nil {
			return err
		}
		if len(codes) == 0 {
			return p.bad("an agent without a code: %q", line)
		}
		name, _, _ := strings.Cut(line, "[")
		name, plural, braces := strings.Cut(name, "{")
		plural = strings.Trim(plural, "{} \t")
		names, err := p.substitute(strings.TrimSpace(name))
		if err != nil {
			return err
		}
		for _, n := range names {
			p.addAgent(phraseWords(n), codes[0].code)
			if !braces {
				if w := phraseWords(n); len(w) > 0 {
					w[len(w)-1] = pluralOf(w[len(w)-1])
					p.addAgent(w, codes[0].code)
				}
			}
		}
		if plural != "" {
			p.addAgent(phraseWords(plural), codes[0].code)
		}
		return nil
	})
}

// substitute writes a name out for each word of the lists that it names: CONGRESS!PERSON!. The words
// of a list name no further lists.
func (p *dictParser) substitute(name string) ([]string, error) {
	before, rest, marked := strings.Cut(name, "!")
	key, after, closed := strings.Cut(rest, "!")
	if !marked || !closed {
		return []string{name}, nil
	}
	list, ok := p.sets["!"+key+"!"]
	if !ok {
		return nil, p.bad("the list !%s! is not defined above", key)
	}
	tails, err := p.substitute(after)
	if err != nil {
		return nil, err
	}
	if len(list)*len(tails) > mostPhrases {
		return nil, p.bad("%.40q stands for more than %d names", name, mostPhrases)
	}
	var out []string
	for _, w := range list {
		for _, tail := range tails {
			out = append(out, before+w+tail)
		}
	}
	return out, nil
}

func (p *dictParser) addAgent(words []string, code string) {
	if len(words) == 0 {
		return
	}
	last := words[len(words)-1]
	l := p.d.l
	l.words[l.word(last)].title = true
	l.words[l.word(last)].class |= clsNoun
	l.addPhrase(words, phrase{kind: phSector, sector: strings.Trim(code, "~"), prefix: strings.HasSuffix(code, "~"), code: code})
	p.d.agents++
}
