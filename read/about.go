package read

import (
	"fmt"
	"strings"

	"tightrope/fact"
)

// About says what a text is about as far as this reader is concerned: how often it names states,
// and if it is not about states, why not.
type About struct {
	States    map[fact.ActorID]int // mentions by state
	Headed    fact.ActorID         // the state that the headline names first, "" where it names none
	Mentions  int                  // of states and organisations of states
	Sentences int
	Words     int
	English   float64 // share of words that only English has, against those of other languages; 0 to 1
	Reason    string  // why the text is not about states, empty if it is
}

// about counts what the mentions name and judges the language by its commonest words.
func about(d *Document, mentions []Mention) About {
	a := About{States: map[fact.ActorID]int{}, Sentences: len(d.Sentences)}
	for i := range mentions {
		m := &mentions[i]
		if m.Actor == "" || m.Kind == PronounMention {
			continue
		}
		a.Mentions++
		s := m.Actor.State()
		if len(s) != 3 {
			continue
		}
		a.States[s]++
		if a.Headed == "" && headline(d, m.First) {
			a.Headed = s
		}
	}
	english, other := 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != Word {
			continue
		}
		a.Words++
		if englishWords[t.Norm] {
			english++
		} else if otherWords[t.Norm] {
			other++
		}
	}
	if english+other > 0 {
		a.English = float64(english) / float64(english+other)
	}
	a.Reason = a.reason(english)
	return a
}

// headline says whether a token stands in the first line, and that line is a headline.
func headline(d *Document, token int) bool {
	return len(d.Sentences) > 0 && d.Sentences[0].Kind == Headline && token < d.Sentences[0].Last
}

var (
	englishWords = wordSet("the of and to is was were that with for has have are by from its which this said would been their")
	otherWords   = wordSet(`der die das und ist nicht von mit den ein eine le la les des du est et une dans pour que qui el los las
	una del por con para il di che della sono per non het een van niet zijn och som att det er og i do nie na je ve bir bu icin da`)
)

// reason is why a text is not about states.
func (a *About) reason(english int) string {
	switch {
	case a.Words == 0:
		return "there are no words in it"
	case a.Words >= 20 && english*100 < a.Words*4 && (a.English < 0.6 || english*50 < a.Words):
		return "it does not look like English; only English is read"
	case len(a.States) == 0 && a.Mentions == 0:
		return "it names no state and no organisation of states"
	case a.Words >= 60 && a.Mentions*120 < a.Words && len(a.States) < 2:
		return fmt.Sprintf("it names states only %s in %d words", times(a.Mentions), a.Words)
	}
	return ""
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return strings.TrimSpace(fmt.Sprintf("%d times", n))
}
