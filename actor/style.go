package actor

import (
	"slices"
	"strings"

	"tightrope/fact"
)

// styled resolves a name written out in full, turned round, cut short or with a remark, where
// only the plain name is in the tables: "Republic of Benin", "Gabonese Republic", "Bahrain,
// Kingdom of", "Solomon Isds", "Kosovo (under UNSCR 1244/99)". It is asked last, so that a form
// which tells two states apart, as "Republic of China", never comes here.
func (r *Registry) styled(t string, at fact.Date) (fact.ActorID, bool) {
	for _, w := range writings(t) {
		if id, ok := choose(r.names[w], at); ok {
			return id, true
		}
		if rest, ok := withoutForm(w); ok {
			if id, ok := choose(r.names[rest], at); ok {
				return id, true
			}
		}
		if rest, ok := beforeForm(w); ok {
			if id, ok := choose(r.people[rest], at); ok {
				return id, true
			}
		}
	}
	return "", false
}

// writings lists the other ways to write a name, folded: without a remark in brackets, with what
// stands behind a comma in front, and with the short words written out.
func writings(t string) []string {
	t = withoutRemark(t)
	all := []string{fold(t)}
	if name, form, ok := strings.Cut(t, ","); ok {
		all = append(all, fold(form+" "+name))
	}
	for _, w := range slices.Clone(all) {
		if long := writeOut(w); long != w {
			all = append(all, long)
		}
	}
	return all
}

// remarks begin what stands in brackets without telling two actors apart; "(North)" does.
var remarks = []string{"under", "before", "after", "until", "since", "from", "excl", "incl", "...", "…", "former", "uk", "us", "1", "2"}

func withoutRemark(t string) string {
	name, remark, ok := strings.Cut(t, "(")
	if !ok || strings.TrimSpace(name) == "" {
		return t
	}
	remark = strings.ToLower(remark)
	if slices.ContainsFunc(remarks, func(s string) bool { return strings.HasPrefix(remark, s) }) {
		return name
	}
	return t
}

// short are words that lists of states cut.
var short = map[string]string{
	"rep": "republic", "dem": "democratic", "isds": "islands", "isl": "islands", "is": "islands", "sts": "states", "terr": "territory",
	"afr": "african", "equat": "equatorial", "br": "british", "neth": "netherlands", "fed": "federation", "ter": "territory",
}

// directions are the letters that stand for them in front of a name.
var directions = map[string]string{"n": "north", "s": "south", "e": "east", "w": "west", "c": "central", "st": "saint"}

func writeOut(w string) string {
	words := strings.Fields(w)
	if len(words) > 1 && (words[0] == "fmr" || words[0] == "former") {
		words = words[1:]
	}
	for i, s := range words {
		if long := short[s]; long != "" {
			words[i] = long
		}
		if long := directions[s]; long != "" && i == 0 && len(words) > 1 {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// forms are the words that say what sort of state it is, and those that adorn them.
var forms = []string{
	"republic", "kingdom", "state", "states", "principality", "commonwealth", "federation", "federated", "confederation", "union",
	"sultanate", "emirate", "grand", "duchy", "territory", "bailiwick", "collectivity", "country", "nation", "people", "peoples",
	"democratic", "socialist", "islamic", "federal", "federative", "cooperative", "co", "operative", "independent", "sovereign", "united",
	"arab", "bolivarian", "plurinational", "hashemite", "oriental", "and",
}

// split are names that several states have borne, which only their forms tell apart.
var split = []string{"korea", "yemen", "germany", "vietnam", "viet nam", "congo", "china", "america", "yugoslavia"}

// withoutForm cuts "republic of" and the like off a folded name.
func withoutForm(w string) (string, bool) {
	form, rest, ok := strings.Cut(w, " of ")
	if !ok || rest == "" || slices.Contains(split, rest) {
		return "", false
	}
	return rest, onlyForms(strings.Fields(form))
}

// beforeForm cuts "republic" and the like off behind an adjective.
func beforeForm(w string) (string, bool) {
	words := strings.Fields(w)
	n := len(words)
	for n > 0 && slices.Contains(forms, words[n-1]) {
		n--
	}
	return strings.Join(words[:n], " "), n > 0 && n < len(words)
}

func onlyForms(words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(s string) bool { return !slices.Contains(forms, s) })
}
