package check

import (
	"strings"

	"tightrope/check/cue"
)

// Cue words of English news, grouped by what they mean for a check. They are read only where
// the item leaves a field empty.
var (
	numberAhead = `(?:the\s+|a\s+|an\s+)?(?:[$€£]\s?)?(?:\d|half|third|quarter|fifth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|doubl|tripl|twice|trebl|quadrupl|halv)`

	cueNearly = cue.Of(`(?i)\b(?:nearly|almost|close to|just under|just short of|not quite)\b`)
	cueMore   = cue.Of(`(?i)\b(?:more than|upwards of|in excess of|exceed\w*|passed|topped|surpass\w*)\s|\b(?:over|above|beyond)\s+` + numberAhead)
	cueLess   = cue.Of(`(?i)\b(?:fewer than|less than|short of)\s|\b(?:under|below)\s+` + numberAhead)
	cueLeast  = cue.Of(`(?i)\bat least\b|\bno (?:less|fewer) than\b`)
	cueMost   = cue.Of(`(?i)\bat most\b|\bno more than\b|\bup to\s+` + numberAhead)
	cueAbout  = cue.Of(`(?i)\b(?:about|around|roughly|approximately|circa|barely|some|or so|in the region of)\b|~`)

	cueTransit   = cue.Of(`(?i)\b(?:transit\w*|cross(?:es|ed)?|pass(?:es|ed)? through|flows? through|via|through (?:its|their|the)? ?(?:territory|soil|pipeline|port))\b`)
	cueExports   = cue.Of(`(?i)\b(?:exports?|sales|sells?|sold to|customers?|buyers?|takes?|took|bought|destinations?|goes? to|went to|market for)\b`)
	cueImports   = cue.Of(`(?i)\b(?:imports?|imported|purchases?|suppl(?:y|ies|ied|ier|iers)|sourced|came from|comes from|sellers?|vendors?|delivered to|provided|covered|shipped)\b`)
	cueSellers   = cue.Of(`(?i)\b(?:exporters?|exports|exported|sellers?|suppliers?|sold|sells)\b`)
	cueBuyers    = cue.Of(`(?i)\b(?:importers?|imports|imported|buyers?|bought|buys|customers?|recipients?|took)\b`)
	cueWorld     = cue.Of(`(?i)\b(?:in the world|on earth|world(?:'s|’s|wide)?|global(?:ly)?|of all (?:deliveries|states|countries|exports|imports|arms|transfers))\b`)
	cueTraders   = cue.Of(`(?i)\b(?:importers?|exporters?|producers?|spenders?|buyers?|states? .{0,20}(?:imported|exported|bought|sold|produced|spent) more)\b`)
	cueTogether  = cue.Of(`(?i)\b(?:together|combined|jointly|between them|taken together|in sum)\b`)
	cueByValue   = cue.Of(`(?i)\b(?:by value|of (?:the )?value|in (?:dollars|euros?|value)|of the bill|worth|in money)\b`)
	cueByVolume  = cue.Of(`(?i)\b(?:by volume|by weight|of (?:the )?volume|barrels?|tonnes?|tons?|in volume)\b`)
	cueApart     = cue.Of(`(?i)\b(?:apart|away|diverg\w*|distanc\w*|drift\w*|widen\w*|grown? distant)\b`)
	cueCloser    = cue.Of(`(?i)\b(?:closer|converg\w*|narrow\w*|together|more (?:alike|often together))\b`)
	cueEvery     = cue.Of(`(?i)\b(?:every|each) (?:single )?(?:year|month|session|quarter)\b|\byear after year\b|\bwithout (?:a )?(?:break|exception)\b|\buninterrupted\w*\b|\bin each of\b`)
	cueSteadily  = cue.Of(`(?i)\b(?:steadily|steady|constantly|continuous\w*|consistently|ever more|gradual\w*)\b`)
	cueFromTo    = cue.Of(`(?i)\bbetween\b.*\band\b|\bsince\b|\bfrom\b.*\bto\b`)
	cueOnce      = cue.Of(`(?i)\b(?:once|formerly|used to be|in the past|historically)\b`)
	cueOutput    = cue.Of(`(?i)\b(?:pump(?:s|ed|ing)?|produc(?:es|ed|ing|tion)|output|extract(?:s|ed|ion))\b`)
	cueSpending  = cue.Of(`(?i)\b(?:spends?|spent|spending|budgets?)\b`)
	cueNow       = cue.Of(`(?i)\b(?:now|nowadays|currently|(?:has|have) (?:become|overtaken|replaced)|at present|today|these days|at the moment)\b`)
	cueSince     = cue.Of(`(?i)\bsince (?:the |its |his |their )?(?:[\w’\'-]+ ){0,3}?(invasion|war|coup|revolution|crisis|attacks?|annexation|embargo|sanctions|revolt|uprising|takeover|election|occupation|ceasefire|armistice)\b`)
	cueObserver  = cue.Of(`(?i)\bobserver\b`)
	cueAssociate = cue.Of(`(?i)\b(?:associate|candidate|partner) (?:member|status|state)\b`)
	cueLess2     = cue.Of(`(?i)\b(?:less|fewer|smaller|lower|nearer|behind|rarer|rarely)\b`)
	cueEquals    = cue.Of(`(?i)\bas (?:much|many|often|far|large|big) as\b`)
)

// readOp finds the operator of a number in the words of its quote.
func readOp(quote string) (op string, approx bool) {
	approx = cueAbout.In(quote)
	switch {
	case cueNearly.In(quote):
		return "nearly", approx
	case cueLeast.In(quote):
		return "ge", approx
	case cueMost.In(quote):
		return "le", approx
	case cueMore.In(quote):
		return "gt", approx
	case cueLess.In(quote):
		return "lt", approx
	}
	return "eq", approx
}

// sameItem says whether two names of goods mean the same: crude oil is also HS 2709 and
// petroleum oil, arms are weapons. An empty name matches any.
func sameItem(a, b string) bool {
	ca, cb := commodity(a), commodity(b)
	return ca == "" || cb == "" || ca == cb
}

// commodity brings the name of a good into one form.
func commodity(s string) string {
	l := strings.ToLower(s)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(l, w) {
				return true
			}
		}
		return false
	}
	switch {
	case l == "":
		return ""
	case strings.Contains(l, ": "): // a grade or a line of a good is a part, not the good
		return l
	case has("2709", "crude", "petroleum oil"), l == "oil", l == "oil exports", l == "oil imports", l == "petroleum":
		return "crude oil"
	case has("2711", "natural gas", "lng"), l == "gas":
		return "natural gas"
	case has("2710", "refined", "oil products", "fuel"):
		return "oil products"
	case has("arms", "weapon", "military equipment", "munition", "hs93", "defence equipment", "drone"):
		return "arms"
	case has("all goods", "total trade", "merchandise"), l == "goods", l == "trade", l == "all":
		return "goods"
	}
	return l
}
