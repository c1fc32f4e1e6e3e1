package brief

import "tightrope/fact"

func sampleStanding() []StandingRow {
	f := func(show string, v float64, unit string) Figure {
		return figure(show, "x.mrv.mean", v, unit, "2026-12", "computed")
	}
	return []StandingRow{{
		Words("Tavria"), shareOf(f("40 %", .4, "share"), "capability × salience"), f("11 %", .11, "probability"), f("+9 points", 9, "percentage points"),
		f("52", 52, "index"), "capability measured; position, salience judged",
	}, {
		Words("Marovia"), shareOf(f("60 %", .6, "share"), "capability × salience"), Missing(fact.NotInSample, "x.mrv.mean"), f("−4 points", -4, "percentage points"),
		f("58", 58, "index"), "judged",
	}}
}

func sampleReadings() []ReadingRow {
	return []ReadingRow{{
		Words("equal capabilities"), figure("29 %", "x.mrv.p-mean", .29, "probability", "2026-12", "computed"),
		figure("+5 points", "x.mrv.p-mean", 5, "percentage points", "2026-12", "computed"), Words("judged"),
	}}
}

func sampleTurns() Chart {
	at := func(show string, v float64) Figure {
		return figure(show, "x.mrv.mean", v, "index", "2026-12", "computed")
	}
	return Chart{
		ID: "chart-turns", Section: "outlook", Title: Words("Bargains by turn"), Unit: "position", Source: Words("Casebook"), Desc: "Marovia gives way to Tavria in the first turn.",
		Turns: &Turns{
			Axis: "partnership", Op: "<=", At: at("55", 55), Actors: []TurnActor{{"Marovia", "x.mrv.mean"}, {"Tavria", "x.mrv.mean"}, {"Istria", "x.mrv.mean"}},
			Turns: []Turn{
				{1, []Move{{at("70", 70), at("55", 55), 1, false}, {at("30", 30), at("55", 55), 0, true}, {at("90", 90), at("90", 90), -1, false}}},
				{2, []Move{{at("55", 55), at("60", 60), 2, true}, {at("55", 55), at("55", 55), -1, false}, {at("90", 90), at("60", 60), 0, false}}},
			},
		},
	}
}
