package read

import "tightrope/fact"

// financeWords are nouns of what a state owes, is lent, is sent or has invested in it by others.
var financeWords = wordSet("debt debts loans bonds investment investments fdi lending borrowing remittances money")

// financed builds a share of a state's debt, of the money invested in it or sent home to it: "Japan
// holds a third of Peru's external debt", "Dutch investment makes up a tenth of the stock in Ghana", "a
// quarter of the remittances that reach Nepal come from Qatar". It is the share of the one who lends, in
// what the other owes; the other is the text's own state where the words name none.
func (z *quantifier) financed(f *figure) bool {
	if !z.any(f.last, "of") {
		return false
	}
	at := -1
	for i := f.last + 1; i < min(f.last+8, f.clause.last); i++ {
		if z.d.Tokens[i].Kind == Punct && !z.any(i, "'") || z.has(i, mVerb&^mBe) && !z.has(i, mGood|mImport) {
			break
		}
		if financeWords[z.norm(i)] && (!z.any(i, "money") || z.financeSaid(f)) || z.any(i, "stock") && z.financeSaid(f) {
			at = i
			break
		}
	}
	if at < 0 {
		return false
	}
	var by, whose fact.ActorID
	for k := z.mi.first; k < z.mi.last; k++ {
		m := z.ms[k]
		id := z.stateOf(m)
		if id == "" || id == someRegion || m.First < f.clause.first || m.First >= f.clause.last {
			continue
		}
		lead := z.clauseLead(k)
		switch {
		case z.any(f.verb, "owe", "owes", "owed") && !z.passive(f.verb): // "owes a third of its debt to Mali"
			if m.First < f.verb {
				whose = id
			} else if m.First > at && z.any(lead, "to") {
				by = or(by, id)
			}
		case m.First >= f.last && m.First < at:
			if m.Kind == AdjectiveMention && !z.any(m.First-1, "the") && z.any(at, "investment", "investments", "loans", "lending") && m.Last == at {
				by = id // "half of Chinese loans"
				continue
			}
			whose = or(whose, id)
		case m.First > at && (z.any(lead, "in", "of") || z.any(m.Last, "owes", "receives", "gets") || z.any(lead, "reach", "reaches", "to") && !z.any(lead-1, "owed")):
			whose = or(whose, id)
		case m.First > at && z.any(lead, "from", "by", "to"):
			by = or(by, id)
		case m.Last <= f.first && f.verb >= m.Last && f.verb < f.first && (!prepositions[z.norm(lead)] || m.Kind == AdjectiveMention):
			by = or(by, id)
		}
	}
	if by == "" || by == whose {
		return false
	}
	if whose == "" {
		if whose = z.focus; whose == by {
			whose = z.otherThan(f, by)
		}
	}
	f.Subject, f.Partner, f.Layer, f.Commodity, f.Metric = whose, by, fact.Trade, "debt and investment", "import share"
	f.Doubt = "of what it is a share: debt, investment or money sent home, which no source at hand adds up"
	return whose != "" && whose != by
}

// financeSaid says that the sentence names debt, investment or money sent home before the figure.
func (z *quantifier) financeSaid(f *figure) bool {
	for i := z.s.Body; i < f.first; i++ {
		if financeWords[z.norm(i)] && !z.any(i, "money") || z.any(i, "abroad") && z.any(i+1, "sent", "send", "sends") {
			return true
		}
	}
	return false
}
