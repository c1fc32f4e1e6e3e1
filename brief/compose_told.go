package brief

import (
	"strings"

	"tightrope/fact"
)

// Told is what the text says beside its claims: an act, a stance, a tie, a forecast, a question.
type Told struct {
	Item  string `json:"item"` // i. id
	Quote string `json:"quote"`
	What  string `json:"what"`            // in words, without numbers
	Voice string `json:"voice,omitempty"` // who says so; empty = the article itself
}

// maxTold is the most statements that are listed; a text with more is no article.
const maxTold = 80

// told lists the items of the text that have no row among the claims, in text order.
func (c *composer) told(rows []ClaimRow) []Told {
	if c.m.Case != nil && c.m.Article != nil && c.m.Article.Published.IsZero() {
		return nil // the press claims of a case are all checked
	}
	seen := map[string]bool{}
	for _, r := range rows {
		seen[r.Item] = true
	}
	var out []Told
	for _, it := range c.m.Items {
		what := c.deed(it)
		if key := it.Quote + what; what == "" || seen[it.ID] || seen[key] || len(out) == maxTold {
			continue
		} else {
			seen[key] = true
		}
		t := Told{Item: c.item(it), Quote: it.Quote, What: what}
		if it.Voice != "author" && it.Kind != fact.Opinion {
			t.Voice = it.Voice
		}
		out = append(out, t)
	}
	return out
}

// ploverWords say what an act of a type is, with its parties: %s acts toward %s.
var ploverWords = map[string][2]string{
	"AGREE": {"agrees with", "agrees"}, "CONSULT": {"talks with", "talks"}, "SUPPORT": {"supports", "gives support"},
	"CONCEDE": {"gives way to", "gives way"}, "COOPERATE": {"cooperates with", "cooperates"}, "AID": {"helps", "gives help"},
	"RETREAT": {"eases pressure on", "eases pressure"}, "REQUEST": {"asks of", "asks"}, "ACCUSE": {"accuses", "accuses"},
	"REJECT": {"refuses", "refuses"}, "THREATEN": {"threatens", "threatens"}, "PROTEST": {"protests against", "protests"},
	"SANCTION": {"cuts ties with or sanctions", "cuts ties or sanctions"}, "MOBILIZE": {"deploys forces toward", "deploys forces"},
	"COERCE": {"coerces", "coerces"}, "ASSAULT": {"attacks", "attacks"},
}

// deed says in words what an item is; empty for what the brief tells elsewhere.
func (c *composer) deed(it fact.Item) string {
	words := ""
	switch it.Kind {
	case fact.EventItem:
		w, ok := ploverWords[it.Plover]
		if !ok {
			return ""
		}
		words = c.who(it.Source, it.SourceName) + " " + w[1]
		if it.Target != "" || it.TargetName != "" {
			words = c.who(it.Source, it.SourceName) + " " + w[0] + " " + c.who(it.Target, it.TargetName)
		}
	case fact.Stance:
		words = c.stanceWords(it)
	case fact.Relation:
		near := map[int]string{1: "a tie", -1: "a strained tie"}[it.Sign]
		if near == "" {
			near = "a tie of open sign"
		}
		words = near + " of " + c.who(it.A, "") + " with " + c.who(it.B, "")
		if it.Layer != "" {
			words += ", " + string(it.Layer)
		}
	case fact.Opinion:
		if it.Speaker == "" {
			return ""
		}
		return "a view of " + it.Speaker
	case fact.Forecast:
		words = "a forecast"
	case fact.OpenQuestion:
		return "an open question"
	case fact.ShockItem:
		words = "a shock: " + it.Type
	default:
		return ""
	}
	if it.Modality != fact.Asserted && it.Modality != fact.Questioned && it.Modality != "" {
		words += " (" + string(it.Modality) + ")"
	}
	return words
}

func (c *composer) stanceWords(it fact.Item) string {
	who := c.who(it.Holder, "")
	if v := map[string]string{"Y": "votes yes", "N": "votes no", "A": "abstains"}[it.Vote]; v != "" {
		return who + " " + v
	}
	toward := ""
	if it.Toward != "" {
		toward = " toward " + c.who(it.Toward, "")
	}
	switch {
	case it.Withheld != "":
		return who + " leaves undone" + toward + ": " + strings.ToLower(it.Withheld)
	case it.Denies != "":
		return who + " denies" + toward
	case it.Polarity == "-":
		return who + " is against" + toward
	}
	return who + " is for" + toward
}

// who is the name of an actor, or that of one whom no table knows.
func (c *composer) who(id fact.ActorID, name string) string {
	switch {
	case id != "":
		return c.names.Name(id)
	case name != "":
		return name
	}
	return "somebody"
}
