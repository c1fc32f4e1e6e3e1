// Package brief turns what the engines found into one document that can be defended line by
// line: a typed model, its renderings (HTML, Markdown, JSON, terminal), the lint that enforces
// the conventions of analytic writing, and the way from any number down to what it rests on.
//
// The model is data only. Nothing here computes a share, a probability or an index; it
// recomputes some of them to check that what is shown agrees with what it is said to rest on.
package brief

import "tightrope/fact"

// Schema names the shape of the JSON form of a brief.
const Schema = "tightrope-brief/1"

// Brief is the whole document in the order in which it is read.
type Brief struct {
	Schema       string             `json:"schema"`
	Head         Head               `json:"head"`
	Limits       []Statement        `json:"limits,omitempty"` // what this brief could not do, said first
	BottomLine   BottomLine         `json:"bottom_line"`
	Scale        Scale              `json:"scale"`
	Judgments    []Judgment         `json:"judgments,omitempty"`
	Claims       ClaimCheck         `json:"claims,omitzero"`
	Ledger       Ledger             `json:"ledger,omitzero"`
	Gap          WordsDeeds         `json:"words_and_deeds,omitzero"`
	Pressure     Pressure           `json:"pressure,omitzero"`
	Structure    Structure          `json:"structure,omitzero"`
	Outlook      Outlook            `json:"outlook,omitzero"`
	Alternatives Alternatives       `json:"alternatives,omitzero"`
	Indicators   []Indicator        `json:"indicators,omitempty"`
	Gaps         []Unknown          `json:"gaps,omitempty"`
	Assumptions  []Assumption       `json:"assumptions,omitempty"`
	Sources      []fact.Source      `json:"sources,omitempty"`
	Changes      Changes            `json:"changes,omitzero"`
	Manifest     Manifest           `json:"manifest"`
	Charts       []Chart            `json:"charts,omitempty"`
	Annex        []fact.Explanation `json:"annex,omitempty"` // sorted by id, each id once
}

// Run is a stretch of text. Ref is the id of the explanation behind it: every number that is
// shown stands in a run with a Ref. Foreign marks words that come from an article or a source
// and may run from right to left.
type Run struct {
	Text    string `json:"text"`
	Ref     string `json:"ref,omitempty"`
	Foreign bool   `json:"foreign,omitempty"`
}

// Text is a sentence or two, as runs that are set one after another.
type Text []Run

// Dated is a date that is shown, with the id of the explanation it links to.
type Dated struct {
	Date fact.Date `json:"date,omitzero"`
	Ref  string    `json:"ref,omitempty"`
}

// Tag says what sort of statement a sentence is.
type Tag string

// The tags. A fact rests on a row or a span; an assumption is taken as given; a judgment is
// the analyst's or a model's.
const (
	IsFact       Tag = "fact"
	IsAssumption Tag = "assumption"
	IsJudgment   Tag = "judgment"
)

// Statement is a tagged sentence with the ids of what it rests on.
type Statement struct {
	Tag      Tag      `json:"tag"`
	Text     Text     `json:"text"`
	Evidence []string `json:"evidence,omitempty"`
}

// Figure is one number, or the reason why there is none, with all that E6 asks of it.
//
// Value is nil when there is no figure; Status then says why, and Show is a word or sign that
// no figure uses. Shares, changes and probabilities are fractions of one in Value and percent
// in Show. Check, when present, lets the lint compute the value again.
type Figure struct {
	Show        string      `json:"show"` // with its unit: "39 %", "523 kb/d", "dark"
	Ref         string      `json:"ref"`
	Value       *float64    `json:"value,omitempty"`
	Unit        string      `json:"unit,omitempty"` // share, change, probability, index, count, or a unit of measure
	Status      fact.Status `json:"status,omitempty"`
	Period      fact.Period `json:"period,omitzero"`
	Basis       string      `json:"basis,omitempty"`
	Denominator string      `json:"denominator,omitempty"` // wanted for every share
	Check       *Recompute  `json:"check,omitempty"`
}

// Recompute is the arithmetic of a figure: "share" is Inputs[0]/Inputs[1]; "sum" adds;
// "difference" is Inputs[0]-Inputs[1]; "change" is Inputs[0]/Inputs[1]-1; "hhi" is the sum of
// squared shares of the inputs in their sum; "mean" averages.
type Recompute struct {
	Op     string    `json:"op"`
	Inputs []float64 `json:"inputs"`
}

// Party is an actor with its role: balancer, partner, presser or other.
type Party struct {
	ID   fact.ActorID `json:"id"`
	Name string       `json:"name"`
	Role string       `json:"role"`
}

// The roles of a party.
const (
	Balancer = "balancer"
	Partner  = "partner"
	Presser  = "presser"
	Other    = "other"
)

// Head says what the brief is about.
type Head struct {
	Case     string   `json:"case,omitempty"` // name in the casebook; empty when there is none
	Title    Text     `json:"title"`
	Question Text     `json:"question,omitempty"` // the question that the brief answers, one sentence
	Balancer Party    `json:"balancer,omitzero"`
	Partners []Party  `json:"partners,omitempty"`
	Pressers []Party  `json:"pressers,omitempty"`
	AsOf     Dated    `json:"as_of"`
	Horizon  Dated    `json:"horizon,omitzero"`
	Article  *Article `json:"article,omitempty"`
}

// Article is the text that was read. Text is carried so that every quotation can be checked
// against its bytes.
type Article struct {
	Title     string    `json:"title"`
	Publisher string    `json:"publisher,omitempty"`
	URL       string    `json:"url,omitempty"`
	Published fact.Date `json:"published,omitzero"`
	SHA256    string    `json:"sha256"`
	Ref       string    `json:"ref"` // s. id of the article as a source
	Text      string    `json:"text,omitempty"`
}

// BottomLine is the answer in a few sentences, the main message first.
type BottomLine struct {
	Statements []Statement `json:"statements"`
	Likelihood *Likelihood `json:"likelihood,omitempty"` // the number of the first screen
	Outcome    Text        `json:"outcome,omitempty"`    // what that number is the probability of
}

// Scale is the one row of likelihood terms that the brief uses, printed once.
type Scale struct {
	Name  string `json:"name"` // "ICD 203" or "PHIA"
	Ref   string `json:"ref"`  // s. id of the standard
	Bands []Band `json:"bands"`
}

// Band is one term with its range of probability, fractions of one. A brief that uses a scale
// with gaps prints the number alone where no term fits.
type Band struct {
	Term string  `json:"term"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Likelihood is a term, a number, or both; they must agree on the brief's scale.
type Likelihood struct {
	Term     string   `json:"term,omitempty"`
	Value    *float64 `json:"value,omitempty"`
	Low      *float64 `json:"low,omitempty"` // interval of the number over the inputs
	High     *float64 `json:"high,omitempty"`
	Show     string   `json:"show,omitempty"` // "27 %"
	Ref      string   `json:"ref,omitempty"`
	Backtest string   `json:"backtest,omitempty"` // Backtest.ID; wanted for every forecast number
}

// Judgment is one proposition about an actor and an observable outcome up to a date.
type Judgment struct {
	ID         string       `json:"id"`   // j.1
	Text       Text         `json:"text"` // holds the term and, linked, the number
	Likelihood Likelihood   `json:"likelihood"`
	Confidence Confidence   `json:"confidence"`
	Actor      fact.ActorID `json:"actor"`
	Outcome    Text         `json:"outcome"` // how anybody can see whether it came true
	Horizon    Dated        `json:"horizon"`
	Evidence   []string     `json:"evidence"`
	Contrary   []Statement  `json:"contrary,omitempty"`
	Searched   Text         `json:"searched,omitempty"` // "none found", with where was looked
	WouldTurn  []Text       `json:"would_turn"`         // what would change the judgment
	Families   int          `json:"families"`           // independent source families behind the evidence
	Flags      []string     `json:"flags,omitempty"`    // "single family", "analyst's ranges", "no skill"
	Since      Text         `json:"since,omitempty"`    // what changed since the last issue
}

// Confidence stands in a sentence of its own, with its reason. Because names which of the four
// grounds the reason speaks of: count, independence, age, gaps.
type Confidence struct {
	Level   string   `json:"level"` // low, moderate, high
	Reason  Text     `json:"reason"`
	Because []string `json:"because"`
}

// Indicator is something to watch, with the judgments it bears on.
type Indicator struct {
	ID        string   `json:"id"`
	Name      Text     `json:"name"`
	Direction string   `json:"direction"` // which way it points when it crosses
	Threshold Text     `json:"threshold"`
	Source    Text     `json:"source"` // where the figure will appear
	Next      Dated    `json:"next"`
	Judgments []string `json:"judgments"`
}

// Unknown is a gap in what is known, why it matters and what would fill it.
type Unknown struct {
	Text    Text `json:"text"`
	Matters Text `json:"matters"`
	Fill    Text `json:"fill,omitempty"`
}

// Assumption is a premise with the consequence if it is wrong.
type Assumption struct {
	ID      string   `json:"id"` // p. id in the annex
	Text    Text     `json:"text"`
	IfWrong Text     `json:"if_wrong"`
	Carries []string `json:"carries,omitempty"` // ids of the judgments that rest on it
}

// Changes compares with the last issue of the same brief; Previous is empty for the first.
type Changes struct {
	Previous Dated       `json:"previous,omitzero"`
	Rows     []ChangeRow `json:"rows,omitempty"`
}

// ChangeRow is one thing that was different in the last issue.
type ChangeRow struct {
	What   Text `json:"what"`
	Before Text `json:"before"`
	After  Text `json:"after"`
	Why    Text `json:"why"`
}

// Manifest says how the same brief is made again.
type Manifest struct {
	Program    string     `json:"program"`
	Version    string     `json:"version"`
	Command    string     `json:"command"`
	AsOf       fact.Date  `json:"as_of"`
	Seed       uint64     `json:"seed"`
	Inputs     []Input    `json:"inputs"`
	Parameters []Setting  `json:"parameters,omitempty"`
	Backtests  []Backtest `json:"backtests,omitempty"`
}

// Input is a file that went in.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
	Role   string `json:"role"` // case, article, observations, sources, rules …
}

// Setting is one parameter of a run that is not a default of the program's.
type Setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Backtest is how well the model behind a forecast number did on known cases.
type Backtest struct {
	ID       string `json:"id"` // x. id in the annex
	Model    string `json:"model"`
	On       Text   `json:"on"` // the cases it was tried on
	N        Figure `json:"n"`
	Brier    Figure `json:"brier"`
	BaseRate Figure `json:"base_rate"`
	Skill    Figure `json:"skill"` // Brier skill against the base rate; missing with its reason
	Verdict  Text   `json:"verdict"`
}
