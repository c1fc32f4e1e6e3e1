package read

import (
	"fmt"
	"strings"
	"testing"
)

const patternActors = `NORLAND [NLD]
+NORLANDER
WESTMARK [WMK]
EASTMARK [EMK]
SOUTHMARK [SMK]
TWIN_ISLES [ISA/ISB]
KING_OLAF [WMK]
	[WMKGOV 20000101-20101231]
	[WMKELI >20110101]
GHOST_REALM [###]
OLD_REALM
	[--- <20000101]
	[OLR]
`

const patternAgents = `!PERSON! = MAN, MEN
FISHER!PERSON! [~AGR]
GUARD [~MIL]
MINISTER [~GOV]
POLICE {} [~COP]
RIGHTS_GROUP [~NGO]
WORLD_FUND {} [IGO~]
`

const patternVerbs = `&COIN
+SILVER CROWN
+THALER

--- SAY [010?] ---
SAY {SAYS SAID SAYING}

--- RENEW [064] ---
RENEW
RESTORE {RESTORES RESTORED RESTORING}
- * TRADE WITH + [061]
- NOT * [120]

--- SWAP [060] ---
SWAP
- * &COIN FOR [061:061]
- * FIRE [190]

--- QUARREL [110:110] ---
QUARREL
- % * [111]

--- GIVE [070] ---
GIVE {GIVES GAVE GIVEN GIVING}
- * IN_TO [080]
- * IN TO [081]
- + WAS * ^ FROM $ [073]

--- CROSS [---] ---
CROSS
- * BORDER OF [190]

--- HAND_OVER [084] ---
HAND_OVER {HANDS HANDED HANDING}

--- BREAK [160] ---
BREAK {BREAKS BROKE BROKEN}
- SAID WOULD * [130]

--- MUTE [+++] ---
MUTE
`

// Each rule of the form of TABARI and PETRARCH, on sentences about kingdoms that do not exist.
func TestDictionaryPatterns(t *testing.T) {
	dict, err := LoadDictionary(DictionaryFile{"a", patternActors}, DictionaryFile{"g", patternAgents}, DictionaryFile{"v", patternVerbs}, DictionaryFile{"d", "MONTHS LATER\n+CUP FINAL\n"})
	if err != nil {
		t.Fatal(err)
	}
	f := func(text string, want ...string) {
		t.Helper()
		d, _ := compactDate("20200601")
		c, err := Code(text, Options{Dictionary: dict, Date: d})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range c.Events {
			got = append(got, fmt.Sprintf("%s %s %s", e.Source, e.Target, e.Cameo))
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	// codes and patterns: the longest decides
	f("Westmark restored ties with Eastmark.", "WMK EMK 064")
	f("Westmark restored trade with Eastmark.", "WMK EMK 061")
	f("Westmark did not restore ties with Eastmark.", "WMK EMK 120")
	f("Westmark swapped silver crowns for iron with Eastmark.", "WMK EMK 061", "EMK WMK 061")
	f("Westmark swapped fire with Eastmark.", "WMK EMK 190")
	f("Westmark handed over two ships to Eastmark.", "WMK EMK 084")
	// tied words, words passed over
	f("Westmark gave in to Eastmark.", "WMK EMK 080")
	f("Westmark gave in quickly to Eastmark.", "WMK EMK 081")
	// a verb without a code lets the next one decide, a pattern gives it one
	f("Westmark crossed a lake and restored ties with Eastmark.", "WMK EMK 064")
	f("Westmark crossed the border of Eastmark.", "WMK EMK 190")
	// a lesser code counts where nothing else does; a pattern reaches to the verb above
	f("Westmark said that Eastmark was old.", "WMK EMK 010")
	f("Westmark said it would break with Eastmark.", "WMK EMK 130")
	// passive, pairs and places
	f("Westmark was given corn from Eastmark.", "EMK WMK 073")
	f("Westmark and Eastmark quarrelled.", "WMK EMK 111", "EMK WMK 111")
	f("Westmark quarrelled with Eastmark.", "WMK EMK 110", "EMK WMK 110")
	// lists, agents, names of several
	f("Westmark and Norland restored ties with Eastmark and Southmark.", "WMK EMK 064", "WMK SMK 064", "NLD EMK 064", "NLD SMK 064")
	f("The guards of Westmark gave corn to Eastmark fishermen.", "WMKMIL EMKAGR 070")
	f("Ministers and police in Westmark and Norland restored ties with Eastmark.", "WMKGOV EMK 064", "NLDGOV EMK 064", "WMKCOP EMK 064", "NLDCOP EMK 064")
	f("World Fund Westmark guards gave corn to Eastmark.", "IGOWMKMIL EMK 070")
	f("A former Westmark minister gave corn to Eastmark.", "WMKELI EMK 070")
	f("The Twin Isles gave corn to Eastmark.", "ISA EMK 070", "ISB EMK 070")
	// dates
	f("King Olaf gave corn to Eastmark.", "WMKELI EMK 070")
	f("Old Realm gave corn to Eastmark.", "OLR EMK 070")
	// clauses and asides
	f("Westmark restored ties with Eastmark and gave corn to Norland.", "WMK EMK 064", "WMK NLD 070")
	f("Westmark, tired of the war with Norland, restored ties with Eastmark.", "WMK EMK 064")
	f("Westmark restored ties with Eastmark, an envoy of Norland said.", "WMK EMK 064")
	// what is not coded
	f("Westmark restored ties with Ghost Realm.")
	f("Months later Westmark restored ties with Eastmark.")
	f("Westmark restored ties with Eastmark before the cup final.")
	f("Westmark muted Eastmark.")
	f("The restored castle of Westmark charmed Eastmark.")
}

// TABARI's own form has stems: a verb stands for every word that begins with it.
func TestDictionaryStems(t *testing.T) {
	dict, err := LoadDictionary(DictionaryFile{"a", patternActors}, DictionaryFile{"v", "SHELL [190]\n- * EGGS [---]\nARM_ [150]\n"})
	if err != nil {
		t.Fatal(err)
	}
	f := func(text, want string) {
		t.Helper()
		c, err := Code(text, Options{Dictionary: dict})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(c.Events) > 0 {
			got = c.Events[0].Cameo
		}
		if got != want {
			t.Errorf("%s: got %q: want %q", text, got, want)
		}
	}
	f("Westmark shelled Eastmark.", "190")
	f("Westmark will shell Eastmark.", "190")
	f("Westmark shelled eggs for Eastmark.", "")
	f("Westmark will arm Eastmark.", "150")
	f("Westmark armed Eastmark.", "")
}
