package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// The sample is a brief about states that do not exist: Marovia (the balancer), Estland-on-Sea
// (the partner), and those who press: Tavria, Qaran and the League. It has every section.

const sampleText = `Marovia's tightrope. Marovia supplies around 40% of Istria's crude oil, and those sales rose 28% in the first half of 2024. ` +
	`Tavria has "condemned" the trade twice since October. "No state can ride two horses," says the scholar Ana <b>Okoye</b>. ` +
	`Purchases of arms are steadily climbing. Exports of caviar fell by a third.`

func ptr(v float64) *float64 { return &v }

func day(s string) fact.Date { return fact.MustDate(s) }

func period(s string) fact.Period {
	p, err := fact.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// figure makes a reported figure.
func figure(show, ref string, v float64, unit, when, basis string) Figure {
	return Figure{Show: show, Ref: ref, Value: &v, Unit: unit, Status: fact.Reported, Period: period(when), Basis: basis}
}

func shareOf(f Figure, of string) Figure {
	f.Denominator = of
	return f
}

var (
	mar = Party{"MRV", "Marovia", Balancer}
	ist = Party{"ITR", "Istria", Partner}
	tav = Party{"TVR", "Tavria", Presser}
	qar = Party{"QRN", "Qaran", Presser}
	lea = Party{"LEAGUE", "the League", Presser}
	nor = Party{"NRD", "Nordmark", Other}
)

// sampleBrief builds the sample anew, so that a test may spoil its copy.
func sampleBrief() Brief {
	sum := sha256.Sum256([]byte(sampleText))
	b := Brief{
		Schema: Schema,
		Head: Head{
			Case: "marovia", Title: Words("Marovia between Istria and its neighbours"),
			Question: Words("Will pressure from Tavria, Qaran and the League force Marovia to cut its oil and arms ties with Istria?"),
			Balancer: mar, Partners: []Party{ist}, Pressers: []Party{tav, qar, lea},
			AsOf: Dated{day("2025-06-30"), "p.mrv.as-of"}, Horizon: Dated{day("2026-12-31"), "p.mrv.horizon"},
			Article: &Article{Title: "Marovia's tightrope", Publisher: "The Harbour Review", Published: day("2025-05-12"), SHA256: hex.EncodeToString(sum[:]), Ref: "s.article", Text: sampleText},
		},
		Scale: ICD203("s.icd203"),
	}
	b.BottomLine = BottomLine{
		Statements: []Statement{
			{IsJudgment, Write("It is unlikely ({}) that Marovia gives way before {}: the oil goes on while the words turn cold.", Link("24 %", "x.mrv.p-event"), Link("31 December 2026", "p.mrv.horizon")), []string{"o.mrv.share-visible"}},
			{IsFact, Write("The claim of {} of crude holds on one basis and fails on two; Marovia's own statistics have listed no sale since {}.", Quoted("around 40%", "i.1"), Link("October 2024", "o.mrv.dark")), []string{"c.1"}},
			{IsJudgment, Words("The strain of the dual track sits in Tavria, which is tied to both camps, and not in Marovia."), []string{"x.mrv.tension-tvr"}},
		},
		Likelihood: &Likelihood{Term: "unlikely", Value: ptr(.24), Low: ptr(.11), High: ptr(.41), Show: "24 %", Ref: "x.mrv.p-event", Backtest: "x.backtest-pce"},
		Outcome:    Write("Probability that recorded crude sales from Marovia to Istria end for a year before {}.", Link("31 December 2026", "p.mrv.horizon")),
	}
	b.Judgments = sampleJudgments()
	b.Claims = sampleClaims()
	b.Ledger = sampleLedger()
	b.Gap, b.Pressure = sampleBoard()
	b.Structure = sampleStructure()
	b.Outlook = sampleOutlook()
	b.Alternatives = sampleAlternatives()
	b.Indicators = []Indicator{
		{ID: "w.1", Name: Words("Tanker calls at Istria's oil port from Marovia's terminal"), Direction: "fewer calls: recalibration nearer", Threshold: Write("below {} a month", Link("3 calls", "p.mrv.watch-calls")), Source: Text{Link("Port authority, monthly list", "s.port")}, Next: Dated{day("2025-08-05"), "p.mrv.watch-calls"}, Judgments: []string{"j.1"}},
		{ID: "w.2", Name: Words("Arms orders placed with Istria's makers"), Direction: "a new order: the tie renewed", Threshold: Write("{} or more", Link("1 order", "p.mrv.watch-orders")), Source: Text{Link("Arms register", "s.arms")}, Next: Dated{day("2026-03-10"), "p.mrv.watch-orders"}, Judgments: []string{"j.2"}},
	}
	b.Gaps = []Unknown{{
		Text: Write("Whether cargoes went on after {}.", Link("October 2024", "o.mrv.dark")), Matters: Words("The exporter's silence reads as an end of trade or as an end of listing."), Fill: Words("Ship tracking for the terminal, by cargo."),
	}}
	b.Assumptions = []Assumption{{
		ID: "p.mrv.assume-route", Text: Words("The pipeline stays open to all buyers."), IfWrong: Words("A closed valve would end the oil tie without any change of policy, and the event would be misread."), Carries: []string{"j.1"},
	}}
	b.Sources = sampleSources()
	b.Changes = Changes{Previous: Dated{day("2025-03-31"), "p.mrv.previous"}, Rows: []ChangeRow{{
		What: Words("Probability of the event"), Before: Text{Link("31 %", "x.mrv.p-event-before")}, After: Text{Link("24 %", "x.mrv.p-event")}, Why: Words("Ship tracking showed cargoes that the exporter no longer lists."),
	}}}
	b.Manifest = Manifest{
		Program: "tightrope", Version: "0.0.0-test", Command: "tightrope brief marovia --as-of 2025-06-30 --seed 7", AsOf: day("2025-06-30"), Seed: 7,
		Inputs:     []Input{{"marovia/case.toml", strings.Repeat("ab", 32), 4096, "case"}, {"article.txt", hex.EncodeToString(sum[:]), int64(len(sampleText)), "article"}},
		Parameters: []Setting{{"draws", "2000"}},
		Backtests: []Backtest{
			{ID: "x.backtest-pce", Model: "Probabilistic Condorcet election", On: Write("{} of a union of states", Link("351 decisions", "x.backtest-pce")), N: figure("351", "x.backtest-pce", 351, "count", "1996..2019", "decisions"), Brier: figure("0.18", "x.backtest-pce", .18, "index", "1996..2019", "mean squared error"), BaseRate: figure("33 %", "x.backtest-pce", .33, "probability", "1996..2019", "share of decisions"), Skill: figure("0.19", "x.backtest-pce", .19, "index", "1996..2019", "against the base rate"), Verdict: Words("Better than the base rate.")},
			{ID: "x.backtest-ties", Model: "Tie persistence", On: Write("{} of arms ties", Link("3,969 years", "x.backtest-ties")), N: figure("3,969", "x.backtest-ties", 3969, "count", "1975..2019", "tie-years"), Brier: figure("0.20", "x.backtest-ties", .2, "index", "1975..2019", "mean squared error"), BaseRate: figure("41 %", "x.backtest-ties", .41, "probability", "1975..2019", "share cut"), Skill: figure("0.14", "x.backtest-ties", .14, "index", "1975..2019", "against age alone"), Verdict: Words("Better than the age of the tie alone.")},
		},
	}
	b.Charts = sampleCharts()
	b.Annex = sampleAnnex()
	return b
}

func sampleJudgments() []Judgment {
	return []Judgment{
		{
			ID:         "j.1",
			Text:       Write("It is unlikely ({}) that Marovia ends recorded crude sales to Istria for a full year before {}.", Link("24 %", "x.mrv.p-event"), Link("31 December 2026", "p.mrv.horizon")),
			Likelihood: Likelihood{Term: "unlikely", Value: ptr(.24), Low: ptr(.11), High: ptr(.41), Show: "24 %", Ref: "x.mrv.p-event", Backtest: "x.backtest-pce"},
			Confidence: Confidence{Level: "moderate", Reason: Words("three independent families of sources agree on the flow, but the exporter's series went dark and the stakes of the actors are the analyst's ranges."), Because: []string{"count", "independence", "gaps"}},
			Actor:      "MRV", Outcome: Words("No cargo of Marovian crude is recorded at Istria's port by any tracker for twelve months."), Horizon: Dated{day("2026-12-31"), "p.mrv.horizon"},
			Evidence: []string{"o.mrv.share-visible", "o.mrv.share-tracking", "e.mrv.visit"}, Contrary: []Statement{{IsFact, Write("The exporter has listed no sale since {}.", Link("October 2024", "o.mrv.dark")), []string{"o.mrv.dark"}}},
			WouldTurn: []Text{Words("A closed valve on the pipeline, announced by its operator."), Words("An embargo that Tavria's parliament puts into law.")},
			Families:  3, Since: Write("Down from {}.", Link("31 %", "x.mrv.p-event-before")),
		},
		{
			ID:         "j.2",
			Text:       Write("It is likely ({}) that Marovia orders arms from Istria again before {}.", Link("63 %", "x.mrv.p-orders"), Link("31 December 2026", "p.mrv.horizon")),
			Likelihood: Likelihood{Term: "likely", Value: ptr(.63), Low: ptr(.5), High: ptr(.74), Show: "63 %", Ref: "x.mrv.p-orders", Backtest: "x.backtest-ties"},
			Confidence: Confidence{Level: "low", Reason: Words("it rests on one register, and deliveries stopped some years ago."), Because: []string{"count", "age"}},
			Actor:      "MRV", Outcome: Words("The arms register lists an order by Marovia with a maker in Istria."), Horizon: Dated{day("2026-12-31"), "p.mrv.horizon"},
			Evidence: []string{"o.mrv.arms"}, Searched: Words("Looked in the chronology, the register and the press claims of the case for a cancelled order."),
			WouldTurn: []Text{Words("A first order placed with Tavria's makers instead.")}, Families: 1, Flags: []string{"single family"},
		},
	}
}

func sampleClaims() ClaimCheck {
	at := func(quote string) *fact.Span {
		i := strings.Index(sampleText, quote)
		r := len([]rune(sampleText[:i]))
		return &fact.Span{Start: r, End: r + len([]rune(quote)), BStart: i, BEnd: i + len(quote)}
	}
	row := func(n int, quote string, v fact.Verdict, reason Text) ClaimRow {
		return ClaimRow{Item: fmt.Sprintf("i.%d", n), Check: fmt.Sprintf("c.%d", n), Quote: quote, Span: at(quote), Verdict: v, Reason: reason}
	}
	share := row(1, "Marovia supplies around 40% of Istria's crude oil", fact.DependsOnBasis, Words("It holds for tracked barrels and fails for the customs value, whichever way the unlisted part is counted."))
	share.Within, share.Period = "5 percentage points either way", period("2024..2025")
	share.Values = []ClaimValue{
		{Basis: Words("Tracked barrels"), Figure: shareOf(figure("42 %", "o.mrv.share-tracking", .42, "share", "2024", "tracking"), "all crude that reached Istria by sea"), Inside: true, Decides: true, Coverage: &Figure{Show: "95 %", Ref: "x.mrv.cover-tracking", Value: ptr(.95), Unit: "share", Status: fact.Reported, Period: period("2024"), Denominator: "all crude imports of Istria", Basis: "tracking"}, Rows: []string{"o.mrv.share-tracking"}},
		{Basis: Words("Customs value, partners listed by name"), Figure: Figure{Show: "65 %", Ref: "o.mrv.share-visible", Value: ptr(.6511), Unit: "share", Status: fact.Reported, Period: period("2024"), Basis: "customs", Denominator: "the listed value of Istria's crude imports", Check: &Recompute{"share", []float64{887.5, 1363.2}}}, Decides: true, Coverage: &Figure{Show: "21 %", Ref: "x.mrv.cover-customs", Value: ptr(.21), Unit: "share", Status: fact.Reported, Period: period("2024"), Denominator: "all barrels", Basis: "customs"}, Rows: []string{"o.mrv.flow", "o.mrv.total"}, Formula: "flow / listed total"},
		{Basis: Words("Mirror data, the whole bill"), Figure: shareOf(figure("17 %", "o.mrv.share-mirror", .17, "share", "2024", "mirror"), "Istria's whole crude bill"), Decides: true, Rows: []string{"o.mrv.share-mirror"}},
		{Basis: Words("Customs value, earlier"), Figure: shareOf(figure("44 %", "o.mrv.share-2019", .44, "share", "2019", "customs"), "the listed value of Istria's crude imports"), OtherPeriod: true, Why: Words("An earlier year."), Rows: []string{"o.mrv.share-2019"}},
		{Basis: Words("Exporter's own statistics"), Figure: Missing(fact.Dark, "o.mrv.dark"), Rows: []string{"o.mrv.dark"}},
	}
	share.Alerts = []Text{Write("The exporter's series has shown no sale to Istria since {}, while tracked cargoes go on.", Link("October 2024", "o.mrv.dark"))}
	share.Settle = Words("Cargo lists of the terminal by destination.")
	rise := row(2, "those sales rose 28% in the first half of 2024", fact.NotCheckable, Words("No source at hand gives the sales by month on one basis for both halves."))
	rise.Settle = Words("Monthly customs data of Istria by partner.")
	arms := row(4, "Purchases of arms are steadily climbing", fact.Contradicted, Words("Deliveries fell to a reported zero."))
	arms.Period = period("2021..2025")
	arms.Values = []ClaimValue{{Basis: Words("Arms register, deliveries"), Figure: Figure{Show: "0 points", Ref: "o.mrv.arms", Value: ptr(0), Unit: "TIV points", Status: fact.Zero, Period: period("2021..2024"), Basis: "register"}, Decides: true, Rows: []string{"o.mrv.arms"}}}
	voice := row(3, `"No state can ride two horses," says the scholar`, fact.IsOpinion, Words("A judgment without a measurable proposition."))
	voice.Voice = "Ana <b>Okoye</b>"
	twice := row(5, `Tavria has "condemned" the trade twice since October`, fact.Supported, Write("The chronology holds {} of condemnation by Tavria in the window.", Link("2 statements", "x.mrv.condemned")))
	twice.Period = period("2024-10..2025-05")
	twice.Values = []ClaimValue{{Basis: Words("Chronology of the case"), Figure: figure("2", "x.mrv.condemned", 2, "count", "2024-10..2025-05", "events"), Inside: true, Decides: true, Rows: []string{"e.tvr.condemn-1", "e.tvr.condemn-2"}}}
	return ClaimCheck{
		Intro: []Statement{{IsFact, Words("Each sentence that states something measurable stands here with the words of the text."), nil}},
		Rows:  []ClaimRow{share, rise, voice, arms, twice},
	}
}

func sampleLedger() Ledger {
	row := func(tie string, from, to Party, layer fact.Layer, tier fact.Tier, sign int, weight float64, what Text, status fact.Status, rests []string, figures ...Figure) LedgerRow {
		return LedgerRow{Tie: tie, From: from, To: to, Layer: layer, Tier: tier, Sign: sign, Weight: weight, What: what, Status: status, Rests: rests, Figures: figures, Grade: "B2"}
	}
	return Ledger{
		Intro: []Statement{{IsFact, Words("Oil runs to Istria and arms run back; toward Tavria trade and kinship run both ways."), []string{"t.oil", "t.arms"}}},
		Pairs: []LedgerPair{
			{mar, ist, []LedgerRow{
				row("t.oil", mar, ist, fact.Energy, fact.Do, 1, .9, Words("crude oil by pipeline and tanker"), fact.Dark, []string{"o.mrv.share-tracking", "o.mrv.share-mirror", "o.mrv.dark"},
					shareOf(figure("42 %", "o.mrv.share-tracking", .42, "share", "2024", "tracking"), "all crude that reached Istria by sea"),
					shareOf(figure("17 %", "o.mrv.share-mirror", .17, "share", "2024", "mirror"), "Istria's whole crude bill"), Missing(fact.Dark, "o.mrv.dark")),
				row("t.arms", ist, mar, fact.Arms, fact.Do, 1, .7, Words("arms deliveries"), fact.Zero, []string{"o.mrv.arms"}, Figure{Show: "0 points", Ref: "o.mrv.arms", Value: ptr(0), Unit: "TIV points", Status: fact.Zero, Period: period("2021..2024"), Basis: "register"}),
				row("t.vote", mar, ist, fact.Votes, fact.Vote, -1, .6, Words("voting with the League on Istria"), fact.Reported, []string{"o.mrv.votes"}, shareOf(figure("23 %", "o.mrv.votes", .23, "share", "2024", "votes"), "votes on which both voted")),
			}},
			{mar, tav, []LedgerRow{
				row("t.kin", mar, tav, fact.Alliance, fact.Vote, 1, .9, Words("defence pact"), fact.Reported, []string{"e.tvr.pact"}),
				row("t.press", tav, mar, fact.Pressure, fact.Say, -1, .4, Words("condemnation of the oil trade"), fact.Reported, []string{"e.tvr.condemn-1", "e.tvr.condemn-2"}),
			}},
		},
	}
}

func sampleBoard() (WordsDeeds, Pressure) {
	g := func(show string, v float64) Figure { return figure(show, "x.mrv.gap", v, "index", "2024", "computed") }
	n := func(show string, v float64) Figure {
		return figure(show, "x.mrv.gap", v, "count", "2024", "computed")
	}
	gap := WordsDeeds{
		Statements: []Statement{{IsFact, Words("Toward Istria the words are cold and the deeds are warm; toward Tavria it is the other way round."), []string{"x.mrv.gap"}}},
		Rows: []GapRow{
			{ist, g("−0.35", -.35), g("−0.54", -.54), g("0.80", .8), n("14", 14), n("61", 61), n("9", 9), g("1.15", 1.15), Words("deeds far above words")},
			{tav, g("0.70", .7), g("0.41", .41), Missing(fact.NotInSample, "x.mrv.gap"), n("22", 22), n("60", 60), n("1", 1), Missing(fact.NotInSample, "x.mrv.gap"), Words("too few deeds to say")},
		},
	}
	in := func(show string, v float64) Figure {
		return figure(show, "p.mrv.players", v, "index", "2025", "analyst's range")
	}
	press := Pressure{Rows: []PresserRow{
		{tav, Words("speech, the street, a transit pipeline"), Text{Link("Parliament condemns the oil trade, 3 April 2025", "e.tvr.condemn-2")}, figure("2", "x.mrv.condemned", 2, "count", "2024-10..2025-05", "events"), in("20", 20), in("55", 55), in("90", 90)},
		{qar, Words("threat of force along the border"), Text{Link("Manoeuvres at the border, 9 January 2025", "e.qrn.exercise")}, figure("1", "e.qrn.exercise", 1, "count", "2025", "events"), in("5", 5), in("60", 60), in("70", 70)},
	}}
	return gap, press
}

func sampleStructure() Structure {
	x := func(show string, v float64, ref string) Figure {
		return figure(show, ref, v, "weight", "2025", "computed")
	}
	return Structure{
		Statements:  []Statement{{IsFact, Write("The least weight of ties that fit no two camps is {} of {}, and it is proved.", Link("9", "x.mrv.frustration"), Link("85", "x.mrv.ties")), []string{"x.mrv.frustration"}}},
		Camps:       []Camp{{"First camp", []Party{mar, ist, tav, nor}}, {"Second camp", []Party{qar, lea}}},
		Frustration: x("9", 9, "x.mrv.frustration"), LowerBound: x("9", 9, "x.mrv.bound"), Ties: x("85", 85, "x.mrv.ties"),
		Balance:     figure("0.79", "x.mrv.balance", 1-2*9.0/85, "index", "2025", "computed"),
		Certificate: Words("The camps give the index from above; a packing of negative cycles gives it from below, and the two meet."),
		Frustrated:  []StrainRow{{"t.ist-tav", ist, tav, -1, true, x("3", 3, "x.mrv.frustration")}, {"t.tav-lea", tav, lea, 1, false, x("2", 2, "x.mrv.frustration")}},
		Triads:      []TriadRow{{[]Party{mar, ist, tav}, []int{1, -1, 1}, []string{"t.oil", "t.ist-tav", "t.kin"}, Words("The friend of a friend is an enemy.")}},
		Tension:     []TensionRow{{tav, x("7", 7, "x.mrv.tension-tvr")}, {mar, x("2", 2, "x.mrv.tension-mrv")}},
		Rules:       []RuleRow{{Words("deeds alone"), x("6", 6, "x.mrv.frustration"), figure("0.84", "x.mrv.balance", .84, "index", "2025", "computed")}},
		Caveat:      Statement{IsFact, Words("Balance does not say who will clash: it says which sign is under strain if the two deal with each other at all."), nil},
	}
}

func sampleOutlook() Outlook {
	p := func(show string, v float64, ref string) Figure {
		return figure(show, ref, v, "probability", "2025-06..2026-12", "computed")
	}
	at := func(show string, v float64) Figure {
		return figure(show, "x.mrv.mean", v, "index", "2026-12", "computed")
	}
	year := func(show string, v float64) Figure {
		return shareOf(figure(show, "x.mrv.curve", v, "share", "1954..2019", "register"), "ties in the class")
	}
	return Outlook{
		Statements: []Statement{{IsJudgment, Words("Only a change in Tavria's salience, or a closed pipeline, moves the answer across the line."), []string{"x.mrv.p-event"}}},
		Models: []ModelRow{
			{"Probabilistic Condorcet election", at("61", 61), p("24 %", .24, "x.mrv.p-event"), "x.backtest-pce", Words("judged"), Words("the number of this brief")},
			{"Compromise mean", at("57", 57), p("29 %", .29, "x.mrv.p-mean"), "", Words("judged"), Words("a weighted mean of the positions")},
		},
		Flips: []FlipRow{
			{Words("Tavria's salience"), at("55", 55), at("88", 88), p("24 %", .24, "x.mrv.p-event"), p("52 %", .52, "x.mrv.flip"), false, "measured"},
			{Words("Marovia's position"), at("70", 70), Missing(fact.NotInSample, "x.mrv.flip"), p("24 %", .24, "x.mrv.p-event"), Missing(fact.NotInSample, "x.mrv.flip"), true, "judged"},
		},
		Standing: sampleStanding(), Readings: sampleReadings(),
		Shocks: []ShockRow{{"valve", Words("The valve closes"), Words("Tavria ends transit for a year"), p("24 %", .24, "x.mrv.p-event"), p("71 %", .71, "x.mrv.shock-valve"), Words("the event follows without a decision in Marovia"), Words("judged")}},
		Durability: []ClassRow{
			{"Big, established, active", figure("216", "x.mrv.curve", 216, "count", "1954..2019", "register"), []int{5, 10}, []Figure{year("75 %", .75), year("64 %", .64)}},
			{"Supplier not a major power", figure("31", "x.mrv.curve", 31, "count", "1954..2019", "register"), []int{5, 10}, []Figure{year("45 %", .45), year("33 %", .33)}},
		},
		Bound:      Write("The curves rest on arms ties of {} and say nothing of oil.", Link("1954 to 2019", "x.mrv.curve")),
		Opposition: Statement{IsFact, Write("In {} data, opposition did not measurably raise the odds of a deep cut (odds ratio {}).", Link("1954–2019", "x.opposition"), Link("0.93, 0.78 to 1.10", "x.opposition")), []string{"x.opposition"}},
	}
}

func sampleAlternatives() Alternatives {
	a := Alternatives{
		Hypotheses: []Hypothesis{{ID: "H1", Text: Words("Marovia keeps both tracks."), Ref: "x.mrv.ach"}, {ID: "H2", Text: Words("Marovia cuts the oil under pressure."), Ref: "x.mrv.ach"}, {ID: "H3", Text: Words("Marovia drops the words and joins Istria openly."), Ref: "x.mrv.ach"}},
		Evidence: []AchRow{
			{ID: "o.mrv.share-tracking", Text: Words("Tracked cargoes go on"), Credibility: "high", Relevance: "high", Ratings: []string{"C", "II", "N"}},
			{ID: "o.mrv.dark", Text: Words("The exporter lists no sale"), Credibility: "medium", Relevance: "medium", Ratings: []string{"C", "C", "I"}},
			{ID: "o.mrv.votes", Text: Words("Votes against Istria go on"), Credibility: "high", Relevance: "low", Ratings: []string{"C", "C", "II"}},
			{ID: "o.mrv.arms", Text: Words("Deliveries of arms stopped"), Credibility: "medium", Relevance: "medium", Ratings: []string{"C", "N", "I"}},
			{ID: "e.mrv.visit", Text: Words("A minister visits quietly"), Credibility: "medium", Relevance: "low", Ratings: []string{"N", "N", "N"}},
		},
		LeaderWhy: Write("{} is the least refuted: the cargoes speak against the cut, the votes against an open embrace. It is not proved; what is consistent with it is consistent with others.", Link("H1", "x.mrv.ach")),
	}
	if err := a.Score(); err != nil {
		panic(err)
	}
	return a
}

func sampleSources() []fact.Source {
	s := func(id, publisher, title, family string, r fact.Reliability) fact.Source {
		return fact.Source{ID: id, Publisher: publisher, Title: title, Family: family, Reliability: r, Published: day("2025-01"), Retrieved: day("2025-06-20"), URL: "https://example.org/" + id, Licence: "test"}
	}
	return []fact.Source{
		s("s.arms", "Arms institute", "Arms register, release 2025", "", "A"), s("s.article", "The Harbour Review", "Marovia's tightrope", "", "F"),
		s("s.chronicle", "Desk chronicle", "Chronology of the case", "", "B"), s("s.customs", "Istria's customs", "Trade by partner 2024", "customs", "B"),
		s("s.icd203", "Office of the Director of National Intelligence", "Intelligence Community Directive 203", "", "A"),
		s("s.method", "Tightrope", "Methods and back-tests", "", "B"), s("s.port", "Port authority", "Calls by month", "", "B"),
		s("s.tracker", "Tanker tracker", "Cargoes 2024 مرفأ", "", "C"), s("s.votes", "General Assembly", "Roll calls 2024", "", "A"),
	}
}

func sampleAnnex() []fact.Explanation {
	o := func(id, title, value, unit, when, basis, source string) fact.Explanation {
		return fact.Explanation{ID: id, Kind: "observation", Title: title, Value: value, Unit: unit, Period: when, Basis: basis, Source: source, Locator: "row 12", Grade: "B2"}
	}
	e := func(id, title, when string) fact.Explanation {
		return fact.Explanation{ID: id, Kind: "event", Title: title, Value: title, Unit: "event", Period: when, Basis: "chronology", Source: "s.chronicle", Locator: "line 4", Grade: "B2"}
	}
	x := func(id, title, value, unit, formula string, inputs ...string) fact.Explanation {
		return fact.Explanation{ID: id, Kind: "computation", Title: title, Value: value, Unit: unit, Period: "2025", Basis: "computed", Formula: formula, Inputs: inputs}
	}
	p := func(id, title, value string) fact.Explanation {
		return fact.Explanation{ID: id, Kind: "input", Title: title, Value: value, Unit: "input", Period: "2025", Basis: "analyst", Source: "s.method", Locator: "case.toml", Grade: "B3"}
	}
	t := func(id, title string, rests ...string) fact.Explanation {
		return fact.Explanation{ID: id, Kind: "tie", Title: title, Formula: "rule of the layer", Inputs: rests}
	}
	annex := []fact.Explanation{
		o("o.mrv.share-visible", "Share of crude by listed customs value", "65 %", "share", "2024", "customs", "s.customs"),
		o("o.mrv.share-tracking", "Share of crude by tracked barrels", "42 %", "share", "2024", "tracking", "s.tracker"),
		o("o.mrv.share-mirror", "Share of crude in the whole bill", "17 %", "share", "2024", "mirror", "s.customs"),
		o("o.mrv.share-2019", "Share of crude in 2019", "44 %", "share", "2019", "customs", "s.customs"),
		o("o.mrv.flow", "Crude from Marovia", "887.5 million dollars", "million dollars", "2024", "customs", "s.customs"),
		o("o.mrv.total", "Listed crude imports", "1,363.2 million dollars", "million dollars", "2024", "customs", "s.customs"),
		o("o.mrv.dark", "Exporter lists no sale since October 2024", "series went dark", "status", "2024-10..", "exporter", "s.customs"),
		o("o.mrv.arms", "Arms deliveries 2021 to 2024", "0 points", "TIV points", "2021..2024", "register", "s.arms"),
		o("o.mrv.votes", "Agreement in votes", "23 %", "share", "2024", "votes", "s.votes"),
		e("e.mrv.visit", "A minister visits Istria", "2025-02-11"), e("e.tvr.condemn-1", "Tavria's president condemns the trade", "2024-11-02"),
		e("e.tvr.condemn-2", "Tavria's parliament condemns the trade", "2025-04-03"), e("e.tvr.pact", "Defence pact of Marovia and Tavria", "2021-06-15"),
		e("e.qrn.exercise", "Qaran's manoeuvres at the border", "2025-01-09"), e("e.war", "War between Istria and the marsh people", "2023-10-07"),
		e("e.fall", "The government of Samar falls", "2024-12-08"),
		x("x.mrv.p-event", "Probability that the crude sales end for a year", "24 %", "probability", "share of draws with an outcome of 40 or less", "p.mrv.players", "p.mrv.horizon"),
		x("x.mrv.p-event-before", "The same in the last issue", "31 %", "probability", "share of draws with an outcome of 40 or less", "p.mrv.players"),
		x("x.mrv.p-mean", "The same by the compromise mean", "29 %", "probability", "share of draws", "p.mrv.players"),
		x("x.mrv.p-orders", "Probability of a new order", "63 %", "probability", "share of like ties renewed", "o.mrv.arms"),
		x("x.mrv.mean", "Expected outcome", "61", "index", "mean of draws", "p.mrv.players"),
		x("x.mrv.flip", "Where the answer flips", "88", "index", "search along the range", "p.mrv.players"),
		x("x.mrv.shock-valve", "Probability after the shock", "71 %", "probability", "share of draws", "p.mrv.players"),
		x("x.mrv.cover-tracking", "Coverage of tracking", "95 %", "share", "tracked / all", "o.mrv.share-tracking"),
		x("x.mrv.cover-customs", "Coverage of listed customs value", "21 %", "share", "listed / all", "o.mrv.total"),
		x("x.mrv.condemned", "Condemnations counted", "2", "count", "count of events", "e.tvr.condemn-1", "e.tvr.condemn-2"),
		x("x.mrv.gap", "Say, vote, do", "1.15", "index", "do less say", "o.mrv.votes", "e.mrv.visit"),
		x("x.mrv.frustration", "Frustration index", "9", "weight", "exact search over divisions", "t.ist-tav", "t.tav-lea", "t.oil", "t.kin"),
		x("x.mrv.bound", "Lower bound", "9", "weight", "packing of negative cycles", "t.ist-tav", "t.oil", "t.kin"),
		x("x.mrv.ties", "Weight of all ties", "85", "weight", "sum", "t.oil", "t.kin"),
		x("x.mrv.balance", "Balance", "0.79", "index", "1 − 2 · 9 / 85", "x.mrv.frustration", "x.mrv.ties"),
		x("x.mrv.tension-tvr", "Tension of Tavria", "7", "weight", "index with and without", "x.mrv.frustration"),
		x("x.mrv.tension-mrv", "Tension of Marovia", "2", "weight", "index with and without", "x.mrv.frustration"),
		x("x.mrv.curve", "How long like ties lasted", "75 %", "share", "Kaplan-Meier", "o.mrv.arms"),
		x("x.mrv.ach", "Scores of the hypotheses", "0.00, 4.00, 4.00", "index", "sum of weight times count against", "o.mrv.arms", "o.mrv.share-tracking", "o.mrv.dark", "o.mrv.votes", "e.mrv.visit"),
		x("x.backtest-pce", "Back-test of the election model", "Brier 0.18", "index", "mean squared error over decisions", "s.method"),
		x("x.backtest-ties", "Back-test of tie persistence", "Brier 0.20", "index", "mean squared error over tie-years", "s.method"),
		x("x.opposition", "Opposition and deep cuts, 1954 to 2019", "0.93", "odds ratio", "logistic regression", "s.method"),
		p("p.mrv.as-of", "The date of the brief", "2025-06-30"), p("p.mrv.horizon", "The horizon", "2026-12-31"), p("p.mrv.previous", "The last issue", "2025-03-31"),
		p("p.mrv.players", "The actors' ranges", "low, mode and high"), p("p.mrv.watch-calls", "Watch: tanker calls", "3 calls, next 2025-08-05"),
		p("p.mrv.watch-orders", "Watch: arms orders", "1 order, next 2026-03-10"), p("p.mrv.assume-route", "Assumption on the route", "open"),
		t("t.oil", "Crude oil, Marovia to Istria", "o.mrv.share-tracking", "o.mrv.share-mirror", "o.mrv.dark"), t("t.arms", "Arms, Istria to Marovia", "o.mrv.arms"),
		t("t.vote", "Votes", "o.mrv.votes"), t("t.kin", "Pact, Marovia and Tavria", "e.tvr.pact"), t("t.press", "Pressure by Tavria", "e.tvr.condemn-1", "e.tvr.condemn-2"),
		t("t.ist-tav", "Istria and Tavria", "e.tvr.condemn-1"), t("t.tav-lea", "Tavria and the League", "e.tvr.pact"), t("t.qar", "Qaran and Marovia", "e.qrn.exercise"),
	}
	for n, r := range sampleClaims().Rows {
		annex = append(annex,
			fact.Explanation{ID: r.Item, Kind: "item", Title: "Words of the article", Span: r.Span, Quote: r.Quote, Source: "s.article"},
			fact.Explanation{ID: r.Check, Kind: "check", Title: "Check of a claim", Value: string(r.Verdict), Unit: "verdict", Period: "2025", Basis: "rule for a verdict", Formula: "all inside: supported; none: contradicted; mixed: depends on the basis", Inputs: append([]string{r.Item}, rowsOf(r)...), Note: fmt.Sprintf("check %d", n+1)})
	}
	for _, s := range sampleSources() {
		annex = append(annex, fact.Explanation{ID: s.ID, Kind: "source", Title: s.Publisher + ", " + s.Title, Grade: string(s.Reliability)})
	}
	slices.SortFunc(annex, func(a, b fact.Explanation) int { return strings.Compare(a.ID, b.ID) })
	return annex
}

func rowsOf(r ClaimRow) []string {
	var ids []string
	for _, v := range r.Values {
		ids = append(ids, v.Rows...)
	}
	return ids
}

func sampleCharts() []Chart {
	place := func(p Party, lon, lat float64) Place { return Place{p, lon, lat} }
	arc := func(tie string, from, to Party, layer fact.Layer, sign int, w float64, s fact.Status, label string) Arc {
		return Arc{tie, from.ID, to.ID, layer, sign, w, s, label}
	}
	source := Write("Tanker tracker, customs, arms register; outlines: Natural Earth. Data as of {}.", Link("30 June 2025", "p.mrv.as-of"))
	mass := []float64{.01, .02, .04, .07, .10, .13, .19, .21, .15, .08}
	dist := &Distribution{
		Axis: "policy toward Istria", Anchors: []Pin{{0, "ends all ties"}, {100, "open alliance"}, {60, "quiet dual track"}}, Op: "<=", Event: "recalibration",
		Threshold: figure("50", "p.mrv.players", 50, "index", "2025", "case"), StatusQuo: figure("68", "p.mrv.players", 68, "index", "2025", "case"),
		EventP: figure("24 %", "x.mrv.p-event", .24, "probability", "2025-06..2026-12", "computed"),
		Lines:  []Point{{"compromise mean", figure("57", "x.mrv.mean", 57, "index", "2026-12", "computed")}},
	}
	for i, m := range mass {
		dist.Bins = append(dist.Bins, Bin{float64(10 * i), float64(10*i + 10), figure(fmt.Sprintf("%.0f %%", 100*m), "x.mrv.p-event", m, "probability", "2026-12", "computed")})
	}
	p := func(show string, v float64) Figure {
		return figure(show, "x.mrv.flip", v, "probability", "2026-12", "computed")
	}
	in := func(show string, v float64) Figure { return figure(show, "p.mrv.players", v, "index", "2025", "case") }
	curve := func(name, n string, nv float64, shares ...float64) Curve {
		c := Curve{Name: name, N: figure(n, "x.mrv.curve", nv, "count", "1954..2019", "register")}
		for i, s := range shares {
			low, high := max(0, s-.04-.01*float64(i)), min(1, s+.04+.01*float64(i))
			c.Points = append(c.Points, CurvePoint{float64(3 * i), shareOf(figure(fmt.Sprintf("%.0f %%", 100*s), "x.mrv.curve", s, "share", "1954..2019", "register"), "ties in the class"), &low, &high})
		}
		return c
	}
	w := func(show string, v float64) Figure {
		return figure(show, "x.mrv.ties", v, "weight", "2025", "computed")
	}
	return []Chart{
		{ID: "chart-map", Section: "ledger", Title: Words("Ties of Marovia, both directions"), Unit: "sign and weight of each tie", Source: source, Desc: "Oil runs from Marovia to Istria, arms run back; Tavria is tied to both and presses Marovia.", Map: &Map{
			Places: []Place{place(mar, 47.7, 40.3), place(ist, 34.9, 31.4), place(tav, 33, 39.4), place(qar, 53.2, 32.6), place(lea, 39.2, 21.5)},
			Arcs: []Arc{
				arc("t.oil", mar, ist, fact.Energy, 1, .9, fact.Dark, "crude oil"), arc("t.arms", ist, mar, fact.Arms, 1, .7, fact.Zero, "arms"),
				arc("t.kin", mar, tav, fact.Alliance, 1, .9, fact.Reported, "defence pact"), arc("t.press", tav, mar, fact.Pressure, -1, .4, fact.Reported, "condemnation"),
				arc("t.qar", qar, mar, fact.Conflict, -1, .5, fact.Reported, "manoeuvres"), arc("t.vote", mar, ist, fact.Votes, -1, .6, fact.Reported, "votes against"),
				arc("t.ist-tav", tav, ist, fact.Trade, -1, .6, fact.Reported, "trade halted"),
			},
		}},
		{ID: "chart-time", Section: "gap", Title: Words("Words, votes and deeds"), Unit: "Goldstein intensity", Source: source, Desc: "Words turn hostile after the war while deeds stay cooperative.", TimeLine: &TimeLine{From: day("2021-01"), To: day("2025-06"), Marks: []Mark{
			{"e.tvr.pact", day("2021-06-15"), fact.Vote, "MRV", "TVR", 8, "Defence pact", false},
			{"e.war", day("2023-10-07"), fact.Do, "ITR", "", -10, "War", true},
			{"e.tvr.condemn-1", day("2024-11-02"), fact.Say, "TVR", "MRV", -4, "President condemns", false},
			{"e.fall", day("2024-12-08"), fact.Do, "TVR", "", 0, "Government falls", true},
			{"e.mrv.visit", day("2025-02-11"), fact.Do, "MRV", "ITR", 4, "Minister visits", false},
			{"e.tvr.condemn-2", day("2025-04-03"), fact.Say, "TVR", "MRV", -3, "Parliament condemns", false},
			{"e.qrn.exercise", day("2025-01-09"), fact.Do, "QRN", "MRV", -6, "Manoeuvres", false},
		}}},
		{ID: "chart-net", Section: "structure", Title: Words("The signed network in two camps"), Unit: "net sign of each pair", Source: source, Desc: "Istria and Tavria are hostile inside one camp; that tie fits no division.", Network: &Network{
			Nodes: []Node{{mar, 0}, {ist, 0}, {tav, 0}, {nor, 0}, {qar, 1}, {lea, 1}},
			Edges: []Edge{
				{"t.oil", "MRV", "ITR", 1, w("0.9", .9), ""},
				{"t.kin", "MRV", "TVR", 1, w("0.9", .9), ""},
				{"t.ist-tav", "ITR", "TVR", -1, w("0.6", .6), "always"},
				{"t.qar", "QRN", "MRV", -1, w("0.5", .5), ""},
				{"t.tav-lea", "TVR", "LEAGUE", 1, w("0.4", .4), "sometimes"},
				{"t.vote", "ITR", "LEAGUE", -1, w("0.8", .8), ""},
				{"t.press", "NRD", "ITR", 1, w("0.7", .7), ""},
				{"t.arms", "QRN", "ITR", -1, w("1.0", 1), ""},
				{"t.press", "QRN", "LEAGUE", 1, w("0.3", .3), ""},
			},
		}},
		{ID: "chart-dist", Section: "outlook", Title: Words("Where the outcome falls"), Unit: "percent of draws", Source: source, Desc: "A quarter of the draws end at or below the line that counts as recalibration.", Distribution: dist},
		{ID: "chart-tornado", Section: "outlook", Title: Words("What moves the answer"), Unit: "probability of the event", Source: source, Desc: "Tavria's salience moves the answer most.", Tornado: &Tornado{
			Base: p("24 %", .24), Bars: []Bar{
				{"Tavria, salience", "p.mrv.players", "measured", in("30", 30), in("80", 80), p("15 %", .15), p("47 %", .47), false},
				{"Marovia, position", "p.mrv.players", "judged", in("55", 55), in("80", 80), p("38 %", .38), p("18 %", .18), false},
				{"Qaran, capability", "p.mrv.players", "judged", in("50", 50), in("90", 90), p("21 %", .21), p("27 %", .27), false},
			},
		}},
		sampleTurns(),
		{ID: "chart-curve", Section: "durability", Title: Words("How long ties that looked alike lasted"), Unit: "share still on", Source: source, Desc: "The class chosen moves the answer.", Survival: &Survival{
			Curves: []Curve{curve("Big, established, active", "216", 216, 1, .82, .72, .66, .64, .58), curve("Supplier not a major power", "31", 31, 1, .6, .44, .36, .33)},
			Now:    figure("9 years", "o.mrv.arms", 9, "years", "2025", "register"),
		}},
	}
}
