package read

import (
	"sort"
	"strings"

	"tightrope/fact"
)

// name gives a speech the name of its source: as mentioned, as the antecedent of a pronoun, or
// as written.
func (p *speaker) name(k int, ms []Mention) {
	s := &p.out[k]
	if len(s.content) > 0 {
		s.start = int(p.d.Tokens[s.content[0].first].Start)
		s.end = int(p.d.Tokens[s.content[len(s.content)-1].last-1].End)
	}
	if s.source.last <= s.source.first {
		return // known already, or nobody
	}
	s.name = strings.TrimRight(strings.TrimSpace(p.d.Text[p.d.Tokens[s.source.first].Start:p.d.Tokens[s.source.last-1].End]), ", ")
	if i := strings.Index(s.name, ", "); i > 0 {
		if who := p.apposedName(s); who != "" {
			s.role, s.name, s.known = s.name[:i], who, true
			s.actor = stateOfSource(s, ms)
			return
		}
		s.name = s.name[:i]
	}
	s.actor = stateOfSource(s, ms)
	sent := p.d.Sentences[p.d.Tokens[s.source.first].Sent]
	switch n := p.d.Tokens[s.head].Norm; n {
	case "i", "we", "my", "our":
		if sent.Speaker != "" {
			s.name, s.known = speakerName(sent.Speaker), true
		}
		return
	case "he", "she", "her", "his", "it", "they", "who", "which":
		from := sent.First
		if i := p.d.Tokens[s.source.first].Sent; (n == "he" || n == "she") && i > 0 && p.d.Sentences[i-1].Para == sent.Para {
			from = p.d.Sentences[i-1].First // who spoke in the sentence before speaks on
		}
		if a := personOf(ms, s.head); a != nil && (n == "he" || n == "she" || n == "her" || n == "his") {
			s.name, s.known = a.Name, true
			return
		}
		if q := p.antecedent(k, from); q != nil && n != "it" {
			s.name, s.role, s.known = q.name, q.role, q.known
			return
		}
	}
	after := sort.Search(len(ms), func(i int) bool { return ms[i].First > s.head })
	for k := after - 1; k >= max(0, after-6); k-- {
		m := &ms[k]
		if m.Last <= s.head {
			continue
		}
		s.known = true
		switch {
		case m.Kind == PronounMention && m.Antecedent >= 0 && m.Antecedent < len(ms):
			if a := ms[m.Antecedent]; a.Name != "" {
				s.name = a.Name
			}
		case m.Name != "" && m.Kind != AdjectiveMention:
			if m.First > s.source.first {
				s.role = strings.TrimSpace(p.d.Text[p.d.Tokens[s.source.first].Start:p.d.Tokens[m.First].Start])
			}
			s.name = m.Name
		}
		return
	}
	s.known = p.d.Tokens[s.head].Is(Capital) || p.cues.who[p.d.Tokens[s.head].Norm] || personWords.has(p.d.Tokens[s.head].Norm)
}

// apposedName is the full name that stands between commas behind an office: "a deputy minister in
// Hanoi, Tran Van Long,".
func (p *speaker) apposedName(s *speech) string {
	t := p.d.Tokens
	if t[s.head].Is(Capital) && !t[s.head].Is(FirstWord) {
		return ""
	}
	i := s.head
	for i < s.source.last && t[i].Norm != "," {
		i++
	}
	j := i + 1
	for j < s.source.last && t[j].Kind == Word && (t[j].Is(Capital) || t[j].Is(Hyphen) || len(t[j].Norm) < 4 && j > i+1) {
		j++
	}
	if j-i < 3 || j < s.source.last && t[j].Norm != "," {
		return ""
	}
	return p.d.Text[t[i+1].Start:t[j-1].End]
}

// personOf is the named person for whom the pronoun at a token stands, nil if none is known.
func personOf(ms []Mention, head int) *Mention {
	for k := sort.Search(len(ms), func(i int) bool { return ms[i].First > head }) - 1; k >= 0 && ms[k].Last > head; k-- {
		m := &ms[k]
		if m.Kind != PronounMention {
			continue
		}
		for n := 0; n < 4 && m.Kind == PronounMention && m.Antecedent >= 0 && m.Antecedent < len(ms); n++ {
			m = &ms[m.Antecedent]
		}
		if m.Name != "" && m.Kind != PronounMention {
			return m
		}
	}
	return nil
}

// antecedent is the speech from a token on whose source a pronoun takes up: "A general put it more
// bluntly: the jets, he said, …".
func (p *speaker) antecedent(k, from int) *speech {
	for j := k - 1; j >= 0; j-- {
		q := &p.out[j]
		if q.cue.first < from {
			return nil
		}
		if q.known && q.source.last <= p.out[k].source.first && p.d.Tokens[q.head].class&clsPron == 0 {
			return q
		}
	}
	return nil
}

// stateOfSource is the state of the first mention in a source: of the minister, of the ministry.
func stateOfSource(s *speech, ms []Mention) fact.ActorID {
	at := sort.Search(len(ms), func(i int) bool { return ms[i].First >= s.source.first })
	for k := max(0, at-1); k < len(ms) && ms[k].First < s.source.last; k++ {
		if id := ms[k].Actor.State(); len(id) == 3 && id != "MNC" && id != "NGO" && ms[k].Last > s.source.first {
			return id
		}
	}
	return ""
}
