// Package catalog lists the readers with what a user must know before loading: what a source
// gives, on what terms, from where, and whether a key is needed.
package catalog

import (
	"tightrope/fact"
	"tightrope/internal/source"
	"tightrope/internal/source/atop"
	"tightrope/internal/source/baci"
	"tightrope/internal/source/cepii"
	"tightrope/internal/source/comtrade"
	"tightrope/internal/source/cow"
	"tightrope/internal/source/eucrude"
	"tightrope/internal/source/eurostat"
	"tightrope/internal/source/gdelt"
	"tightrope/internal/source/icews"
	"tightrope/internal/source/idealpoints"
	"tightrope/internal/source/pipelines"
	"tightrope/internal/source/rivalries"
	"tightrope/internal/source/sipri"
	"tightrope/internal/source/ucdp"
	"tightrope/internal/source/unga"
	"tightrope/internal/source/wgi"
	"tightrope/internal/source/wmd"
)

// Entry is one source that can be loaded.
type Entry struct {
	Name        string           `json:"name"` // the word after "load"
	Publisher   string           `json:"publisher"`
	Title       string           `json:"title"`
	Gives       string           `json:"gives"`
	Licence     string           `json:"licence"`
	Share       string           `json:"share"` // may the data be handed on
	Address     string           `json:"address"`
	Direct      string           `json:"direct,omitempty"` // a file that can be downloaded as it is; of gdelt the master list
	Key         string           `json:"key,omitempty"`    // what must be had first: a key, an account, a click
	Reliability fact.Reliability `json:"reliability"`
	Read        source.Reader    `json:"-"`
	// Chosen is Read for some products of a file; nil where a file has none to choose from.
	Chosen func(source.Products) source.Reader `json:"-"`
}

// All lists the sources, sorted by name.
func All() []Entry {
	return []Entry{
		{
			Name: "atop", Publisher: "ATOP project", Title: "Alliance Treaty Obligations and Provisions", Gives: "obligations of alliances by pair and year",
			Licence: "free for research with citation", Share: "not stated", Address: "http://www.atopdata.org", Reliability: "B", Read: atop.Read,
		},
		{
			Name: "baci", Publisher: "CEPII", Title: "BACI", Gives: "yearly trade by product, reconciled, value and tonnes",
			Licence: "Etalab 2.0", Share: "yes, with attribution", Address: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37", Reliability: "B", Read: baci.Read, Chosen: baci.ReadProducts,
		},
		{
			Name: "cepii", Publisher: "CEPII", Title: "GeoDist", Gives: "distances, borders, languages, colonial past",
			Licence: "Etalab 2.0", Share: "yes, with attribution", Address: "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6", Reliability: "B", Read: cepii.Read,
		},
		{
			Name: "comtrade", Publisher: "United Nations Statistics Division", Title: "UN Comtrade", Gives: "monthly and yearly trade as each side reports it",
			Licence: "UN Comtrade terms", Share: "no, without permission", Address: "https://comtradeapi.un.org", Key: "free key; without it the preview of 500 rows", Reliability: "B", Read: comtrade.Read,
		},
		{
			Name: "cow", Publisher: "Correlates of War project", Title: "Correlates of War", Gives: "states, capabilities, disputes, memberships, contiguity, trade totals",
			Licence: "free with citation", Share: "not stated; of the alliances no", Address: "https://correlatesofwar.org/data-sets/", Reliability: "B", Read: cow.Read,
		},
		{
			Name: "eu-crude", Publisher: "European Commission", Title: "Registration of crude oil imports and deliveries", Gives: "monthly crude imports of member states by origin and grade",
			Licence: "Commission reuse decision 2011/833/EU", Share: "yes, with attribution", Address: "https://energy.ec.europa.eu", Reliability: "B", Read: eucrude.Read,
		},
		{
			Name: "eurostat", Publisher: "Eurostat", Title: "Crude oil imports by field of production, monthly (nrg_ti_coifpm)", Gives: "monthly crude imports by grade",
			Licence: "free reuse", Share: "yes, with attribution", Address: "https://ec.europa.eu/eurostat/databrowser/view/nrg_ti_coifpm", Reliability: "B", Read: eurostat.Read,
		},
		{
			Name: "gdelt", Publisher: "The GDELT Project", Title: "GDELT events 1.0 and 2.0", Gives: "machine-coded acts between states, every 15 minutes, and how often articles mention them",
			Licence: "free with citation", Share: "yes, with citation", Address: "https://www.gdeltproject.org", Direct: gdelt.MasterList, Reliability: "D", Read: gdelt.Read,
		},
		{
			Name: "icews", Publisher: "Lockheed Martin, Harvard Dataverse", Title: "ICEWS coded event data", Gives: "events between states, 1995 to 2023",
			Licence: "see the page of the data set", Share: "restricted", Address: "https://doi.org/10.7910/DVN/28075", Key: "a click on the terms", Reliability: "C", Read: icews.Read,
		},
		{
			Name: "idealpoints", Publisher: "Bailey, Strezhnev and Voeten", Title: "United Nations General Assembly ideal points", Gives: "ideal points by state and session",
			Licence: "CC0 1.0", Share: "yes", Address: "https://doi.org/10.7910/DVN/LEJUQZ",
			Direct: "https://dataverse.harvard.edu/api/access/datafile/10295878", Reliability: "B", Read: idealpoints.Read,
		},
		{
			Name: "pipelines", Publisher: "Global Energy Monitor", Title: "Global oil and gas infrastructure trackers", Gives: "pipelines with route, capacity and states on the way",
			Licence: "CC BY 4.0", Share: "yes, with attribution", Address: "https://globalenergymonitor.org/projects/global-oil-infrastructure-tracker/", Key: "a form on the page", Reliability: "B", Read: pipelines.Read,
		},
		{
			Name: "rivalries", Publisher: "Thompson, Sakuwa and Suhas; Thompson and Dreyer", Title: "Strategic rivalries", Gives: "pairs of rivals with their years",
			Licence: "from published books; cite", Share: "not stated", Address: "https://svmiller.com/peacesciencer/", Reliability: "B", Read: rivalries.Read,
		},
		{
			Name: "sipri", Publisher: "Stockholm International Peace Research Institute", Title: "Arms Transfers Database", Gives: "deliveries in TIV by pair and year; orders with weapons and years",
			Licence: "(c) SIPRI, non-commercial fair use", Share: "no, beyond fair use", Address: "https://armstransfers.sipri.org", Reliability: "B", Read: sipri.Read,
		},
		{
			Name: "table", Publisher: "you", Title: "Your own table", Gives: "observations or events of any table of separated values, by a mapping file",
			Licence: "yours to know", Share: "yours to know", Address: "", Key: "a mapping file", Reliability: "F",
		},
		{
			Name: "ucdp", Publisher: "Uppsala Conflict Data Program", Title: "UCDP/PRIO Armed Conflict Dataset", Gives: "armed conflicts by year with sides and intensity",
			Licence: "CC BY 4.0", Share: "yes, with attribution", Address: "https://ucdp.uu.se/downloads/", Key: "a token for the interface; none for files", Reliability: "B", Read: ucdp.Read,
		},
		{
			Name: "unga", Publisher: "United Nations; Voeten, Strezhnev and Bailey", Title: "General Assembly roll calls", Gives: "votes of each state on each roll call",
			Licence: "UN Digital Library: non-commercial with attribution; Voeten: CC0 1.0", Share: "Voeten's files yes", Address: "https://digitallibrary.un.org/record/4060887", Key: "a browser: the page asks for proof of a person", Reliability: "A", Read: unga.Read,
		},
		{
			Name: "wgi", Publisher: "World Bank", Title: "Worldwide Governance Indicators", Gives: "indices of governance by state and year",
			Licence: "CC BY 4.0", Share: "yes, with attribution", Address: "https://www.worldbank.org/en/publication/worldwide-governance-indicators", Reliability: "B", Read: wgi.Read,
		},
		{
			Name: "wmd", Publisher: "Austrian Federal Ministry of Finance", Title: "World Mining Data", Gives: "production of oil and gas by state and year",
			Licence: "free with citation", Share: "not stated", Address: "https://www.world-mining-data.info", Reliability: "B", Read: wmd.Read,
		},
	}
}

// Find gives the entry of a name.
func Find(name string) (Entry, bool) {
	for _, e := range All() {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}
