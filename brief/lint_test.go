package brief

import (
	"math"
	"strings"
	"testing"

	"tightrope/fact"
)

func TestSampleHasNoError(t *testing.T) {
	for _, p := range Lint(sampleBrief()) {
		if p.IsError() {
			t.Error(p)
		}
	}
}

// TestRules spoils the sample in one way at a time: the rule must report it, and no other rule
// may report an error that is not named as well.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	f := func(rule string, spoil func(b *Brief), also ...string) {
		t.Helper()
		b := sampleBrief()
		spoil(&b)
		hit := false
		for _, p := range Lint(b) {
			hit = hit || p.Rule == rule
			if p.IsError() && p.Rule != rule && !strings.Contains(strings.Join(also, " ")+" ", p.Rule+" ") {
				t.Errorf("%s: also %v", rule, p)
			}
		}
		if !hit {
			t.Errorf("%s was not reported", rule)
		}
		seen[rule] = true
	}
	j := func(b *Brief) *Judgment { return &b.Judgments[0] }

	f("E1", func(b *Brief) {
		j(b).Text = Words("It is unlikely or very likely that Marovia ends the sales for a full year.")
	})
	f("E1", func(b *Brief) { j(b).Likelihood.Value = ptr(.7) })
	f("E1", func(b *Brief) { j(b).Likelihood.Show = "42 %" })
	f("E1", func(b *Brief) { j(b).Likelihood.Term, j(b).Likelihood.Value = "", nil })
	f("E1", func(b *Brief) { j(b).Text = Words("Marovia ends the recorded crude sales to Istria for a full year.") })
	f("E2", func(b *Brief) { b.Scale.Name = "" })
	f("E2", func(b *Brief) {
		b.BottomLine.Statements[2].Text = Words("It is highly likely that the strain sits in Tavria.")
	})
	f("E3", func(b *Brief) {
		b.BottomLine.Statements[2].Text = Words("It is likely, with high confidence, that the strain sits in Tavria.")
	})
	f("E3", func(b *Brief) { j(b).Confidence.Reason = Words("the sources agree that it is unlikely.") })
	f("E4", func(b *Brief) { j(b).Confidence.Reason = nil })
	f("E4", func(b *Brief) { j(b).Confidence.Because = nil })
	f("E4", func(b *Brief) { j(b).Confidence.Level = "fair" })
	f("E5", func(b *Brief) { j(b).Horizon.Date = fact.Date{} })
	f("E5", func(b *Brief) { j(b).Horizon.Date = day("2025-01-01") })
	f("E5", func(b *Brief) { j(b).Outcome = Words("It ends.") })
	f("E6", func(b *Brief) { b.Gaps[0].Matters = Words("About 40 cargoes are missing.") })
	f("E6", func(b *Brief) { b.Claims.Rows[0].Values[0].Figure.Period = fact.Period{} })
	f("E6", func(b *Brief) { b.Claims.Rows[0].Values[0].Figure.Ref = "" })
	f("E6", func(b *Brief) { b.Outlook.Models[0].Name = "Election of 2000 draws" })
	f("E6", func(b *Brief) { source(b, "s.tracker").Retrieved = fact.Date{} })
	f("E6", func(b *Brief) { annexed(b, "o.mrv.flow").Unit = "" })
	f("E6", func(b *Brief) { annexed(b, "x.mrv.p-event").Formula = "" })
	f("E7", func(b *Brief) { j(b).Evidence[1] = "o.mrv.nowhere" }, "E9", "E10")
	f("E7", func(b *Brief) { annexed(b, "x.mrv.p-event").Inputs[0] = "p.nowhere" })
	f("E7", func(b *Brief) { b.Claims.Rows[1].Quote = "those sales rose 82% in the first half of 2024" })
	f("E7", func(b *Brief) { b.Claims.Rows[1].Span = nil })
	f("E7", func(b *Brief) { b.Head.Article.Text = strings.ToUpper(sampleText) })
	f("E7", func(b *Brief) { b.Ledger.Pairs[1].Rows[0].Tie = "t.oil" }) // one id, two ties
	f("E8", func(b *Brief) { b.Alternatives.Hypotheses = b.Alternatives.Hypotheses[:1] })
	f("E8", func(b *Brief) { b.Alternatives.Leader = "H2" })
	f("E8", func(b *Brief) { b.Alternatives.Hypotheses[1].Score = 1 })
	f("E8", func(b *Brief) { b.Alternatives.LeaderWhy = nil })
	f("E9", func(b *Brief) {
		j(b).Evidence = []string{"e.mrv.visit"}
		j(b).Families = 1
		j(b).Flags = []string{SingleFamily}
	})
	f("E10", func(b *Brief) { source(b, "s.tracker").Family = "customs" })
	f("E10", func(b *Brief) { b.Judgments[1].Families = 2; b.Judgments[1].Flags = nil })
	f("E10", func(b *Brief) { b.Claims.Rows[3].Values[0].Rows = []string{"i.4"} })
	f("E11", func(b *Brief) { b.Claims.Rows[0].Values[4].Figure.Show = "0 points" })
	f("E11", func(b *Brief) { b.Claims.Rows[0].Values[4].Figure.Status = fact.Zero })
	f("E11", func(b *Brief) { b.Claims.Rows[0].Values[0].Figure.Status = fact.Dark })
	f("E12", func(b *Brief) { b.Claims.Rows[0].Values[1].Figure.Check.Inputs[0] = 800 })
	f("E12", func(b *Brief) { b.Claims.Rows[0].Values[0].Figure.Show = "24 %" })
	f("E12", func(b *Brief) {
		b.Charts[3].Distribution.Bins[0].Mass.Value = ptr(.2)
		b.Charts[3].Distribution.Bins[0].Mass.Show = "20 %"
	})
	f("E12", func(b *Brief) { b.Structure.Balance.Value = ptr(.9) })
	f("E13", func(b *Brief) { b.Claims.Rows[0].Values[0].Figure.Denominator = "" })
	f("E13", func(b *Brief) { b.Claims.Rows[0].Values = b.Claims.Rows[0].Values[1:] })
	f("E13", func(b *Brief) { b.Ledger.Pairs[0].Rows[0].Figures = b.Ledger.Pairs[0].Rows[0].Figures[:1] })
	f("E14", func(b *Brief) { b.Claims.Rows[0].Values[3].OtherPeriod = false })
	f("E14", func(b *Brief) { b.Claims.Rows[0].Values[3].Decides = true })
	f("E15", func(b *Brief) { b.Assumptions[0].IfWrong = nil })
	f("E16", func(b *Brief) { b.Indicators = b.Indicators[:1] })
	f("E16", func(b *Brief) { b.Indicators[0].Next.Date = day("2024-08-05") })
	f("E16", func(b *Brief) { b.Indicators[0].Threshold = nil })
	f("E17", func(b *Brief) { j(b).Contrary = nil })
	f("E17", func(b *Brief) { b.Judgments[1].Searched = nil })
	f("E18", func(b *Brief) { b.BottomLine.Statements[1].Text = Words("The trade is likely to go on.") })
	f("E18", func(b *Brief) { b.BottomLine.Statements[1].Tag = "" })
	f("E19", func(b *Brief) { b.Changes.Rows = nil })
	f("E19", func(b *Brief) { b.Changes.Rows[0].Why = nil })
	f("E20", func(b *Brief) { j(b).Likelihood.Backtest = "" })
	f("E20", func(b *Brief) {
		b.Manifest.Backtests[0].Brier.Value, b.Manifest.Backtests[0].Brier.Status = nil, fact.NotInSample
	}, "E11")
	f("E20", func(b *Brief) { b.Manifest.Backtests[0].Skill.Value = ptr(-.04) })

	f("W1", func(b *Brief) { b.BottomLine.Statements[2].Text = Words("Tavria could break with one camp.") })
	f("W2", func(b *Brief) { b.Gaps[0].Matters = Words("The reckless silence of the exporter.") })
	f("W2", func(b *Brief) { b.BottomLine.Statements[2].Text = Words("Marovia should keep both tracks.") })
	f("W3", func(b *Brief) { b.BottomLine.Statements = b.BottomLine.Statements[1:] })
	f("W4", func(b *Brief) { j(b).Text = append(j(b).Text, Run{Text: strings.Repeat(" and so on", 15)}) })
	f("W4", func(b *Brief) { j(b).Text = append(j(b).Text, Run{Text: "; the arms go on."}) })
	f("W5", func(b *Brief) { annexed(b, "o.mrv.arms").Period = "2012..2015" })
	f("W6", func(*Brief) {}) // the customs value of the sample sees a fifth of the barrels
	f("W7", func(b *Brief) { b.Outlook.Models[0].Probability.Show = "24.0 %" })
	f("W8", func(b *Brief) { b.Charts[0].Source = nil })
	f("W9", func(b *Brief) { b.Charts[0].Illustrative = true })
	f("W10", func(b *Brief) { b.BottomLine.Statements[2].Text = Words("A break is conceivable.") })

	for _, r := range Rules {
		if !seen[r.Name] {
			t.Errorf("no fixture fails %s", r.Name)
		}
	}
}

func annexed(b *Brief, id string) *fact.Explanation {
	for i := range b.Annex {
		if b.Annex[i].ID == id {
			return &b.Annex[i]
		}
	}
	panic(id)
}

func source(b *Brief, id string) *fact.Source {
	for i := range b.Sources {
		if b.Sources[i].ID == id {
			return &b.Sources[i]
		}
	}
	panic(id)
}

func TestScale(t *testing.T) {
	f := func(s Scale, p float64, want string) {
		t.Helper()
		if got := s.Term(p); got != want {
			t.Errorf("%s: %g is %q, want %q", s.Name, p, got, want)
		}
	}
	us, uk := ICD203("s"), PHIA("s")
	f(us, .003, "almost no chance")
	f(us, .20, "unlikely") // an edge belongs to the band nearer to an even chance
	f(us, .50, "roughly even chance")
	f(us, .80, "likely")
	f(us, 1, "almost certain")
	f(us, 1.2, "")
	f(us, math.NaN(), "")
	f(uk, .37, "") // PHIA leaves a gap on purpose
	f(uk, .45, "realistic possibility")
}

func TestTermsIn(t *testing.T) {
	f := func(text string, want ...string) {
		t.Helper()
		if got := strings.Join(ICD203("s").termsIn(text), "|"); got != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	f("It is very likely that it ends.", "very likely")
	f("Unlikely, but likely later.", "unlikely", "likely")
	f("A roughly even chance.", "roughly even chance")
	f("The likelihood is unknown.")
}

func TestScore(t *testing.T) {
	a := sampleAlternatives()
	f := func(h int, want float64) {
		t.Helper()
		if got := a.Hypotheses[h].Score; math.Abs(got-want) > 1e-12 {
			t.Errorf("%s scores %g, want %g", a.Hypotheses[h].ID, got, want)
		}
	}
	f(0, 0)
	f(1, 4) // II on an item of weight √2·√2
	f(2, 4) // I at weight 1 twice, II at √2·1/√2
	if a.Leader != "H1" {
		t.Errorf("leader %q", a.Leader)
	}
	a.Evidence[0].Ratings = []string{"II", "II", "II"} // rated alike: shown, not counted
	a.Evidence[1].Ratings = []string{"C", "C", "C"}
	a.Evidence[2].Ratings = []string{"N", "N", "N"}
	a.Evidence[3].Ratings = []string{"I", "I", "I"}
	if err := a.Score(); err != nil || a.Leader != "" || a.Hypotheses[1].Score != 0 {
		t.Errorf("leader %q, score %g, %v: want no leader on a tie", a.Leader, a.Hypotheses[1].Score, err)
	}
	a.Evidence[0].Ratings = []string{"X", "N", "N"}
	if a.Score() == nil {
		t.Error("a rating X was taken")
	}
}

func TestBareNumbers(t *testing.T) {
	f := func(s string, want ...string) {
		t.Helper()
		if got := strings.Join(bareNumbers(s), "|"); got != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	f("an F-16, a TB2 and the G7")
	f("around 40% in 2024, or 1990s", "40%", "2024,", "1990s")
	f("−0.35 (n=14)", "−0.35") // a name may hold a number: the page sets "n = 14" with a link
	f("two states")
}
