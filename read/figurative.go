package read

import "strings"

// sports words tell that a sentence is about a game, in which states beat and crush each other
// every week.
var sports = newQuickSet(`final finals semifinal semifinals quarterfinal quarterfinals championship championships tournament olympics
	olympic league medal medals goal goals scored striker midfielder goalkeeper wicket wickets innings qualifier qualifiers playoff
	playoffs teammate teammates coach midfield penalty halftime quarterback rugby cricket football soccer tennis basketball`)

// figurative says whether an act of force is only a figure of speech: two states in a game, a thing
// that is hit by what is no actor, a bill that is killed in parliament.
func (r *reader) figurative(a *act) bool {
	if a.code == "086" && !a.noun && r.letsBe(a) {
		return true
	}
	if a.code == "073" && !a.noun && r.l.lemmas[a.lemma] == "treat" {
		comp := r.complement(a.verb) // "treats us as a colony" heals nobody
		return r.phrase(&comp, r.l.find("as")) >= 0 || r.phrase(&comp, r.l.find("like")) >= 0 || comp.obj >= 0 && r.direct(comp.obj).actor != ""
	}
	if a.code < "14" || a.noun || r.cs[a.verb].kind != chVerb {
		return false
	}
	if r.inGame() || r.willless(a) {
		return true
	}
	if a.code < "18" {
		return false
	}
	comp := r.complement(a.verb)
	if r.ofWords(comp.obj) || strings.HasPrefix(a.row, "noun:") && r.ofWords(r.cs[a.verb].subj) {
		return true
	}
	if r.cs[a.verb].passive {
		if v := a.verb + 1; v < len(r.cs) && r.cs[v].kind == chVerb && r.cs[v].ing && r.prepIs(v, "by") {
			return r.cs[a.verb].subj >= 0 && !r.direct(r.cs[a.verb].subj).found // hit by falling prices
		}
		j := r.phrase(&comp, r.l.find("by"))
		return j >= 0 && len(a.sources) == 0 && !r.anyone(j).found && r.nounBits(j) == 0 && r.d.Tokens[r.cs[j].head].class&clsNum == 0 &&
			r.cs[a.verb].subj >= 0 && !r.direct(r.cs[a.verb].subj).found
	}
	if comp.obj < 0 || len(a.targets) == 0 || r.anyone(comp.obj).found || r.bodily(comp.obj) {
		return false
	}
	t := &a.targets[0]
	return t.chunk > comp.obj && t.actor == "" && r.prepIs(t.chunk, "in") && !r.place(t.chunk).found
}

// ofWords says whether what a war, a campaign or an attack is fought with are words: "waged a smear campaign
// against", "a charm offensive in".
func (r *reader) ofWords(j int) bool {
	if j < 0 || r.cs[j].head == r.cs[j].first {
		return false
	}
	return wordy[r.d.Tokens[r.cs[j].head-1].Norm] // also a trade war, and a civil one, which is fought at home
}

var wordy = wordSet(`propaganda smear disinformation misinformation media diplomatic charm information influence publicity advertising
	election electoral lobbying verbal rhetorical legal advocacy awareness fundraising advert social press marketing whispering pr online
	vaccination literacy trade tariff price economic cold culture currency chip turf civil bidding`)

// entering verbs tell what one needs leave for.
var entering = wordSet(`enter pass cross land dock use fly visit inspect leave return station stay refuel open operate deploy send bring
	build join come go travel sail transit export import sell buy work run access`)

// letsBe says whether a verb of letting gives no leave: a thing that is let happen, one who is let flirt.
func (r *reader) letsBe(a *act) bool {
	comp := r.complement(a.verb)
	if r.l.lemmas[a.lemma] != "let" || comp.obj < 0 {
		return false
	}
	v := r.right(comp.obj)
	if v < 0 || r.cs[v].kind != chVerb {
		return comp.n == 0 && comp.part == "" && len(a.frame.needs) == 0
	}
	return !r.direct(comp.obj).found && r.nounBits(comp.obj)&(1<<r.l.classes["people"]) == 0 || !entering[r.l.lemmas[r.cs[v].verb]]
}

// blind things act without a will, so that nobody is hurt by anybody where they strike.
var blind = wordSet(`drought flood floods flooding storm storms hurricane typhoon cyclone tornado earthquake quake tremor tsunami virus disease
	epidemic pandemic outbreak plague inflation recession depression crisis blaze wildfire wildfires fires landslide mudslide heatwave heat cold
	frost locusts famine hunger poverty unemployment slump downturn prices costs shock winds wind rain rains snow avalanche volcano eruption
	shortage shortages blackout blackouts collapse warming weather cholera malaria migration uncertainty corruption`)

// willless says whether the subject of an active verb is a blind thing: "a drought devastated Kenya".
func (r *reader) willless(a *act) bool {
	c := &r.cs[a.verb]
	return c.subj >= 0 && !c.passive && blind[r.d.Tokens[r.cs[c.subj].head].Norm] && (len(a.sources) == 0 || a.sources[0].actor == "")
}

// bodily says whether a phrase is of people or things that force can be used on.
func (r *reader) bodily(j int) bool {
	bits := r.nounBits(j)
	for _, class := range [...]string{"troops", "people", "militaryaid", "asset", "prisoner", "ambassador", "embassy", "goods", "casualty"} {
		if n, ok := r.l.classes[class]; ok && bits&(1<<n) != 0 {
			return true
		}
	}
	return false
}

// warnsOf says whether a warning is about what a third party may do, which threatens nobody: "A warned
// that B might attack C".
func (r *reader) warnsOf(a *act) bool {
	if r.l.lemmas[a.lemma] != "warn" || a.frame == nil || a.frame.weight > 0 {
		return false
	}
	comp := r.complement(a.verb)
	if comp.clause < 0 || comp.obj >= 0 || comp.n > 0 {
		return false
	}
	for k := comp.clause; k < len(r.cs); k++ {
		if c := &r.cs[k]; c.kind == chVerb && c.finite {
			return c.subj >= comp.clause && r.direct(c.subj).found && r.l.words[c.modal].text != "must" && r.d.Tokens[r.cs[c.subj].head].class&clsPron == 0
		}
	}
	return false
}

// inGame says whether two words of sport, or one and a score, stand in the sentence.
func (r *reader) inGame() bool {
	if r.gameSent == r.sent+1 {
		return r.game
	}
	s := &r.d.Sentences[r.sent]
	n := 0
	for i := s.Body; i < s.Last; i++ {
		t := &r.d.Tokens[i]
		if t.Kind == Word && sports.has(t.Norm) || t.Kind == Number && t.Is(Hyphen) && len(t.Norm) < 3 && i > s.Body && r.d.Tokens[i-1].Kind == Number && len(r.d.Tokens[i-1].Norm) < 3 {
			n++
		}
	}
	r.gameSent, r.game = r.sent+1, n > 1
	return r.game
}
