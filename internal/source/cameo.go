package source

import (
	"strings"

	"tightrope/fact"
)

// plover gives the PLOVER type of the CAMEO codes that begin so; the longest beginning counts.
// Source: CAMEO to PLOVER conversion, PLOVER manual draft 0.8, Open Event Data Alliance 2021.
// Root 01 has no PLOVER type and is STATEMENT; an appeal (02) is a REQUEST as a demand is.
var plover = map[string]string{
	"01": "STATEMENT", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
	"08": "CONCEDE", "0813": "RETREAT", "0814": "RETREAT", "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",
	"09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
	"16": "SANCTION", "163": "COERCE", "17": "COERCE", "1712": "ASSAULT", "175": "ASSAULT", "18": "ASSAULT",
	"19": "ASSAULT", "191": "COERCE", "192": "COERCE", "20": "ASSAULT",
}

// PloverOf gives the PLOVER type of a CAMEO code.
func PloverOf(cameo string) (string, bool) {
	for n := min(len(cameo), 4); n >= 2; n-- {
		if p, ok := plover[cameo[:n]]; ok {
			return p, true
		}
	}
	return "", false
}

// words are what a type says between two names.
var words = map[string]string{
	"STATEMENT": "makes a statement about", "REQUEST": "asks or demands something of", "AGREE": "agrees to cooperate with",
	"CONSULT": "consults with", "SUPPORT": "supports in words", "COOPERATE": "cooperates with", "AID": "gives aid to",
	"CONCEDE": "yields to", "RETREAT": "eases, releases or withdraws toward", "ACCUSE": "accuses or criticises",
	"REJECT": "rejects something of", "THREATEN": "threatens", "PROTEST": "protests against", "MOBILIZE": "mobilises against",
	"SANCTION": "reduces relations with or sanctions", "COERCE": "coerces", "ASSAULT": "attacks",
}

// Sentence puts an event of a type into a plain sentence.
func Sentence(from, plover, to string) string {
	if to == "" {
		return from + ": " + strings.ToLower(plover)
	}
	return from + " " + words[plover] + " " + to
}

// LayerOf gives the layer and tier in which an event of a type is seen: acts of force are
// conflict, pressure without force is pressure, the rest diplomacy; words are said, deeds done.
func LayerOf(plover string) (fact.Layer, fact.Tier) {
	tier := fact.Say
	if q := fact.QuadOf(plover); q == fact.MaterialCooperation || q == fact.MaterialConflict {
		tier = fact.Do
	}
	switch plover {
	case "ASSAULT", "MOBILIZE":
		return fact.Conflict, tier
	case "THREATEN", "PROTEST", "SANCTION", "COERCE", "REQUEST":
		return fact.Pressure, tier
	case "STATEMENT", "ACCUSE":
		return fact.Speech, tier
	}
	return fact.Diplomacy, tier
}
