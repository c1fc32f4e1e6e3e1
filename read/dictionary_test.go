package read

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tightrope/fact"
	"tightrope/internal/sample"
)

const testActors = `# two kingdoms of a story and what their people are called
NORLAND_ [NOR_TEST]
WESTMARK_ [WMK]
+WESTMARKER
EASTMARK_ [EMK]
KING_OLAF_ [WMKGOV <20100101] [WMKELI >20100101]
`

const testAgents = `!PERSON! = MAN, MEN
FISHER!PERSON! [~AGR]
ROYAL_GUARD [~MIL]
`

const testVerbs = `&CROP
+WHEAT
+BARLEY

--- RENEW [064] ---
RENEW
RESTORE {RESTORES RESTORED RESTORING}
- * TRADE WITH + [061]
- NOT * [120]

--- TRADE [060] ---
SWAP
- * &CROP FOR [061:061]
- * _HOSTAGE [085]
`

func testDictionary(t *testing.T) *Dictionary {
	t.Helper()
	d, err := LoadDictionary(
		DictionaryFile{"a.txt", strings.Replace(testActors, "NOR_TEST", "NLD", 1)},
		DictionaryFile{"g.txt", testAgents}, DictionaryFile{"v.txt", testVerbs})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDictionary(t *testing.T) {
	dict := testDictionary(t)
	f := func(text string, want ...string) {
		t.Helper()
		c, err := Code(text, Options{Dictionary: dict})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range c.Events {
			got = append(got, e.Source+" "+e.Target+" "+e.Cameo)
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s: got %q: want %q", text, got, want)
		}
	}
	f("Westmark restored ties with Eastmark on Monday.", "WMK EMK 064")
	f("Westmark restored trade with Eastmark on Monday.", "WMK EMK 061")
	f("Westmark did not restore ties with Eastmark.", "WMK EMK 120")
	f("Westmark swapped barley for iron with Eastmark.", "WMK EMK 061", "EMK WMK 061")
	f("Royal guards swapped prisoners with Eastmark.", "---MIL EMK 060")
	f("Westmark swapped its royal guards.")
	f("Westmark restored ties with Eastmark. It also swapped wheat for iron with Norland.", "WMK EMK 064", "WMK NLD 061", "NLD WMK 061")
	f("Westmark royal guards swapped prisoners with Eastmark fishermen.", "WMKMIL EMKAGR 060")
}

func TestDictionaryDates(t *testing.T) {
	dict := testDictionary(t)
	f := func(date, want string) {
		t.Helper()
		d, _ := compactDate(date)
		c, err := Code("King Olaf restored ties with Eastmark.", Options{Dictionary: dict, Date: d})
		if err != nil || len(c.Events) != 1 || c.Events[0].Source != want {
			t.Errorf("%s: got %+v, %v: want %s", date, c.Events, err, want)
		}
	}
	f("20050101", "WMKGOV")
	f("20150101", "WMKELI")
}

func TestDictionaryErrors(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if _, err := LoadDictionary(DictionaryFile{"x.txt", text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v: want %q in it", text, err, want)
		}
	}
	f("A_ [AAA\n", "x.txt:1: a code is not closed")
	f("A_ [AAA 12]\n", "x.txt:1: a date is \"12\"")
	f("--- X [010] ---\nSAY\n- WITHOUT A VERB [010]\n", "x.txt:3: a pattern wants one *")
	f("--- X [010] ---\nSAY\n- * &NOWHERE [010]\n", "x.txt:3: the set &NOWHERE")
	f("GOOD [~AGR]\nBAD\n", "x.txt:2: an agent without a code")
}

// TestLoadPublishedDictionaries loads the dictionaries of the Open Event Data Alliance whole.
func TestLoadPublishedDictionaries(t *testing.T) {
	dir := sample.Dir(t, "read", "dictionaries")
	var files []DictionaryFile
	for _, name := range []string{"Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt", "Phoenix.agents.txt", "CAMEO.verbpatterns.txt", "CAMEO.2.0.txt"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, DictionaryFile{name, string(b)})
	}
	for _, f := range files {
		d, err := LoadDictionary(f)
		if err != nil {
			t.Error(err)
			continue
		}
		a, g, v, _ := d.Size()
		t.Logf("%s: %d names, %d agents, %d verb rules, %d lines left out", f.Name, a, g, v, len(d.Complaints()))
	}
}

// TestBadDictionaries are files that people hand over by mistake: each is refused, or the line left out,
// with the file, the line and what was wanted.
func TestBadDictionaries(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if _, err := LoadDictionary(DictionaryFile{"x.txt", text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v: want %q in it", text, err, want)
		}
	}
	f("S\xc3O_ [BRA]\nESPA\xd1A [ESP]\n", "x.txt:1: \"S\\xc3O_ [BRA]\" is not UTF-8 (2 of 2 lines are wrong)")
	f("\xff\xfeA\x00 \x00[\x00A\x00]\x00\n\x00", "x.txt:1: ")
	f("A\x00 [AAA]\n", "x.txt:1: a zero byte")
	f("name,code\nNorland,NLD\n", "x.txt:1: \"name,code\": want one phrase a line")
	f(`{"a": [1,2]}`, "x.txt:1: a code is \"1,2\"")
	f("OLAF_ [WMK 960101-950101]\n", "x.txt:1: 960101-950101 ends before it begins")
	f("--- RAID [190] ---\nRAID\n- * CITY\n", "x.txt:3: a pattern wants one *")
	f("--- RAID ---\nRAID\n- * CITY\n", "x.txt:3: a pattern wants one *")
	f("--- RAID [190] ---\nRAID\n- * CITY * [191]\n", "x.txt:3: a pattern wants one *")
	f("&A\n+&B\n&B\n+&A\n--- RAID [190] ---\nRAID\n- * &A [191]\n", "x.txt:7: the set &A holds itself: &A > &B > &A")
	f("&A\n+&B\n--- RAID [190] ---\nRAID\n- * &A [191]\n", "x.txt:5: the set &B, of &A, is not defined above")
	f("--- RAID [190] ---\nRAID\n~ a (a b RAID) SAY = a b 112\n", "x.txt:3: a transformation, which is not applied")
	f("FISHER!MAN! [~AGR]\n", "x.txt:1: the list !MAN! is not defined above")
	f("", "x.txt: no actor, agent or verb in it")
	f("<html>\n<p>404</p>\n", "x.txt: no actor, agent or verb in it")
}

// TestDictionarySets has sets of words inside sets, agents with two lists, line ends of every kind, and
// codes that CAMEO has not.
func TestDictionarySets(t *testing.T) {
	d, err := LoadDictionary(
		DictionaryFile{"a.txt", "\uFEFFNORLAND_ [NLD]\r\nWESTMARK_ [WMK]\rEASTMARK_ [EMK]\n"},
		DictionaryFile{"g.txt", "!RANK! = HIGH, LOW\n!MAN! = MAN, WOMAN\n!RANK!_CLERGY!MAN! [~REL]\n"},
		DictionaryFile{"v.txt", "&GRAIN\n+WHEAT\n+BARLEY\n&GOODS\n+&GRAIN\n+SACKS OF &GRAIN\n+ORE_\n--- SWAP [061] ---\nSWAP\n- * &GOODS FOR [0611]\n- * &GOODS [062]\n--- BARTER [777] ---\nBARTER\n"})
	if err != nil {
		t.Fatal(err)
	}
	f := func(text, want string) { t.Helper(); codesTo(t, d, text, want) }
	f("Westmark swapped barley with Eastmark.", "WMK EMK 062;")
	f("Westmark swapped sacks of wheat for iron with Eastmark.", "WMK EMK 0611;")
	f("Westmark swapped horses with Eastmark.", "WMK EMK 061;")
	f("The low clergywoman of Norland bartered with Eastmark.", "NLDREL EMK 777;")
	want := "v.txt:13: codes under no root of CAMEO: 777"
	if got := strings.Join(d.Doubts(), "; "); got != want {
		t.Errorf("got %q: want %q", got, want)
	}
	if a, g, v, left := d.Size(); a != 3 || g != 8 || v != 4 || left != 0 {
		t.Errorf("got %d names, %d agents, %d rules, %d phrases", a, g, v, left)
	}
}

// TestPairedCodes has codes for one way, for both, and such as nobody knows: each event is of its own
// type, and no event is without a code.
func TestPairedCodes(t *testing.T) {
	d, err := LoadDictionary(DictionaryFile{"a.txt", "WESTMARK_ [WMK]\nEASTMARK_ [EMK]\n"},
		DictionaryFile{"v.txt", "--- STAND [---] ---\nSTAND {STANDS STOOD STANDING}\n- * TRIAL IN [:173]\n- * GUARD WITH [150:111]\n- * CANDIDATE IN [9]\n"})
	if err != nil {
		t.Fatal(err)
	}
	f := func(text, want string, quad fact.Quad) {
		t.Helper()
		c, err := Code(text, Options{Dictionary: d})
		got := ""
		for _, e := range c.Events {
			got += e.Source + " " + e.Target + " " + e.Cameo + " " + e.Plover + ";"
		}
		if err != nil || got != want || c.Best.Quad != quad {
			t.Errorf("%s: got %q %v, %v: want %q %v", text, got, c.Best, err, want, quad)
		}
	}
	f("Westmark stood trial in Eastmark.", "EMK WMK 173 COERCE;", fact.MaterialConflict)
	f("Westmark stood guard with Eastmark.", "WMK EMK 150 MOBILIZE;EMK WMK 111 ACCUSE;", fact.MaterialConflict)
	if c, err := Code("Westmark stood candidate in Eastmark.", Options{Dictionary: d}); err != nil || len(c.Events) != 1 || c.Events[0].Cameo != "9" || c.Events[0].Plover != "" {
		t.Errorf("a code under no root: got %+v, %v", c, err)
	}
}

// TestOwnRows adds rows to the tables of the lexicon.
func TestOwnRows(t *testing.T) {
	rows := `# what our desk calls things
verbs	hornswoggle|bamboozle	-	obj	112
verbs	visit	-	obj	190
eventnouns	flotillacade	by,gen,from	against,on	COERCE	blockade	191
places	seat	PER	Cuscotown
places	body:REB	COL	Paris
leaders	CHL	2001..	GOV	Ottoline Quark|Quark
sectors	MIL	sky warden, tunnel rat
`
	d, err := LoadDictionary(DictionaryFile{"own.tsv", rows})
	if err != nil {
		t.Fatal(err)
	}
	f := func(text, want string) { t.Helper(); codesTo(t, d, text, want) }
	f("Kenya hornswoggled Uganda.", "KEN UGA 112;")
	f("Kenya was bamboozled by Uganda.", "UGA KEN 112;")
	f("The flotillacade by Turkey against Cyprus lasted a week.", "TUR CYP 191;")
	f("Cuscotown condemned Bolivia.", "PERGOV BOL 111;")
	f("Quark condemned Bolivia.", "CHLGOV BOL 111;")
	f("Kenyan sky wardens attacked Uganda.", "KENMIL UGA 190;")
	f("Paris attacked Peru.", "COLREB PER 190;") // the user's meaning goes before ours
	f("Ghana's president visited Togo.", "GHAGOV TGO 190;")
	f("Kenya condemned Uganda.", "KEN UGA 111;")
}

// TestReadWithDictionary reads a text of words that only the user's rows know.
func TestReadWithDictionary(t *testing.T) {
	d, err := LoadDictionary(DictionaryFile{"own.tsv", "places\tseat\tPER\tCuscotown\nverbs\thornswoggle\t-\tobj\t112\n"})
	if err != nil {
		t.Fatal(err)
	}
	res, err := Read("Cuscotown hornswoggled Bolivia, which said that 40 percent of its tin came from Peru. “We were hornswoggled,” it added.", Options{Dictionary: d})
	i := slices.IndexFunc(res.Items, func(it fact.Item) bool { return it.Kind == fact.EventItem })
	if err != nil || i < 0 {
		t.Fatalf("got %+v, %v", res.Items, err)
	}
	if it := res.Items[i]; it.Source.State() != "PER" || it.Target != "BOL" || it.Cameo != "112" {
		t.Errorf("got %+v", it)
	}
}

// TestOwnRowsErrors are rows that are refused, with file and line.
func TestOwnRowsErrors(t *testing.T) {
	f := func(row, want string) {
		t.Helper()
		_, err := LoadDictionary(DictionaryFile{"own.tsv", "# note\n" + row + "\n"})
		if err == nil || !strings.HasPrefix(err.Error(), "own.tsv:2: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v: want %q in it", row, err, want)
		}
	}
	f("verb\tslam\t-\tobj\t111", "no table is called \"verb\"")
	f("verbs slam - obj 111", "no table is called")
	f("verbs\tslam\t-\tobj", "verbs: 3 fields")
	f("verbs\tslam\t-\tobj\t999", "not a CAMEO code")
	f("verbs\tslam\t\tobj\t111", "field 3 is empty")
	f("verbs\tslam||blast\t-\tobj\t111", "lemma \"\"")
	f("verbs\tSlam\t-\tobj\t111", "lemma \"Slam\"")
	f("verbs\tslam\tobj:@nothing\tobj\t111", "@nothing is not")
	f("verbs\tslam\tobj:\t\tobj\t111", "field 4 is empty")
	f("verbs\tslam\tobj:a||b\tobj\t111", "empty word")
	f("operators\tslam\tsideways\tagree", "link \"sideways\"")
	f("eventnouns\t--\tby\ton\tASSAULT\t-\t190", "empty word")
	f("eventnouns\traidlet\tby\ton\tASSAULT\t-\t111", "is of type ACCUSE")
	f("places\ttown\tPER\tCusco", "kind \"town\"")
	f("places\tseat\tP E R\tCusco", "actor id")
	f("leaders\tPER\t2021-13..\tGOV\tSomebody", "2021-13")
	f("sectors\tMIL\ta, , b", "an empty word")
	f("places\tseat\tPER\tCus\xffco", "is not UTF-8")
}

// codesTo says that a text has the wanted events, each as "source target code;".
func codesTo(t *testing.T, d *Dictionary, text, want string) {
	t.Helper()
	c, err := Code(text, Options{Dictionary: d})
	got := ""
	for _, e := range c.Events {
		got += e.Source + " " + e.Target + " " + e.Cameo + ";"
	}
	if err != nil || got != want {
		t.Errorf("%s: got %q, %v: want %q", text, got, err, want)
	}
}
