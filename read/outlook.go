package read

import (
	"strings"

	"tightrope/fact"
)

// openings are the words with which a sentence says how sure its author is of what comes.
var openings = strings.Split(`chances are|the chances are|odds are|the odds are|the odds favour|the odds favor|it is only a matter of time|it is a matter of time|it is just a matter of time|
it is a safe bet|there is every chance|there is every prospect|there is every likelihood|there is a good chance|there is a real chance|there is a fair chance|there is a risk that|
there is little chance|there is no chance|there is little prospect|there is no prospect|expect|look for|do not expect|don't expect|do not count on|don't count on|do not bet on|don't bet on|
do not be surprised if|don't be surprised if|sooner or later|it is hard to see|it is easy to see`, "|")

// outlook makes a forecast of a sentence that opens with how likely something is ("chances are that …",
// "it is only a matter of time before …", "expect more ships"), or that names what is likeliest ("the
// most likely outcome is a coup").
func (r *reader) outlook(s *Sentence) bool {
	first := s.Body
	if first < s.Last && r.d.Tokens[first].class&clsConj != 0 {
		first++
	}
	if first+3 > s.Last || r.d.Tokens[first].Quote >= 0 {
		return false
	}
	switch r.d.Tokens[first].Norm {
	case "chances", "odds", "it", "there", "expect", "look", "do", "don't", "sooner":
		for _, o := range openings {
			if !r.opens(first, strings.TrimSpace(o)) {
				continue
			}
			if strings.HasPrefix(o, "look") && !r.infinitiveAfter(first+2, s.Last) || strings.HasPrefix(o, "sooner") && r.modalVerb("will", "shall", "must") >= 0 {
				return false // told by its verb
			}
			r.addForecast(first, s.Last, fact.Future, "outlook")
			return true
		}
	case "the":
		if r.opens(first, "the odds are") || r.opens(first, "the chances are") || r.opens(first, "the odds favour") || r.opens(first, "the odds favor") {
			r.addForecast(first, s.Last, fact.Future, "outlook")
			return true
		}
		i := first + 1
		if n := r.d.Tokens[i].Norm; n == "most" || n == "more" {
			i++
		}
		if i+2 < s.Last && likeliest[r.d.Tokens[i].Norm] && outcomes[r.d.Tokens[i+1].Norm] && r.d.Tokens[i+2].Norm == "is" {
			r.addForecast(first, s.Last, fact.Future, "outlook")
			return true
		}
	}
	return false
}

var (
	likeliest = wordSet("likeliest likely probable")
	outcomes  = wordSet("outcome result scenario course upshot consequence ending response answer successor winner loser")
)

// opens says that the words stand at token i, "is" also as a short form.
func (r *reader) opens(i int, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if i >= r.d.Sentences[r.sent].Last {
			return false
		}
		n := r.d.Tokens[i].Norm
		switch {
		case n == w, w == "is" && n == "'s":
		case w == "don't" && n == "do" && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Norm == "n't":
			i++
		default:
			return false
		}
		i++
	}
	return true
}

// infinitiveAfter says that an infinitive stands between two tokens.
func (r *reader) infinitiveAfter(i, last int) bool {
	for k := range r.cs {
		if c := &r.cs[k]; c.kind == chVerb && c.inf && c.first >= i && c.last <= last {
			return true
		}
	}
	return false
}

// headed are the phrases behind a present "be" that tell what comes, with whether an infinitive must
// follow.
var headed = []struct {
	words string
	inf   bool
}{
	{"on course to", true},
	{"on track to", true},
	{"in line to", true},
	{"on course for", false},
	{"heading for", false},
	{"headed for", false},
	{"heading towards", false},
	{"headed towards", false},
	{"in for", false},
	{"set for", false},
	{"on the way .", false},
	{"on the cards", false},
	{"on the horizon", false},
	{"yet to come", false},
	{"coming .", false},
	{"looming .", false},
	{"about to", true},
	{"on the verge of", false},
	{"on the brink of", false},
}

// looksAhead says that what stands behind a present "be", or "stands to", tells of what is coming: "is on
// course to default", "is heading for a clash", "stands to lose".
func (r *reader) looksAhead(k int) bool {
	c := &r.cs[k]
	if c.kind != chVerb || !c.finite || c.neg || c.modal != 0 || c.subj < 0 || c.subj > k || r.d.Tokens[c.first].Quote >= 0 {
		return false
	}
	switch r.d.Tokens[c.first].Norm {
	case "stands", "stand":
		return k+1 < len(r.cs) && r.cs[k+1].kind == chVerb && r.cs[k+1].inf && r.cs[k+1].first == c.last
	case "is", "are", "'s", "'re", "seems", "looks", "seem", "look":
	default:
		return false
	}
	for i := range headed {
		if h := &headed[i]; r.opens(c.first+1, h.words) {
			return true
		}
	}
	return false
}

// keepsMum says that a verb tells that somebody will not or would not speak.
func (r *reader) keepsMum(c *chunk) bool {
	if !c.neg {
		return false
	}
	switch r.l.lemmas[c.verb] {
	case "comment", "say", "confirm", "discuss", "name", "disclose", "reveal", "elaborate", "specify", "tell", "answer":
		return true
	}
	return false
}
