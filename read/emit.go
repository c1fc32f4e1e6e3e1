package read

import (
	"strings"

	"tightrope/fact"
)

// emit turns the acts of a sentence into items.
func (r *reader) emit(s *Sentence, acts []act) {
	if s.Kind == Headline || s.Kind == Caption || s.Kind == Prompt || s.Kind == Bullet && r.stem.denied {
		return
	}
	for i := range acts {
		a := &acts[i]
		if s.Question && !r.quoted(a.from) {
			continue
		}
		r.speech(a, acts)
		if !a.noun && r.footing(a) != stated {
			continue
		}
		if a.negative || a.withheld {
			r.refrain(a)
			continue
		}
		if a.code[:2] == "01" {
			if a.effect == "refuse" {
				r.refrain(a) // declined to comment
			}
			continue
		}
		if len(a.targets) == 0 && i > 0 {
			r.sharedTarget(acts[i-1 : i+1])
		}
		r.event(a)
	}
}

func (r *reader) quoted(i int) bool { return r.d.Tokens[i].Quote >= 0 }

// event makes one item for each pair of a source and a target.
func (r *reader) event(a *act) {
	if a.noun && !r.reportable(a) || !a.noun && (r.otherwiseRead(a) || r.figurative(a) || r.warnsOf(a)) {
		return
	}
	sources, targets := a.sources, a.targets
	if a.code >= "18" && !a.noun && a.effect == "" && r.cs[a.verb].inf && (len(targets) == 0 || targets[0].actor == "") {
		return // flew there to fight the gangs
	}
	if len(sources) == 0 {
		if a.noun || len(targets) == 0 || r.cs[a.verb].kind != chVerb || !r.cs[a.verb].passive || a.code[:2] == "10" && a.modality == fact.Future || a.code[:2] == "03" || a.code[:2] == "06" && a.weight == 0 {
			return // "Delhi will be asked to wait": nobody asks yet; "was invited to sign": nobody has agreed; "were trained": by nobody
		}
		sources = []party{{}}
	}
	if len(sources) == 1 && !sources[0].found && !r.cs[a.verb].finite {
		return // "weapons delivered to India" says nothing of who delivers
	}
	if root := a.code[:2]; !a.noun && len(targets) > 0 && targets[0].actor == "" && targets[0].name == "" && (root == "03" || root == "05" || root == "06" || root == "08" || a.code == "041") {
		targets = nil // with nobody in particular
	}
	if len(targets) == 0 {
		if t, ok := r.impliedTarget(a); ok {
			targets = []party{t}
			a.targets = targets // for what is joined to it
		} else if r.wantsTarget(a) && !r.tellsEnough(a) {
			if a.code[:2] == "12" && !a.noun && a.modality == fact.Asserted && r.cs[a.verb].kind == chVerb && (a.effect == "refuse" || refusing[r.l.lemmas[a.lemma]] && r.whichBefore(r.cs[a.verb].subj)) {
				r.refrain(a) // nobody is refused, but something is
			}
			return
		}
	}
	if len(targets) == 0 && r.tooLittle(a) {
		return
	}
	if len(targets) == 0 {
		targets = []party{{}}
	}
	if a.code[:2] == "14" && len(sources) > 0 && sources[0].actor == "" {
		sources = r.locals(a, sources)
	}
	if len(sources) == 1 && len(targets) == 1 {
		sources, targets = r.atHome(sources, targets), r.atHome(targets, sources)
	}
	n := 0
	for _, s := range sources {
		for _, t := range targets {
			if s.actor == "" && t.actor == "" {
				continue
			}
			if parliament := s.sector == "LEG" && t.sector == "GOV" && a.code[:2] == "10"; !parliament && a.code[:2] != "14" && s.actor == t.actor && (s.sector == t.sector || ofState(s.sector) && ofState(t.sector)) {
				continue // one part of a state and another
			}
			if own := s.actor.State(); own != "" && own == t.actor.State() && (a.code < "04" || a.code[:2] == "05" || a.code[:2] == "06" || a.code[:2] == "10" && s.sector != "LEG") {
				continue // trade and wishes at home
			}
			if s.actor == "" && len(sources) > 1 && sources[0].actor != "" {
				continue // the senator and members of a house
			}
			if root := a.code[:2]; s.found && s.actor == "" && s.name == "" && (root == "03" || root == "05" || root == "07" || a.code == "042") {
				continue // economists agree, tourists fly in
			}
			if a.code[:2] == "04" && s.found && r.cs[s.chunk].kind == chNoun && s.sector == "MIL" && r.nounBits(s.chunk)&(1<<r.l.classes["militaryaid"]) != 0 && r.nounBits(s.chunk)&(1<<r.l.classes["ship"]) == 0 {
				continue // drones pay no visits
			}
			if n++; n > 6 {
				return
			}
			r.items = append(r.items, r.eventItem(a, s, t))
			if a.code >= "13" && a.modality == fact.Asserted && t.actor != "" {
				r.lastHit, r.hitBy, r.hitSent = t.actor.State(), s.actor.State(), r.sent
			}
		}
	}
}

// atHome gives a part of a state that a text about one state does not say whose it is to that state,
// where the other side is a foreign one: "Opposition lawmakers asked Beijing", "urged officials to".
func (r *reader) atHome(list, others []party) []party {
	p := list[0]
	if p.actor != "" || p.name != "" || !p.found || r.topic == "" || r.topicCount <= 2 || !r.l.states[others[0].actor.State()] || others[0].actor.State() == r.topic {
		return list
	}
	switch p.sector {
	case "GOV", "LEG", "MIL", "OPP", "JUD", "COP", "SPY", "PTY":
		p.actor = r.topic
		return []party{p}
	}
	return list
}

// locals gives protesters without a country the one in which they protest, else that of the
// government against which they do, else that which the text is about.
func (r *reader) locals(a *act, sources []party) []party {
	out := append([]party(nil), sources...)
	for j := sources[0].chunk; j < len(r.cs) && r.cs[j].kind != chStop; j++ {
		if r.cs[j].kind == chNoun && r.prepIs(j, "in", "at", "across", "outside", "through") {
			if p := r.place(j); p.found && (len(a.targets) == 0 || a.targets[0].actor.State() != p.actor.State()) {
				out[0].actor = p.actor.State()
				return out
			}
		}
	}
	switch {
	case len(a.targets) > 0 && a.targets[0].sector == "GOV":
		out[0].actor = a.targets[0].actor.State()
	case r.topicCount > 2 && out[0].name == "" && (len(a.targets) == 0 || a.targets[0].actor.State() != r.topic):
		out[0].actor = r.topic
	}
	return out
}

func (r *reader) eventItem(a *act, s, t party) fact.Item {
	code := r.l.ofCode(a.code)
	it := r.item(fact.EventItem, a.from, a.to)
	it.Source, it.SourceSector, it.SourceName = s.actor, s.sector, s.name
	it.Target, it.TargetSector, it.TargetName = t.actor, t.sector, t.name
	it.Plover, it.Mode, it.Cameo, it.Intensity = code.plover, code.mode, a.code, code.intensity
	it.Modality, it.Voice = a.modality, a.voice
	it.Date, it.Place, it.Reciprocal = r.dateOf(a), r.placeOf(a), a.recip
	it.Layer = r.layerOf(a)
	if ordering[r.l.lemmas[a.lemma]] && !a.noun && r.cs[a.verb].kind == chVerb && s.found && s.chunk == r.cs[a.verb].subj {
		it.Role = "buyer"
	}
	it.Rule = a.derivation()
	it.Why = r.why(a, s, t)
	return it
}

// ordering are the verbs of those who take goods from somebody.
var ordering = wordSet("buy order import purchase acquire procure commission lease rent charter take")

// derivation names the rule of an act and the operator above its verb that changed it.
func (a *act) derivation() string {
	if a.effect == "" {
		return a.row
	}
	return a.row + " under " + a.effect
}

// item makes an empty item over tokens.
func (r *reader) item(kind fact.ItemKind, from, to int) fact.Item {
	for to > from+1 && r.d.Tokens[to-1].Kind == Punct {
		to--
	}
	it := fact.Item{Kind: kind, Span: r.d.TokenSpan(from, to), Modality: fact.Asserted, Polarity: "+"}
	it.Quote = r.d.Text[it.BStart:it.BEnd]
	return it
}

func (r *reader) why(a *act, s, t party) []fact.Span {
	c := &r.cs[a.verb]
	out := []fact.Span{r.d.TokenSpan(c.first, c.last)}
	if g := c.chain; c.kind == chVerb && g >= 0 && a.effect != "" {
		out = append(out, r.d.TokenSpan(r.cs[g].first, r.cs[g].last)) // the verb above
	}
	for _, p := range [...]party{s, t} {
		if p.found && p.last > p.first {
			out = append(out, r.d.TokenSpan(p.first, p.last))
		}
	}
	return out
}

// layerOf says in which layer an act lies, by its code and the goods that it names.
func (r *reader) layerOf(a *act) fact.Layer {
	bits := a.objBits
	switch code := a.code; {
	case code == "062" && (bits&(1<<r.l.classes["exercise"]) != 0 || drilling[r.l.lemmas[a.lemma]]):
		return fact.Security
	case bits&(1<<r.l.classes["militaryaid"]) != 0 || code == "062" && !a.noun || code == "072":
		return fact.Arms
	case code == "061" && bits&(1<<r.l.classes["goods"]) != 0:
		return fact.Energy
	case code == "061":
		return fact.Trade
	case code == "064" || code == "063" || code == "060" || code == "074":
		return fact.Security
	case code >= "18", code[:2] == "15":
		return fact.Conflict
	case code >= "10" && code[:2] != "12":
		return fact.Pressure
	}
	return fact.Diplomacy
}

// speech gives an act inside reported speech its voice: the nearest verb of saying whose clause
// it lies in.
func (r *reader) speech(a *act, acts []act) {
	if a.voice != "" {
		return
	}
	if sp := r.d.Sentences[r.sent].Speaker; sp != "" {
		a.voice = sp
	}
	if v := &r.cs[a.verb]; v.kind == chVerb && v.passive && !v.finite && !v.inf && v.chain < 0 {
		return // the measures that it denied were requested
	}
	for k := a.verb - 1; k >= 0; k-- {
		c := &r.cs[k]
		if c.kind == chStop {
			return
		}
		if c.kind != chVerb || c.subj < 0 {
			continue
		}
		lemma := r.l.lemmas[c.verb]
		denied, wanted := denials.has(lemma), wishes.has(lemma) && r.between(k, a.verb, chSub) && r.subjunctive(lemma, a.verb)
		if !denied && !wanted && !r.reports(c.verb) || !r.clauseBelow(k, a.verb) {
			continue
		}
		if wanted { // "demanded that the firm be barred" says nothing of its being barred
			a.sources, a.targets = nil, nil
			return
		}
		a.negative = a.negative != denied
		v := r.speakerName(c.subj)
		switch strings.ToLower(v) {
		case "i", "we", "my":
			return // the speaker, or the author
		}
		if v != "" {
			a.voice, a.said = v, true
			switch r.l.lemmas[c.verb] {
			case "allege", "claim", "report", "accuse", "insinuate", "believe", "think", "suspect":
				if a.modality == fact.Asserted {
					a.modality = fact.Alleged
				}
			}
		}
		return
	}
}

var (
	denials = newQuickSet("deny dispute refute")
	wishes  = newQuickSet("demand require request recommend propose suggest urge ask insist")
)

// subjunctive says that a verb behind one of wishing tells what is wished: "that it be barred",
// "demanded that Qatar downgrade". Behind words that also assert, a base form can be the present
// of many: "insists that they sell".
func (r *reader) subjunctive(lemma string, k int) bool {
	c := &r.cs[k]
	if !c.finite || r.d.Tokens[c.first].Norm == "be" {
		return true
	}
	t := &r.d.Tokens[c.head]
	return lemma != "insist" && lemma != "suggest" && c.modal == 0 && c.first == c.head && t.Norm == r.l.lemmas[c.verb] && r.l.words[t.word].form&formPast == 0
}

func (r *reader) reports(verb uint16) bool {
	switch r.l.lemmas[verb] {
	case "say", "claim", "state", "report", "announce", "argue", "note", "add", "allege", "declare", "believe", "think", "warn", "insist", "suggest", "tell":
		return true
	}
	return false
}

// clauseBelow says whether the verb at chunk v stands in the clause that the verb of saying at k
// opens: with "that", or with a subject of its own and nothing but its phrases between.
func (r *reader) clauseBelow(k, v int) bool {
	if f := frontComma(r.d, r.cs); f > k && f < v {
		return false // while Kigali says that it left, Kinshasa accuses
	}
	for j := k + 1; j < v; j++ {
		switch c := &r.cs[j]; c.kind {
		case chSub:
			return r.d.Tokens[c.first].Norm == "that"
		case chOpen:
			return true
		case chConj, chStop:
			return false
		case chComma:
			if n := &r.cs[k+1]; n.kind == chNoun && n.prep < 0 && j > k+1 {
				return false // while Kigali denied it, Kinshasa accused
			}
		case chVerb:
			if c.finite && c.subj > k {
				return true
			}
			return false
		}
	}
	return r.cs[v].kind == chVerb && r.cs[v].subj > k
}

// sources0 is the state of the first source.
func (a *act) sources0() fact.ActorID {
	if len(a.sources) == 0 {
		return ""
	}
	return a.sources[0].actor.State()
}

// ofState says whether a sector acts for the state, or none is named.
func ofState(sector string) bool {
	switch sector {
	case "", "GOV", "LEG", "MIL", "JUD", "SPY", "COP", "ELI":
		return true
	}
	return false
}

// drilling are the verbs of soldiers who do something together.
var drilling = wordSet("train exercise drill sail patrol fly fight host open")

// speakerName names the one who stands as subject of a verb of saying.
func (r *reader) speakerName(j int) string {
	if j < 0 || r.cs[j].kind != chNoun {
		return ""
	}
	c := &r.cs[j]
	if c.mention >= 0 {
		m := &r.mentions[c.mention]
		if m.Kind == PronounMention && m.Antecedent >= 0 {
			a := &r.mentions[m.Antecedent]
			if a.Name != "" {
				return a.Name
			}
			return r.d.Text[r.d.Tokens[a.First].Start:r.d.Tokens[a.Last-1].End]
		}
		if m.Name != "" && m.Kind != AdjectiveMention {
			return m.Name
		}
	}
	return r.d.Text[r.d.Tokens[c.first].Start:r.d.Tokens[c.last-1].End]
}
