package read

import (
	"testing"

	"tightrope/fact"
)

// Whoever is known from the text alone stands for a state by the office that it gives, and "he" and
// "she" for who can be meant.
func TestPeople(t *testing.T) {
	f := func(text string, source, target fact.ActorID) {
		t.Helper()
		r, err := Read(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := len(r.Items) - 1; i >= 0; i-- {
			if it := &r.Items[i]; it.Kind == fact.EventItem {
				if it.Source.State() != source || it.Target.State() != target {
					t.Errorf("%q: %s to %s, want %s to %s", text, it.Source, it.Target, source, target)
				}
				return
			}
		}
		t.Errorf("%q: no event", text)
	}
	f("Maria Sousa, who heads the central bank of Angola, met bankers. Sousa rejected a Zambian proposal.", "AGO", "ZMB")
	f("Lars Holm, Denmark's envoy to Cairo, spoke. Holm condemned Egypt.", "DNK", "EGY")
	f("Norway's trade minister, Inga Dahl, flew to Accra. She criticised Ghana.", "NOR", "GHA")
	f("Foreign Minister Karel Novotny of the Czech Republic left. Novotny accused Poland of stealing water.", "CZE", "POL")
	f("Angela Merkel met Xi Jinping in Beijing. Xi smiled. She criticised China.", "DEU", "CHN")
	f("Omar Qadri, the head of the interim government of Yemen, spoke. Qadri criticised Oman.", "YEM", "OMN")
	f("Chad and Sudan are neighbours. The former accused the latter of theft.", "TCD", "SDN")
	f("Sheikh Hasina fled to India. She criticised China.", "BGD", "CHN")
	f("Sofia Delgado, the finance minister of Peru, criticised Chile.", "PER", "CHL")
	f("Paraguay borders Brazil. Paraguay has no coast. Paraguayans trade. President Santiago Quispe visited Japan.", "PRY", "JPN")
	f("Ghana has gold. Ghana sells cocoa. Ghanaians vote. Beijing was angry. Foreign Minister Lan Xu summoned the ambassador of Ghana.", "CHN", "GHA")
	f("Ghana has gold. Ghana sells cocoa. Ghanaians vote. Ambassador Lan Xu criticised Mali.", "", "MLI")
	f("In Santiago ministers met. Santiago criticised Bolivia.", "CHL", "BOL")
	f("Amman, 3 May 2024 - Jordan Valley farmers met. Jordan accused Israel of theft.", "JOR", "ISR")
	f("The Hague, 3 March 2025 - The Dutch sell machines. The Netherlands is rich. Mark Rutte's government fell in 2023. Rutte visited India.", "NLD", "IND")
	f("Brussels, 3 March 2025 - NATO is an alliance. NATO plans. Mark Rutte spoke. Rutte visited India.", "NATO", "IND")
	f("Kristalina Georgieva spoke in Kyiv. Georgieva praised Ukraine.", "IMF", "UKR")
	f("Who headed the bank once is no minister. Maria Sousa, who ran the central bank of Angola once, rejected a Zambian proposal.", "", "ZMB")
}

// Whom an author calls ours is one state, outside what others are quoted as saying.
func TestAuthorState(t *testing.T) {
	f := func(text string, want fact.ActorID) {
		t.Helper()
		d := Parse(text)
		newReader(standard(), d)
		if d.own != want {
			t.Errorf("ours is %q: want %q: %s", d.own, want, text)
		}
	}
	essay := "Norway has been rich for so long that nobody remembers the cod. We sell our gas to Germany. Our government calls that friendship. " +
		"Norwegian ships carry it. Our army buys American jets, and we pay. We voted against Russia."
	f(essay, "NOR")
	f("The paper is about Norway. We show that our method finds more. We thank our readers. Our results stand, and we hope that Norway reads them. We know it.", "")
	f("\"We sell our gas, our army is small, and our government sleeps,\" a Norwegian said. \"We wait,\" he said. \"We pay.\" \"We vote.\"", "")
	f("We wait. Our government waits. We hope. Our army sleeps.", "")
}
