package read

import (
	"fmt"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// addActors enters every spelling of the registry: names, adjectives, demonyms and capitals.
func (l *lexicon) addActors() {
	reg := actor.Default()
	for _, a := range reg.All() {
		if a.Kind == fact.State || a.Kind == fact.Area && len(a.ID) == 3 {
			l.states[a.ID] = true
		}
	}
	for _, s := range reg.Spellings() {
		a, ok := reg.Get(s.Actor)
		if !ok || strings.ContainsAny(s.Text, "*;") || len(s.Text) < 2 {
			continue
		}
		if a.Kind == fact.Area && a.ID.State() == a.ID && (a.ID[0] == 'X' || a.ID == "WLD") {
			continue // "areas nes" act never
		}
		switch s.Actor {
		case "ATA", "BVT", "HMD", "SGS", "UMI":
			continue // nobody lives there who could act
		}
		p := phrase{kind: phName, actor: s.Actor, valid: s.Valid, caps: true}
		if a.Kind == fact.Group {
			p.sector = "REB"
		}
		switch s.Scheme {
		case "adjective":
			p.kind = phAdjective
		case "demonym":
			p.kind = phDemonym
		case "capital":
			p.kind, p.sector = phSeat, "GOV"
		case "leader":
			p.kind, p.sector = phLeader, "GOV"
			l.leaderNames = append(l.leaderNames, s.Text)
		}
		words := tokensOf(s.Text)
		if len(words) > 1 && words[0] == "the" {
			words = words[1:]
		}
		if len(words) == 1 && l.words[l.find(words[0])].class&(clsPron|clsDet|clsPrep|clsModal|clsBe) != 0 && s.Text != strings.ToUpper(s.Text) {
			continue
		}
		l.addPhrase(words, p)
	}
}

// addPlace reads a place: what it is (seat, place, region), the actor, names, and where they have
// not always meant that, the period.
func (l *lexicon) addPlace(f []string) error {
	if len(f) != 3 && len(f) != 4 {
		return fmt.Errorf("%d fields: want kind, actor, names, and a period if need be", len(f))
	}
	p := phrase{actor: fact.ActorID(f[1]), caps: true}
	if len(f) == 4 {
		var err error
		if p.valid, err = fact.ParsePeriod(f[3]); err != nil {
			return err
		}
	}
	switch f[0] {
	case "seat", "office":
		p.kind, p.sector = phSeat, "GOV"
		p.office = f[0] == "office"
	case "place":
		p.kind = phPlace
	case "region":
		p.kind = phRegion
	case "adj":
		p.kind = phAdjective
	default:
		sector, ok := strings.CutPrefix(f[0], "body:")
		if !ok {
			return fmt.Errorf("kind %q: want seat, office, place, region, adj or body:SECTOR", f[0])
		}
		p.kind, p.sector = phName, sector
	}
	if f[1] == "-" {
		p.actor = ""
	} else if err := p.actor.Valid(); err != nil {
		return err
	}
	for name := range strings.SplitSeq(f[2], "|") {
		l.addPhrase(tokensOf(strings.TrimSpace(name)), p)
	}
	return nil
}

// addLeader reads a leader: actor, period in which the name stands for it, sector, names.
func (l *lexicon) addLeader(f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("%d fields: want actor, period, sector, names", len(f))
	}
	id := fact.ActorID(f[0])
	if err := id.Valid(); err != nil {
		return err
	}
	valid, err := fact.ParsePeriod(f[1])
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(f[3], "|") {
		l.leaderNames = append(l.leaderNames, strings.TrimSpace(name))
		l.addPhrase(tokensOf(strings.TrimSpace(name)), phrase{kind: phLeader, actor: id, sector: f[2], valid: valid, caps: true})
	}
	return nil
}

// addSectors reads the words of a sector, with their plurals.
func (l *lexicon) addSectors(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("%d fields: want a sector and its words", len(f))
	}
	for w := range strings.SplitSeq(f[1], ",") {
		w = strings.TrimSpace(w)
		words := tokensOf(w)
		if len(words) == 0 {
			return fmt.Errorf("sector %s has an empty word", f[0])
		}
		last := words[len(words)-1]
		l.words[l.noun(last, 0)].title = true
		l.words[l.word(pluralOf(last))].title = true
		p := phrase{kind: phSector, sector: f[0]}
		l.addPhrase(words, p)
		many := append(append([]string(nil), words[:len(words)-1]...), pluralOf(last))
		l.addPhrase(many, p)
	}
	return nil
}
