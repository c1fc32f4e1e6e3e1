package bargain

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tightrope/internal/sample"
)

func TestReadKTABCSVErrors(t *testing.T) {
	const head = "S,two states,2,1,\nActor,Description,Influence,Pos,Sal,\n"
	f := func(text, want string) {
		t.Helper()
		_, err := ReadKTABCSV(strings.NewReader(text), "f.csv")
		got := "no error"
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	f(head+"A,a,1,2,3,\nB,b,1,2,3,\n", "no error")
	f(head+"A,a,1,2,3\nB,b,1,2,3\n", "no error") // without the last comma
	f("\ufeff"+head+"A,a,1,2,3,\nB,b,1,2,3,\n,,,,,\n", "no error")
	f("", "ktab: f.csv:1: the file ends here: want name, description")
	f("\xff\xfeS\x00", "f.csv:1: the file is in UTF-16")
	f("S;d;2;1;\n", "f.csv:1: the fields are separated by semicolons")
	f(strings.ReplaceAll(head+"A,a,1,2,3,\nB,b,1,2,3,\n", "\n", "\r\n"), "no error")
	f(strings.ReplaceAll(head+"A,a,1,2,3,\nB,b,1,x,3,\n", "\n", "\r"), "f.csv:4: position on Pos")
	f(head+"A,a,1,2,3,\n\"B, of \"\"C\"\"\",b,1,2,3,\n", "no error")
	f(head+"A,a,1,2,3,\n\u202b\u0645\u0631\u202c,b,1,2,3,\n", "no error")
	f(head+"A,a,1,2,3,\nCaf\xe9,b,1,x,3,\n", "f.csv:4: position on Pos")
	f(head+"A,a,1,2,3,\n\x00\n", "f.csv:4: a zero byte")
	f("S,d,0,1,\n", `f.csv:1: the number of actors is "0": want 2 to 10000`)
	f("S,two\n", "f.csv:1: 2 fields: want name, description, number of actors")
	f("S,d,two,1,\n", `f.csv:1: the number of actors is "two": want 2 to 10000`)
	f("S,d,2,0,\n", "f.csv:1: the number of dimensions")
	f("S,d,2,2,\nActor,Description,Influence,Pos,Sal,\n", "f.csv:2: 5 headings: want 7")
	f(head+"A,a,1,2,3,\n", "f.csv:4: the file ends here: want actor 2 of 2")
	f(head+"A,a,1,2,3,\nB,b,1,n/a,3,\n", `f.csv:4: position on Pos is "n/a": want a number`)
	f(head+"A,a,1,2,3,\nB,b,1,,3,\n", "f.csv:4: position on Pos is empty")
	f(head+"A,a,1,2,3,\nB,b,1,101,3,\n", "f.csv:4: position on Pos is 101: want 0 to 100")
	f(head+"A,a,1,2,3,\nB,b,1,2,NaN,\n", "f.csv:4: salience on Pos")
	f(head+"A,a,0,2,3,\nB,b,1,2,3,\n", `f.csv:3: actor "A" has capability 0`)
	f(head+"A,a,1,2,0,\nB,b,1,2,3,\n", `f.csv:3: every salience of actor "A" is zero`)
	f(head+"A,a,1,2,3,\nA,b,1,2,3,\n", `f.csv:4: actor "A" stands twice`)
	f(head+"A,a,1,2,3,9,\nB,b,1,2,3,\n", "f.csv:3: more than the 5 fields")
	f(head+"A,a,1,2,3,\nB,b,1,2,3,\nC,c,1,2,3,\n", "f.csv:5: the first line says 2 actors")
	f("S,d,2,2,\nActor,Description,Influence,P,S,Q,T,\nA,a,1,2,60,2,60,\nB,b,1,2,3,2,3,\n", `f.csv:3: the saliences of actor "A" add up to 120`)
}

func TestReadKTABXMLErrors(t *testing.T) {
	const actors = "<Actors>\n<Actor><name>A</name><capability>1</capability><Position><dCoord>1</dCoord></Position><Salience><dSal>2</dSal></Salience></Actor>\n" +
		"<Actor><name>B</name><capability>1</capability><Position><dCoord>9</dCoord></Position><Salience><dSal>2</dSal></Salience></Actor>\n</Actors>\n"
	f := func(text, want string) {
		t.Helper()
		_, err := ReadKTABXML(strings.NewReader(text), "f.xml")
		got := "no error"
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, want) {
			t.Errorf("%.60q: %s, want %s", text, got, want)
		}
	}
	f("<Scenario>\n"+actors+"</Scenario>", "no error")
	f("", "no XML document")
	f("<html><body>not here</body></html>", "f.xml:1: the file holds <html>: want <Scenario>")
	f("<Scenario>\n<name>x</nme>\n", "f.xml:2: ")
	f("<Scenario>\n</Scenario>", "no <Actors>")
	f("<Scenario><prngSeed>x</prngSeed>"+actors+"</Scenario>", `prngSeed is "x"`)
	f("<Scenario>\n<ModelParameters>\n<VotingRule>Loud</VotingRule></ModelParameters>"+actors+"</Scenario>", `f.xml:3: VotingRule is "Loud": want one of Prop, Binary`)
	f("<Scenario>\n<ModelParameters>\n<Mood>Bad</Mood></ModelParameters>"+actors+"</Scenario>", `f.xml:3: no model option is called "Mood"`)
	f("<Scenario>\n"+strings.Replace(actors, "<dCoord>9<", "<dCoord><", 1)+"</Scenario>", "f.xml:4: <dCoord> of Dimension is empty")
	f("<Scenario>\n"+strings.Replace(actors, "<dCoord>9<", "<dCoord>900<", 1)+"</Scenario>", "f.xml:4: <dCoord> of Dimension is 900: want 0 to 100")
	f("<Scenario>\n"+strings.Replace(actors, "<dCoord>9</dCoord>", "", 1)+"</Scenario>", `f.xml:4: actor "B" has 0 <dCoord>: want 1`)
	f("<Scenario>"+actors+"<IdealAdjustment>\n<iaPair><adjustingIdeal>A</adjustingIdeal><referencePos>C</referencePos><adjust>1</adjust></iaPair></IdealAdjustment></Scenario>", `<referencePos> is "C", which is no actor`)
	f("<Scenario>"+actors+"<IdealAdjustment><iaPair><adjustingIdeal>A</adjustingIdeal><referencePos>A</referencePos><adjust>0.7</adjust></iaPair><iaPair><adjustingIdeal>A</adjustingIdeal><referencePos>B</referencePos><adjust>0.7</adjust></iaPair></IdealAdjustment></Scenario>", "add up to 1.4")
	f(strings.Repeat("<a>", 5000), "20 deep")
}

// KTAB's own example lacks a coordinate; its program stops there without saying where.
func TestReadKTABOwnExample(t *testing.T) {
	f, err := os.Open(sample.Dir(t, "bargain", "ktab", "smpExample.xml"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := ReadKTABXML(f, "smpExample.xml"); err == nil || !strings.Contains(err.Error(), "smpExample.xml:32: <dCoord> of FirstDim is empty") {
		t.Errorf("error %v", err)
	}
}

// Whatever is written is read back as it was.
func TestKTABRoundTrip(t *testing.T) {
	dir := sample.Dir(t, "bargain", "ktab")
	files, err := filepath.Glob(filepath.Join(dir, "option_matrix", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	files = append(files, filepath.Join(dir, "smpExample_fixed_AliceFirstDim52.8.xml"))
	for _, name := range files {
		s := readScenario(t, name)
		var b bytes.Buffer
		if err := s.WriteKTABXML(&b); err != nil {
			t.Fatal(err)
		}
		got, err := ReadKTABXML(&b, "again")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(s, got) {
			t.Errorf("%s changed on the way", name)
		}
	}
	for _, name := range []string{"SOE-Policy", "SOE-Pol-Comp", "dummyData_3Dim", "dummyData_3Dim-no-final-comma", "dummyData_6Dim", "dummyData-a160", "worked_3actor"} {
		s := readScenario(t, filepath.Join(dir, name+".csv"))
		var b bytes.Buffer
		if err := s.WriteKTABCSV(&b); err != nil {
			t.Fatal(err)
		}
		got, err := ReadKTABCSV(&b, "again")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(s, got) {
			t.Errorf("%s changed on the way", name)
		}
	}
}

// A game goes to KTAB and back at its most likely values.
func TestScenarioOfGame(t *testing.T) {
	g := riverGame(5)
	var b bytes.Buffer
	if err := ScenarioOf(g, SMP{Voting: VoteCubic}).WriteKTABXML(&b); err != nil {
		t.Fatal(err)
	}
	s, err := ReadKTABXML(&b, "f.xml")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(s.Point, g.Modes()) || s.Model.Voting != VoteCubic || s.Game().Valid() != nil {
		t.Errorf("%+v", s)
	}
}

func TestWritePath(t *testing.T) {
	s := Scenario{
		Name: "s", Dimensions: []string{"d"}, Actors: []ScenarioActor{{Name: "A"}, {Name: "B, the second"}, {Name: "C"}},
		Point: line([3]float64{100, 20, 80}, [3]float64{60, 50, 60}, [3]float64{80, 90, 70}),
	}
	path, err := s.Model.Play(s.Point)
	if err != nil {
		t.Fatal(err)
	}
	var positions, bargains bytes.Buffer
	if err := s.WritePositions(&positions, path); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteBargains(&bargains, path); err != nil {
		t.Fatal(err)
	}
	p, b := strings.Split(positions.String(), "\n"), strings.Split(bargains.String(), "\n")
	if p[0] != "turn,actor_index,actor,dim_index,dim,position_0_100,ideal_0_100" || p[5] != `1,1,"B, the second",0,d,50,50` {
		t.Errorf("%q", p)
	}
	if !strings.HasPrefix(b[1], "0,1000,0,0,0,0.44") || !strings.HasPrefix(b[4], "0,1003,0,2,0.27426844490") {
		t.Errorf("%q", b)
	}
}

func FuzzReadKTAB(f *testing.F) {
	f.Add("S,two states,2,1,\nActor,Description,Influence,Pos,Sal,\nA,a,1,2,3,\nB,b,1,5,3,\n")
	f.Add("<Scenario><Actors><Actor><name>A</name><capability>1</capability><Position><dCoord>1</dCoord></Position><Salience><dSal>2</dSal></Salience></Actor></Actors></Scenario>")
	f.Fuzz(func(t *testing.T, text string) {
		for _, read := range []func() (Scenario, error){
			func() (Scenario, error) { return ReadKTABCSV(strings.NewReader(text), "f") },
			func() (Scenario, error) { return ReadKTABXML(strings.NewReader(text), "f") },
		} {
			s, err := read()
			if err == nil && s.Point.N <= 6 && s.Point.D <= 3 {
				if err := s.Point.valid(); err != nil {
					t.Errorf("a scenario was read that the model refuses: %v", err)
				}
			}
		}
	})
}
