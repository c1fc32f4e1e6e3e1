package check

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// subjectOf says in words what the claim measures, for a reader who does not know our keys.
func (b *bench) subjectOf(f frame) string {
	name := func(id fact.ActorID) string {
		if id == "" {
			return "a state that the text does not name"
		}
		return b.named(id)
	}
	goods := b.goods(f)
	seller, buyer := f.pair()
	switch f.what {
	case "import share":
		if f.partner == "" {
			return "a share of the " + goods + " that " + name(f.subject) + " imports"
		}
		return fmt.Sprintf("the part of the %s imports of %s that comes from %s", goods, name(f.subject), name(f.partner))
	case "export share":
		if f.partner == "" {
			return "a share of the " + goods + " that " + name(f.subject) + " exports"
		}
		return fmt.Sprintf("the part of the %s exports of %s that goes to %s", goods, name(f.subject), name(f.partner))
	case "flow", "flow change":
		return fmt.Sprintf("the %s that %s delivers to %s", goods, name(seller), name(buyer))
	case "total imports", "total exports":
		return fmt.Sprintf("the %s %s of %s", goods, strings.TrimPrefix(f.what, "total "), name(f.subject))
	case "supplier rank":
		return fmt.Sprintf("the rank of %s among those who supply %s with %s", name(f.partner), name(f.subject), goods)
	case "buyer rank":
		return fmt.Sprintf("the rank of %s among those who buy %s from %s", name(f.partner), goods, name(f.subject))
	case worldRank, worldShare:
		return fmt.Sprintf("the %s of %s among all states (%s)", strings.TrimPrefix(f.what, "world "), name(f.subject), f.named)
	case "agreement":
		return fmt.Sprintf("how often %s and %s vote alike in the General Assembly", name(f.subject), name(f.partner))
	case voteCount:
		return "the number of votes of " + name(f.subject) + " in the General Assembly"
	case "distance":
		return fmt.Sprintf("the distance between %s and %s", name(f.subject), name(f.partner))
	case "production":
		return fmt.Sprintf("the %s output of %s", goods, name(f.subject))
	case "spending":
		return "the military spending of " + name(f.subject)
	case "order":
		return "what " + name(f.subject) + " orders or is given"
	case transit:
		return "what crosses the territory of " + name(f.subject)
	case "", "index", "event count":
		if f.subject == "" {
			return "a figure of a kind that no data set at hand counts"
		}
		return "a figure on " + name(f.subject) + " of a kind that no data set at hand counts"
	}
	out := "the " + f.what + " of " + name(f.subject)
	if f.partner != "" {
		out += " and " + name(f.partner)
	}
	return out
}

// named is the name of an actor as it stands inside a sentence: "the United States".
func (b *bench) named(id fact.ActorID) string {
	n := b.opt.Name(id)
	for _, w := range []string{"United ", "European Union", "Netherlands", "Philippines", "Democratic ", "Central African", "Czech Republic", "Dominican", "Gambia", "Bahamas", "Comoros", "Maldives", "Arab League", "Commonwealth", "African Union"} {
		if strings.HasPrefix(n, w) {
			return "the " + n
		}
	}
	if strings.HasSuffix(n, " Organization") || strings.HasSuffix(n, " Organisation") || strings.HasSuffix(n, " Union") {
		return "the " + n
	}
	return n
}

// goods names what is traded.
func (b *bench) goods(f frame) string {
	switch {
	case f.item != "":
		return f.item
	case f.layer == fact.Trade || f.layer == "":
		return "goods"
	}
	return string(f.layer)
}

// said is the claim of the text in short: "about 61.0 %", "more than 2 times", "rising".
func said(f frame) string {
	n := f.number
	switch {
	case f.form == trend:
		return map[int]string{1: "rising", -1: "falling", 0: "steady"}[f.up]
	case f.form == comparison && f.it.Value == nil:
		return map[bool]string{true: "less", false: "more"}[f.it.Op == "lt" || f.it.Op == "" && cueLess2.In(f.it.Quote)] + " than the other"
	}
	word := map[string]string{"gt": "more than ", "ge": "at least ", "lt": "less than ", "le": "at most ", "nearly": "nearly "}[n.op]
	if word == "" && n.approx {
		word = "about "
	}
	return word + show(n.value, f.unit)
}

// valueLine is one value with its basis and the number of rows behind it.
func valueLine(f frame, v fact.CheckValue) string {
	s := show(v.Value, v.Unit)
	if f.form == trend {
		s = v.Formula
	}
	rows := fmt.Sprintf("%d rows", len(v.Rows))
	if len(v.Rows) == 1 {
		rows = "1 row"
	}
	if len(v.Rows) == 0 {
		return s + " by " + v.Basis
	}
	return s + " by " + v.Basis + " (" + rows + ")"
}

// list joins at most so many entries and counts the rest.
func list(parts []string, most int) string {
	if len(parts) > most {
		parts = append(parts[:most:most], fmt.Sprintf("and %d more", len(parts)-most))
	}
	return strings.Join(parts, "; ")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// reason is one sentence that says what was measured, on which basis, and what the text says.
func (b *bench) reason(f frame, c fact.Check, failed []value) string {
	var in, out, shown []string
	for _, v := range c.Values {
		line := valueLine(f, v)
		switch {
		case !v.Reasonable && v.Why != "":
			shown = append(shown, line+", but "+v.Why)
		case !v.Reasonable:
			shown = append(shown, line)
		case v.Inside:
			in = append(in, line)
		default:
			out = append(out, line)
		}
	}
	what := capital(b.subjectOf(f))
	switch c.Verdict {
	case fact.Supported:
		return fmt.Sprintf("%s: %s. The text says %s: it holds.", what, list(in, 3), said(f))
	case fact.Contradicted:
		return fmt.Sprintf("%s: %s. The text says %s: it does not hold.", what, list(out, 3), said(f))
	case fact.DependsOnBasis:
		if len(in) == 0 {
			return fmt.Sprintf("%s: no single basis decides whether it is %s: %s.", what, said(f), list(append(out, shown...), 3))
		}
		return fmt.Sprintf("%s depends on the basis. The text says %s; it holds at %s, and not at %s.", what, said(f), list(in, 2), list(out, 2))
	}
	switch {
	case len(shown) > 0:
		return fmt.Sprintf("Nothing at hand decides %s. Shown beside it: %s.", b.subjectOf(f), list(shown, 2))
	case len(failed) > 0:
		why := failed[0].err.Error()
		if failed[0].reach != "" {
			why += "; it has data of " + failed[0].reach
		}
		return fmt.Sprintf("The data at hand do not reach %s: %s: %s.", b.subjectOf(f), failed[0].Basis, why)
	}
	if strings.HasPrefix(b.subjectOf(f), "a figure") {
		return capital(b.subjectOf(f)) + "."
	}
	return fmt.Sprintf("No data at hand measure %s.", b.subjectOf(f))
}

// settle says what data would settle the claim, and where such data come from.
func (b *bench) settle(f frame) string {
	period := "the time that the text means"
	if w := whenOf(f.it.Period); w.stated {
		switch {
		case w.from > 0:
			period = sessions(w.from, max(w.to, w.from)).label
		case w.open:
			period = "the time since " + w.period.From.String()
		case w.until:
			period = "the time up to " + w.period.To.String()
		default:
			period = labelOf(w.period)
		}
	}
	subject := "the state that the text means"
	if f.subject != "" {
		subject = b.named(f.subject)
	}
	goods := b.goods(f)
	switch f.what {
	case "import share", "supplier rank", "total imports", worldRank, worldShare:
		if f.what == worldRank || f.what == worldShare {
			return fmt.Sprintf("the same figure of all states for %s", period)
		}
		return fmt.Sprintf("the %s imports of %s by origin for %s: %s", goods, subject, period, origin(f))
	case "export share", "buyer rank", "total exports":
		return fmt.Sprintf("the %s exports of %s by destination for %s: %s", goods, subject, period, origin(f))
	case "flow", "flow change":
		seller, buyer := f.pair()
		if seller == "" || buyer == "" {
			return fmt.Sprintf("the %s deliveries of %s by partner for %s: %s", goods, subject, period, origin(f))
		}
		return fmt.Sprintf("the %s deliveries from %s to %s for %s: %s", goods, b.named(seller), b.named(buyer), period, origin(f))
	case "agreement", voteCount:
		return fmt.Sprintf("the recorded votes in the General Assembly for %s, at least %d of them", period, LeastVotes)
	case transit:
		return "flows by route for " + period
	case "", "index", "event count":
		return "a figure with unit, period and source from whoever counts it"
	case "order":
		return "the contract or budget line that states it, for " + period
	}
	return fmt.Sprintf("a series of the %s of %s for %s", f.what, subject, period)
}

// origin names the kind of source that counts such goods.
func origin(f frame) string {
	switch {
	case f.layer == fact.Arms:
		return "a register of deliveries such as SIPRI's"
	case f.item == "natural gas":
		return "customs, or flows by pipeline and cargo"
	case f.item == "electricity":
		return "flows at the borders by the grid operators"
	case f.item == "crude oil" || f.item == "oil products":
		return "customs, or ship tracking"
	}
	return "customs statistics of either side"
}
