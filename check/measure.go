package check

import (
	"strings"

	"tightrope/check/cue"
	"tightrope/fact"
)

// metricCues say what a metric in free words is about; the first that matches stands. They
// serve readers that do not use the keys of fact.Measures.
var metricCues = []struct {
	cue  *cue.Cue
	what string
}{
	{cue.Of(`(?i)transit`), transit},
	{cue.Of(`(?i)\baid\b|sanctions? packages?|withheld|rockets?|orders?\b|ordered`), "order"},
	{cue.Of(`(?i)world rank|rank .*in the world`), worldRank},
	{cue.Of(`(?i)share of world|world share`), worldShare},
	{cue.Of(`(?i)rank of .* (?:suppliers?|sellers?|vendors?|origins?)`), "supplier rank"},
	{cue.Of(`(?i)rank of .* (?:buyers?|customers?|importers?|destinations?|markets?)`), "buyer rank"},
	{cue.Of(`(?i)\bdisputes?\b|clashes`), "dispute"},
	{cue.Of(`(?i)rival`), "rivalry"},
	{cue.Of(`(?i)abstention|votes? (?:cast|against|for)\b`), voteCount},
	{cue.Of(`(?i)identical votes|agreement|voting|votes? (?:alike|together|matched)`), "agreement"},
	{cue.Of(`(?i)ideal[- ]point`), "ideal point"},
	{cue.Of(`(?i)military (?:expenditure|spending|budget)|def[ea]n[cs]e (?:budget|spending)`), "spending"},
	{cue.Of(`(?i)distance`), "distance"},
	{cue.Of(`(?i)share of .*(?:exports?|-bound)`), "export share"},
	{cue.Of(`(?i)share of .*imports?|import share|share of .*(?:market|purchases|supply)`), "import share"},
	{cue.Of(`(?i)output|production|pumped|extraction`), "production"},
	{cue.Of(`(?i)deliver|imports? from|exports? to|purchases? from|sales? to|volume|flow|trade with`), "flow"},
	{cue.Of(`(?i)\bgdp\b|gross domestic|economy`), "gdp"},
	{cue.Of(`(?i)population|inhabitants`), "population"},
	{cue.Of(`(?i)concentration|herfindahl`), "concentration"},
	{cue.Of(`(?i)\bcinc\b|capabilit`), "capability"},
}

// whatOf finds the measure: by its key, by the words of the metric, else by layer and unit.
func whatOf(it *fact.Item, f frame) string {
	if cueTransit.In(it.Quote) && f.form == level && it.Unit == "share" && it.Layer != fact.Votes {
		return transit
	}
	if _, ok := fact.MeasureNamed(it.Metric); ok || it.Metric == worldRank || it.Metric == worldShare {
		return it.Metric
	}
	for _, c := range metricCues {
		if c.cue.In(it.Metric) {
			return c.what
		}
	}
	goods := it.Layer == fact.Arms || it.Layer == fact.Energy || it.Layer == fact.Trade
	switch {
	case it.Layer == fact.Votes:
		return "agreement"
	case it.Layer == fact.Geography:
		return "distance"
	case goods && f.form == rank:
		if exporting(it.Quote) {
			return "buyer rank"
		}
		return "supplier rank"
	case goods && (it.Unit == "share" || f.form == points):
		if exporting(it.Quote) {
			return "export share"
		}
		return "import share"
	case goods && f.form != level:
		return "flow"
	case goods && unitOf(it.Unit).family != "":
		return "flow"
	}
	return ""
}

// reworded corrects the measure where the words speak plainly of another: what is pumped is
// production, and a budget is no import.
func reworded(it *fact.Item, f frame) string {
	_, known := fact.MeasureNamed(it.Metric)
	goods := f.what == "import share" || f.what == "export share" || f.what == "total imports" || f.what == "total exports" || f.what == "flow"
	if !known || !goods {
		return f.what
	}
	switch {
	case it.Partner == "" && cueOutput.In(it.Quote):
		return "production"
	case it.Layer == fact.Power && cueSpending.In(it.Quote):
		return "spending"
	}
	return f.what
}

// turn corrects the direction of a share or rank between two: where the words speak of sales and
// not of purchases, and the data know only flows out of the subject.
func (b *bench) turn(f *frame) {
	other := map[string]string{"import share": "export share", "supplier rank": "buyer rank"}[f.what]
	if other == "" || f.partner == "" || !exporting(f.it.Quote) {
		return
	}
	for _, l := range b.ledger.Lenses() {
		if f.item == "" || commodity(l.Item) != f.item {
			continue
		}
		if b.ledger.Steps(l, f.partner, f.subject) > 0 {
			return
		}
	}
	for _, l := range b.ledger.Lenses() {
		if commodity(l.Item) == f.item && b.ledger.Steps(l, f.subject, f.partner) > 0 {
			f.what, f.importer = other, false
			return
		}
	}
}

// asRatio turns "Armenia spends a third of what Azerbaijan spends" into a comparison of the two.
func (b *bench) asRatio(f *frame) {
	named := statesIn(f.it.Quote)
	if len(named) != 2 {
		f.what = "" // a share of something else, as of the economy
		return
	}
	f.subject, f.third, f.partner, f.form = named[0], named[1], "", comparison
}

// exporting says whether the words speak of sales rather than purchases.
func exporting(quote string) bool {
	return cueExports.In(quote) && !cueImports.In(quote)
}

// importing says whether the subject is the buyer.
func importing(it *fact.Item, f frame) bool {
	switch f.what {
	case "import share", "supplier rank", "total imports":
		return true
	case "export share", "buyer rank", "total exports", transit:
		return false
	}
	if m := strings.ToLower(it.Metric); m != "" && m != "flow" && m != "flow change" {
		if strings.Contains(m, "export") && !strings.Contains(m, "import") {
			return false
		}
		return true
	}
	return !exporting(it.Quote)
}
