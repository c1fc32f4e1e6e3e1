package number

import (
	"strings"
	"sync"
)

// moves maps the words for going up or down, verbs in all forms and nouns, to "up" or "down".
var moves = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for dir, words := range map[string]string{
		"up": `up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing
climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring
gain gains gained gaining add adds added advance advances advanced advancing expand expands expanded expanding
rally rallied rallies swell swells swelled swollen spike spikes spiked rocket rocketed skyrocketed skyrocket
growth upturn accelerated strengthened mount mounted mounting widen widened widening heighten ballooned ballooning
boost boosts boosted upward upwards higher rebound rebounded rebounds improve improved improvement uptick leap leapt leaped`,
		"down": `down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases
decreased decreasing shrink shrinks shrank shrunk shrinking slide slides slid sliding slip slips slipped slipping lose loses lost losing
plunge plunges plunged plunging plummet plummets plummeted plummeting tumble tumbles tumbled tumbling sink sinks sank sunk sinking
contract contracts contracted contracting contraction cut cuts slash slashed slashes reduce reduces reduced reducing reduction
dip dips dipped dwindle dwindled dwindles dwindling ebb ebbed ebbing slump slumps slumped shed sheds loss downturn downward downwards
collapse collapsed collapses crash crashed crashes ease eased easing narrow narrowed weaken weakened weakening diminish diminished
waned wane waning retreat retreated recede receded lower lowered`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = dir
		}
	}
	return m
})
