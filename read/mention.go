package read

import "tightrope/fact"

// MentionKind says how a text refers to an actor.
type MentionKind uint8

// The kinds of mention.
const (
	NameMention        MentionKind = iota // Azerbaijan, Hamas, the European Union
	AdjectiveMention                      // Israeli (arms), Turkish (officials)
	CapitalMention                        // Baku, the Kremlin: a place that stands for a government
	LeaderMention                         // Aliyev, President Vladimir Putin
	PlaceMention                          // a city or region as a place: "in Istanbul"
	OpenMention                           // a capitalised name that no table knows
	RoleMention                           // "officials", "the army": a sector word
	PronounMention                        // it, they, his, we
	DescriptionMention                    // "the country", "the regime"
	RegionMention                         // Europe, African: a part of the world, no actor
)

// Mention is a phrase that refers to an actor. Mentions of a document are sorted by First and
// never overlap, except that a possessive pronoun may lie inside a larger phrase.
type Mention struct {
	Actor       fact.ActorID // "" for an actor that no table knows: see Name
	Sector      string       // GOV, MIL, BUS …; empty when the text does not say
	First, Last int          // tokens of the phrase with its modifiers, Last exclusive
	Head        int          // the token that carries the reference
	Kind        MentionKind
	Name        string       // proper name as written: "Jane Doe"; empty for roles and pronouns
	Antecedent  int          // index of the mention that a pronoun or description was resolved to, else -1
	Rival       fact.ActorID // another state that a pronoun may as well stand for; mostly empty
}
