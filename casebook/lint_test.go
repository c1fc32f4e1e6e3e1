package casebook

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

// sound is a book with one row of each kind and no problem; each test breaks one thing in it.
func sound() map[string]string {
	return map[string]string{
		"sources.csv": "id,publisher,title,url,licence,published,retrieved,sha256,family,reliability,note\n" +
			"s.a,SIPRI,Register,https://example.org,,2022,2026-01-01,,,A,\n" +
			"s.memory,Tightrope,Recalled,,,,,,,F,\n",
		"mine/observations.csv": "id,layer,measure,item,from,to,value,unit,low,high,denominator,period,reporter,basis,status,source,locator,known_at,verified,credibility,quote,language,note\n" +
			"o.aze.flow,arms,flow,arms,ISR,AZE,5,TIV million,,,,2021,SIPRI,register,reported,s.a,row 1,2022,yes,2,,,\n" +
			"o.aze.share,arms,import share,arms,ISR,AZE,0.5,share,,,all arms,2021,SIPRI,register,reported,s.a,row 2,2022,yes,2,,,\n" +
			"o.aze.vote,votes,vote,A/RES/1,AZE,,1,vote,,,,2021,UN,record,reported,s.memory,,2022,no,6,,,yes\n" +
			"o.aze.dark,energy,flow,crude oil,AZE,ISR,,t,,,,2021..,AZE,exporter customs,dark,s.a,row 3,2022,yes,2,,,\n",
		"mine/events.csv": "id,date,from,to,plover,mode,cameo,intensity,layer,tier,title,shock,source,locator,known_at,verified,credibility,quote,language,note\n" +
			"e.aze.visit,2021-05-02,ISR,AZE,CONSULT,visit,042,1.9,diplomacy,say,A visit,,s.a,page 1,2021-05-02,yes,2,,,\n",
		"mine/case.toml": testCase + `
[[shock]]
id = "cut"
name = "The tap is closed"
means = "no crude"
edit = [
  { op = "cut", what = "AZE->ISR:crude oil" },
  { op = "set", what = "palace.salience", value = "*0.5" },
]
[[watch]]
id = "w1"
name = "Statistics"
direction = "up"
threshold = "100 t"
source = "s.a"
next = "2026-12-01"
[[assume]]
id = "a1"
text = "one decider"
if_wrong = "run again"
[[hypothesis]]
id = "H1"
text = "lasts"
[[evidence]]
rests = ["o.aze.flow"]
text = "arms flow"
relevance = "high"
ratings = { H1 = "C" }
[[claim]]
text = "arms flow"
source = "analyst"
`,
	}
}

func lint(t *testing.T, files map[string]string) []Problem {
	t.Helper()
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b, err := Load(tree, "casebook")
	if err != nil {
		t.Fatal(err)
	}
	return b.Lint()
}

func TestLintSound(t *testing.T) {
	for _, p := range lint(t, sound()) {
		t.Error(p)
	}
}

func TestLintRules(t *testing.T) {
	f := func(file, old, replacement, want string) {
		t.Helper()
		files := maps.Clone(sound())
		if !strings.Contains(files[file], old) {
			t.Fatalf("%s does not hold %q", file, old)
		}
		files[file] = strings.Replace(files[file], old, replacement, 1)
		for _, p := range lint(t, files) {
			if strings.HasPrefix(p.String(), "casebook/"+file+":") && strings.Contains(p.Text, want) {
				return
			}
		}
		t.Errorf("%q in %s: no problem that says %q; got %v", replacement, file, want, lint(t, files))
	}
	const s, o, e, c = "sources.csv", "mine/observations.csv", "mine/events.csv", "mine/case.toml"

	f(s, "s.a,SIPRI", "x.a,SIPRI", `id "x.a": want ^s`)
	f(s, "s.memory,", "s.a,", "id s.a stands already at casebook/sources.csv:2")
	f(s, ",A,\n", ",Q,\n", `reliability "Q": want A to F`)
	f(s, "Register", "", "publisher and title are both wanted")
	f(s, "https://example.org", "", "graded A without an address")
	f(s, "2026-01-01", "", "no retrieved date")

	f(o, "o.aze.share", "o.aze.flow", "stands already at casebook/mine/observations.csv:2")
	f(o, "o.aze.flow", "flow", `id "flow": want ^o`)
	f(o, "arms,flow", "guns,flow", `layer "guns" is not one of`)
	f(o, "arms,flow", "arms,weight", `measure "weight" is not in the list`)
	f(o, "ISR,AZE,5", "I R,AZE,5", `actor id "I R" holds ' '`)
	f(o, "ISR,AZE,5", "ISR,,5", `measure "flow" is about a pair`)
	f(o, "ISR,AZE,5", "XQZ,AZE,5", `actor "XQZ" is not known`)
	f(o, "TIV million", "", "no unit")
	f(o, "TIV million", "percent of TIV", "write a share or a change as a fraction")
	f(o, "TIV million", "%", "write a share or a change as a fraction")
	f(o, ",,,,2021,SIPRI", ",,,,,SIPRI", "no period")
	f(o, "register,reported", "hearsay,reported", `basis "hearsay": want one of`)
	f(o, "register,reported", ",reported", "no basis")
	f(o, "register,reported", "register,sure", `status "sure": want reported, zero, dark`)
	f(o, "register,reported", "register,zero", "status is zero but the value is 5")
	f(o, "s.a,row 1", ",row 1", "no source")
	f(o, "s.a,row 1", "s.b,row 1", `source "s.b" is not in a sources.csv`)
	f(o, "s.a,row 1", "s.a,", "verified without a locator")
	f(o, "s.a,row 1", "s.memory,row 1", "verified, but s.memory is remembered")
	f(o, "row 1,2022,yes,2", "row 1,2022,no,2", "credibility 2 of a row that nobody looked up: want 6")
	f(o, "row 1,2022,yes,2", "row 1,2022,yes,7", "credibility 7: want 1 to 6")
	f(o, "row 1,2022", "row 1,2020", "known_at 2020 is in the past when the period 2021 begins")
	f(o, "row 1,2022", "row 1,", "no known_at")
	f(o, "0.5,share,,,all arms", "0.5,share,,,", "a share without a denominator")
	f(o, "0.5,share", "1.5,share", "a share of 1.5: want a fraction")
	f(o, "0.5,share", "-0.5,share", "a share of -0.5: want a fraction")
	f(o, "0.5,share", "0.5,index", `measure "import share" in unit "index": want "share"`)
	f(o, "0.5,share,,", "0.5,share,0.6,", "the value lies outside its interval")
	f(o, "0.5,share,,", "0.5,share,0.6,0.4", "the interval ends before it begins")
	f(o, ",1,vote", ",4,vote", "want unit vote and 1 yes, 2 abstain, 3 no, 0 absent")
	f(o, "flow,arms,ISR,AZE,5,TIV million", "treaty,defence,ISR,AZE,5,yes/no", "want 1 for yes, 0 for no")
	f(o, "flow,arms,ISR,AZE,5,TIV million", "supplier rank,arms,ISR,AZE,0,rank", "want 1 for the first")

	f(e, "e.aze.visit", "visit", `id "visit": want ^e`)
	f(e, "2021-05-02,ISR", ",ISR", "no date")
	f(e, "CONSULT", "TALK", `type "TALK" is not a PLOVER type`)
	f(e, "diplomacy,say", "diplomacy,whisper", `tier "whisper": want say, vote or do`)
	f(e, "diplomacy,say", "talks,say", `layer "talks" is not one of`)
	f(e, ",1.9,", ",19,", "intensity 19: want -10 to 10")
	f(e, "A visit", "", "no title")
	f(e, "ISR,AZE,CONSULT", "ISR,ISR,CONSULT", "from ISR to itself")
	f(e, "ISR,AZE,CONSULT", "ISR,QQQ,CONSULT", `actor "QQQ" is not known`)
	f(e, "s.a,page 1", "s.z,page 1", `source "s.z" is not in a sources.csv`)
	f(e, "page 1,2021-05-02", "page 1,2021-05-01", "known_at 2021-05-01 is in the past when the date 2021-05-02 comes")
}

func TestLintCaseRules(t *testing.T) {
	f := func(old, replacement, want string) {
		t.Helper()
		files := maps.Clone(sound())
		if !strings.Contains(files["mine/case.toml"], old) {
			t.Fatalf("the case does not hold %q", old)
		}
		files["mine/case.toml"] = strings.Replace(files["mine/case.toml"], old, replacement, 1)
		problems := lint(t, files)
		for _, p := range problems {
			if strings.Contains(p.Text, want) {
				return
			}
		}
		t.Errorf("%q: no problem that says %q; got %v", replacement, want, problems)
	}
	f(`name = "mine"`, `name = "yours"`, `case "yours" lies in a folder of another name`)
	f(`pressers = ["TUR"]`, `pressers = []`, "at least one partner and one presser")
	f(`pressers = ["TUR"]`, `pressers = ["QQQ"]`, `actor "QQQ" is not known`)
	f(`pressers = ["TUR"]`, "pressers = [\"TUR\"]\nlayers = [\"oil\"]", `layer "oil" is not one of`)
	f(`status_quo = 75`, `status_quo = 175`, "status quo 175: want 0 to 100")
	f(`id = "palace"`, `id = "the palace"`, "want letters, digits and hyphens")
	f(`mode = 75`, `mode = 95`, "are not in order")
	f(`mode = 75, high = 80, source = "analyst"`, `mode = 75, high = 80, source = "guess"`, `palace.position: source "guess" is not in a sources.csv`)
	f(`mode = 75, high = 80, source = "analyst"`, `mode = 75, high = 80, source = ""`, "no source")
	f(`because = "guess"`, `because = ""`, "palace.position: no because")
	f(`because = "guess"`, `because = "guess", rests = ["o.aze.none"]`, `rests on "o.aze.none", which is no observation`)
	f(`op = "cut"`, `op = "burn"`, `op "burn": want cut, drop, set, add or end`)
	f(`what = "AZE->ISR:crude oil"`, `what = "AZE to ISR"`, "want FROM->TO or FROM->TO:item")
	f(`what = "AZE->ISR:crude oil"`, `what = "AZE->QQQ:crude oil"`, `actor "QQQ" is not known`)
	f(`{ op = "cut", what = "AZE->ISR:crude oil" }`, `{ op = "drop", what = "nobody" }`, "no such actor in the case")
	f(`{ op = "cut", what = "AZE->ISR:crude oil" }`, `{ op = "add", what = "palace" }`, "want a new actor")
	f(`what = "palace.salience"`, `what = "palace.mood"`, "a dot and position, salience or capability")
	f(`value = "*0.5"`, `value = "half"`, "want a value like =50, +10, -10 or *0.5")
	f(`means = "no crude"`, `means = ""`, "name, means and at least one edit are wanted")
	f(`threshold = "100 t"`, `threshold = ""`, "name, direction and threshold are wanted")
	f(`source = "s.a"`, `source = "s.q"`, `indicator w1: source "s.q" is not in a sources.csv`)
	f(`next = "2026-12-01"`, `next = "2025-12-01"`, "want a date after the case's as_of 2026-01-01")
	f(`if_wrong = "run again"`, `if_wrong = ""`, "text and if_wrong are both wanted")
	f(`relevance = "high"`, `relevance = "great"`, `relevance "great": want low, medium or high`)
	f(`{ H1 = "C" }`, `{ H1 = "Y" }`, `rating "Y" of hypothesis H1`)
	f(`{ H1 = "C" }`, `{ H1 = "C", H2 = "C" }`, "a rating of a hypothesis that the case does not have")
	f(`rests = ["o.aze.flow"]`, `rests = []`, "evidence rests on nothing")
	f(`rests = ["o.aze.flow"]`, `rests = ["e.aze.flow"]`, `evidence rests on "e.aze.flow"`)
	f("text = \"arms flow\"\nsource = \"analyst\"", "text = \"arms flow\"\nsource = \"s.q\"", `press claim: source "s.q"`)
}
