package brief

import "tightrope/fact"

// ClaimCheck is the article, or what the press says, sentence by sentence against the data.
type ClaimCheck struct {
	Intro []Statement `json:"intro,omitempty"`
	Rows  []ClaimRow  `json:"rows,omitempty"`
	Empty Text        `json:"empty,omitempty"` // why there is no row, when there is none
	Told  []Told      `json:"told,omitempty"`  // what else the text says
}

// ClaimRow is one claim with its verdict and every value that bears on it.
type ClaimRow struct {
	Item    string       `json:"item"`  // i. id
	Check   string       `json:"check"` // c. id
	Quote   string       `json:"quote"` // the exact words
	Span    *fact.Span   `json:"span,omitempty"`
	Voice   string       `json:"voice,omitempty"` // who says so; empty or "author" = the article itself
	Period  fact.Period  `json:"period,omitzero"` // of the claim, when it names or implies one
	Verdict fact.Verdict `json:"verdict"`
	Reason  Text         `json:"reason"`
	Within  string       `json:"within,omitempty"` // the tolerance, in words
	Values  []ClaimValue `json:"values,omitempty"`
	Alerts  []Text       `json:"alerts,omitempty"`
	Settle  Text         `json:"settle,omitempty"`
}

// ClaimValue is one value on one basis. OtherPeriod says that it speaks of another time than
// the claim and is shown only.
type ClaimValue struct {
	Basis       Text     `json:"basis"`
	Figure      Figure   `json:"figure"`
	Inside      bool     `json:"inside"`  // agrees with the claim within its tolerance
	Decides     bool     `json:"decides"` // a reasonable basis; false = shown only
	OtherPeriod bool     `json:"other_period,omitempty"`
	Why         Text     `json:"why,omitempty"`
	Coverage    *Figure  `json:"coverage,omitempty"` // how much of the denominator the data see
	Formula     string   `json:"formula,omitempty"`
	Rows        []string `json:"rows"`
}

// Ledger lists the ties between the balancer and each counterpart, in both directions.
type Ledger struct {
	Intro []Statement  `json:"intro,omitempty"`
	Pairs []LedgerPair `json:"pairs,omitempty"`
}

// LedgerPair is everything between two actors.
type LedgerPair struct {
	A    Party       `json:"a"`
	B    Party       `json:"b"`
	Rows []LedgerRow `json:"rows"`
}

// LedgerRow is one tie in one direction with every basis on which there is a figure.
type LedgerRow struct {
	Tie     string      `json:"tie"` // t. id
	From    Party       `json:"from"`
	To      Party       `json:"to"`
	Layer   fact.Layer  `json:"layer"`
	Tier    fact.Tier   `json:"tier"`
	Sign    int         `json:"sign"`
	Weight  float64     `json:"weight"`
	What    Text        `json:"what"`
	Figures []Figure    `json:"figures,omitempty"`
	Status  fact.Status `json:"status"`
	Grade   string      `json:"grade,omitempty"` // "B2"
	Rests   []string    `json:"rests"`
}

// WordsDeeds is the distance between what is said, how it is voted and what is done.
type WordsDeeds struct {
	Statements []Statement `json:"statements,omitempty"`
	Rows       []GapRow    `json:"rows,omitempty"`
}

// GapRow is the balancer toward one counterpart, each tier from -1 to +1 with its n.
type GapRow struct {
	Toward  Party  `json:"toward"`
	Say     Figure `json:"say"`
	Vote    Figure `json:"vote"`
	Do      Figure `json:"do"`
	NSay    Figure `json:"n_say"`
	NVote   Figure `json:"n_vote"`
	NDo     Figure `json:"n_do"`
	Gap     Figure `json:"gap"` // do minus say, and its kin; Basis says which
	Reading Text   `json:"reading"`
}

// Pressure is who presses the balancer, by what means and with what weight.
type Pressure struct {
	Statements []Statement  `json:"statements,omitempty"`
	Rows       []PresserRow `json:"rows,omitempty"`
}

// PresserRow is one actor of the case. Position, salience and capability are the modes of the
// ranges that went into the model, linked to the inputs.
type PresserRow struct {
	Party      Party  `json:"party"`
	Means      Text   `json:"means"`  // how it presses: words, votes, trade, force
	Latest     Text   `json:"latest"` // its latest act
	Acts       Figure `json:"acts"`   // how many acts in the window
	Position   Figure `json:"position"`
	Salience   Figure `json:"salience"`
	Capability Figure `json:"capability"`
}

// Structure is the signed network around the balancer.
type Structure struct {
	Statements  []Statement  `json:"statements,omitempty"`
	Camps       []Camp       `json:"camps,omitempty"`
	Frustration Figure       `json:"frustration,omitzero"` // least weight of ties that fit no division in two camps
	LowerBound  Figure       `json:"lower_bound,omitzero"` // proved by a packing of negative cycles
	Ties        Figure       `json:"ties,omitzero"`        // all ties, or their weight: the denominator
	Balance     Figure       `json:"balance,omitzero"`     // 1 - 2L/m
	Certificate Text         `json:"certificate,omitempty"`
	Frustrated  []StrainRow  `json:"frustrated,omitempty"`
	Triads      []TriadRow   `json:"triads,omitempty"`
	Tension     []TensionRow `json:"tension,omitempty"`
	Rules       []RuleRow    `json:"rules,omitempty"` // the same index under other rules for a tie
	Caveat      Statement    `json:"caveat,omitzero"`
}

// Camp is one side of the best division in two.
type Camp struct {
	Name    string  `json:"name"`
	Members []Party `json:"members"`
}

// StrainRow is a tie that fits no best division. Always says that it is so in all of them.
type StrainRow struct {
	Tie    string `json:"tie"`
	A      Party  `json:"a"`
	B      Party  `json:"b"`
	Sign   int    `json:"sign"`
	Always bool   `json:"always"`
	Relief Figure `json:"relief,omitzero"` // fall of the index if its sign turned
}

// TriadRow is an unbalanced triad on the balancer.
type TriadRow struct {
	Members []Party  `json:"members"` // three
	Signs   []int    `json:"signs"`   // of 1-2, 2-3, 1-3
	Ties    []string `json:"ties"`
	Text    Text     `json:"text"`
}

// TensionRow is how much the index falls when the actor is taken away.
type TensionRow struct {
	Party   Party  `json:"party"`
	Tension Figure `json:"tension"`
}

// RuleRow is the index under one rule for what counts as a tie.
type RuleRow struct {
	Rule        Text   `json:"rule"`
	Frustration Figure `json:"frustration"`
	Balance     Figure `json:"balance"`
}

// Outlook is how long the balance holds and what would break it.
type Outlook struct {
	Statements []Statement   `json:"statements,omitempty"`
	Models     []ModelRow    `json:"models,omitempty"`
	Standing   []StandingRow `json:"standing,omitempty"`
	Flips      []FlipRow     `json:"flips,omitempty"`
	Readings   []ReadingRow  `json:"readings,omitempty"`
	Shocks     []ShockRow    `json:"shocks,omitempty"`
	HowLong    []Statement   `json:"how_long,omitempty"` // of the tie itself
	Cuts       []CutRow      `json:"cuts,omitempty"`
	Drivers    []DriverRow   `json:"drivers,omitempty"` // of the first of the cuts
	Durability []ClassRow    `json:"durability,omitempty"`
	Bound      Text          `json:"bound,omitempty"` // what data the curves rest on, and its end
	Opposition Statement     `json:"opposition,omitzero"`
}

// ModelRow is one model's answer to the same question; they stand side by side.
type ModelRow struct {
	Name        string `json:"name"`
	Mean        Figure `json:"mean"`
	Probability Figure `json:"probability"`
	Backtest    string `json:"backtest,omitempty"`
	Basis       Text   `json:"basis,omitempty"` // how many inputs are measured and how many judged
	Note        Text   `json:"note,omitempty"`
}

// FlipRow is the smallest change of one input that moves the answer across the line.
type FlipRow struct {
	Input  Text   `json:"input"`
	From   Figure `json:"from"`
	To     Figure `json:"to"` // missing when no value in the range flips it
	Before Figure `json:"before"`
	After  Figure `json:"after"`
	Inside bool   `json:"inside"` // the flip lies inside the input's own range
	Basis  string `json:"basis"`  // whether the input is measured or judged
}

// ShockRow is the answer after a shock.
type ShockRow struct {
	ID     string `json:"id"`
	Name   Text   `json:"name"`
	Means  Text   `json:"means"`
	Before Figure `json:"before"`
	After  Figure `json:"after"`
	Reads  Text   `json:"reads,omitempty"`
	Basis  Text   `json:"basis,omitempty"` // of the inputs after the shock
}

// ClassRow is how long ties of one reference class lasted.
type ClassRow struct {
	Name    string   `json:"name"`
	N       Figure   `json:"n"`
	Years   []int    `json:"years"`
	Figures []Figure `json:"figures"` // share still on after that many years
}

// CutRow is the chance of a deep cut of deliveries by one model of the tie's own history.
type CutRow struct {
	Model string `json:"model"`
	P     Figure `json:"p"`
	Range Text   `json:"range"` // 90 % interval of the parameters
	Skill Figure `json:"skill"` // out of sample, over age alone
	Reach Text   `json:"reach"` // 95 % interval of the skill
}

// DriverRow is what one variable adds to the log odds of a deep cut.
type DriverRow struct {
	Name string `json:"name"`
	Adds Figure `json:"adds"`
}

// Alternatives is the matrix of competing hypotheses. Score fills the figures from the ratings.
type Alternatives struct {
	Hypotheses []Hypothesis `json:"hypotheses,omitempty"`
	Evidence   []AchRow     `json:"evidence,omitempty"`
	Leader     string       `json:"leader,omitempty"` // id of the least refuted; empty on a tie
	LeaderWhy  Text         `json:"leader_why,omitempty"`
}

// Hypothesis is one answer. Score is the weighted sum of what speaks against it.
type Hypothesis struct {
	ID    string  `json:"id"`
	Text  Text    `json:"text"`
	Score float64 `json:"score"`
	Ref   string  `json:"ref"` // x. id of the score
}

// AchRow rates one piece of evidence against each hypothesis, in their order: CC, C, N, I, II.
type AchRow struct {
	ID           string   `json:"id"` // o. or e. id
	Text         Text     `json:"text"`
	Credibility  string   `json:"credibility"` // low, medium, high
	Relevance    string   `json:"relevance"`
	Ratings      []string `json:"ratings"`
	Weight       float64  `json:"weight"`
	Diagnostic   float64  `json:"diagnosticity"` // spread of the ratings; 0 is shown and not counted
	FamilyRepeat bool     `json:"family_repeat,omitempty"`
}
