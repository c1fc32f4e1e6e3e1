package read

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"tightrope/fact"
)

// valid reads a text and checks every promise about its items.
func valid(t *testing.T, text string) Result {
	t.Helper()
	res, err := Read(text, Options{})
	if err != nil {
		if utf8.ValidString(text) && len(text) <= MaxText {
			t.Fatalf("%.60q: %v", text, err)
		}
		return res
	}
	runes := []rune(text)
	for _, it := range res.Items {
		if err := it.Valid(text); err != nil {
			t.Fatalf("%.60q: %v", text, err)
		}
		if it.Start < 0 || it.End > len(runes) || it.Start >= it.End || string(runes[it.Start:it.End]) != it.Quote {
			t.Fatalf("%.60q: item %s: code points %d to %d are not %q", text, it.ID, it.Start, it.End, it.Quote)
		}
		for _, w := range it.Why {
			if w.BStart < 0 || w.BEnd > len(text) || w.BStart >= w.BEnd {
				t.Fatalf("%.60q: item %s: a reason at bytes %d to %d", text, it.ID, w.BStart, w.BEnd)
			}
		}
	}
	for _, m := range res.Mentions {
		if m.First < 0 || m.Last > len(res.Doc.Tokens) || m.First >= m.Last || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("%.60q: a mention of tokens %d to %d, head %d", text, m.First, m.Last, m.Head)
		}
	}
	if j, err := json.Marshal(res.Items); err != nil || !utf8.Valid(j) {
		t.Fatalf("%.60q: items do not marshal: %v", text, err)
	}
	return res
}

func TestReadOddTexts(t *testing.T) {
	for _, text := range []string{
		"", " ", "\n\n\n", ".", "...", "\"", "“”", "''", "(", ")))", "-", "– –", "’s", "n't", "can't", "$", "%", "1", "1.", "1,2,3,", "a.b.c.", "U.S.", "U.S",
		"\u202eIran attacked Israel.\u202c", "Iran\u200b attacked\u00ad Israel.", "<p>Iran <b>attacked</b> Israel.</p>", "IRAN ATTACKED ISRAEL",
		"Türkiye’s “dönüm” — Azərbaycan’s «reply».", "伊朗攻击以色列。", "🙂 Iran 🙂 attacked 🙂 Israel 🙂", "a\x00b Iran", "Iran's's's attack on on on Israel",
		"If if if Iran. Will? Would could may. To to to be be been.", "It it it they them his its. He said she said that that that.",
		"Iran,,,, Israel;;;; attacked:::: the the the", "and and and or or", "with with of of by by Iran", "- Iran attacked Israel\n- Israel attacked Iran",
		"HOST: Iran?\nGUEST: Iran.\nHOST: We?\nGUEST: Our.", strings.Repeat("(", 500) + "Iran" + strings.Repeat(")", 500),
		strings.Repeat("Iran and Israel and ", 300) + "met.", strings.Repeat("of the king ", 400), strings.Repeat("said that Iran ", 200),
		strings.Repeat("to accuse ", 300), "e\u0301\u0301\u0301\u0301 Iran", "\ufeffIran accused Israel.",
	} {
		valid(t, text)
	}
}

func TestReadErrors(t *testing.T) {
	if _, err := Read("Iran \xff attacked", Options{}); !errors.Is(err, ErrEncoding) || !strings.Contains(err.Error(), "byte 5") {
		t.Errorf("broken UTF-8: %v", err)
	}
	if _, err := Read(strings.Repeat("x", MaxText+1), Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("a text over the limit: %v", err)
	}
}

func TestAbout(t *testing.T) {
	f := func(text, reason string) {
		t.Helper()
		res := valid(t, text)
		if (reason == "") != (res.About.Reason == "") || !strings.Contains(res.About.Reason, reason) {
			t.Errorf("%.50q: %q: want %q", text, res.About.Reason, reason)
		}
	}
	f("Iran accused Israel of sabotage on Monday.", "")
	f("", "no words")
	f(strings.Repeat("Whisk the eggs with the sugar and fold in the flour. Bake for forty minutes. ", 5), "names no state")
	f(strings.Repeat("Der Minister hat die Reise nach Moskau und nach Ankara mit den Kollegen von der Partei nicht besprochen. ", 4), "English")
	f(strings.Repeat("Whisk the eggs with the sugar and fold in the flour until the mixture is smooth. ", 20)+"Serve with Turkish coffee.", "only once")
}

func TestReadIsDeterministic(t *testing.T) {
	text := "Serbia refused to join sanctions on Russia. China and Serbia signed a deal. The EU criticised Belgrade for its ties with Moscow."
	a, _ := json.Marshal(valid(t, text).Items)
	for range 5 {
		if b, _ := json.Marshal(valid(t, text).Items); string(a) != string(b) {
			t.Fatal("two runs differ")
		}
	}
}

// BenchmarkReadLine reads one line of ten megabytes: time per byte must not grow with length.
func BenchmarkReadLine(b *testing.B) {
	for _, size := range []int{100_000, 1_000_000, 10_000_000} {
		line := strings.Repeat("Iran accused Israel of attacking its ships, and Turkey urged both sides to talk ", size/80)
		b.Run(fact.Date{Year: size / 1000}.String(), func(b *testing.B) {
			b.SetBytes(int64(len(line)))
			for b.Loop() {
				if _, err := Read(line, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzCode tries texts as single sentences.
func FuzzCode(f *testing.F) {
	for _, s := range []string{"Iran accused Israel of sabotage.", "Talks between A and B, who met C, failed; it's over.", "U.S. Lifts Travel Ban To Lebanon"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Code(text, Options{})
		if err != nil {
			return
		}
		for _, e := range c.Events {
			if e.Start < 0 || e.End > len(text) || e.Start >= e.End || text[e.Start:e.End] != e.Quote {
				t.Fatalf("%q: an event at bytes %d to %d", text, e.Start, e.End)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Iran accused Israel of sabotage.", "Around 40% of Israel’s crude comes from Baku.", "“We will not,” said Orbán.",
		"HOST: Is it?\nGUEST: It is.", "India abstained; Russia voted against it.", "If Moscow closed the valve, Astana could send more.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { valid(t, text) })
}
