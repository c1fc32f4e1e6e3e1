package read

import (
	"fmt"
	"strings"
	"sync"

	"tightrope/fact"
)

// measureClass is a set of the parts that a word can play in a statement of quantity.
type measureClass uint32

const (
	mGood     measureClass = 1 << iota // what is traded: crude, arms
	mImport                            // imports, purchases
	mExport                            // exports, sales
	mFlow                              // deliveries: seen from neither side
	mOutput                            // production
	mSpending                          // budget
	mLevel                             // share, figure, dependence
	mDistance                          // positions, gap
	mSeller                            // supplier
	mBuyer                             // customer
	mPartner                           // trading partner
	mSupply                            // verbs whose subject sells
	mTake                              // verbs whose subject buys
	mCome                              // verbs whose subject is the goods: come from
	mMake                              // verbs whose subject is a part: account for
	mAgree                             // verbs of voting alike
	mBe
	mMove // verbs of getting to a rank
	mTopmost
	mLeast
	mFlat
	mWiden
	mClose
	mSteadily
	mThing // what states hold, send or sign, and people in their service: counted when named by number
	mHarm  // verbs of what is done to people who are counted
	mCurb  // verbs of what a state does to things that are counted
	mOutdo // verbs of being more than another
	mOust  // verbs of taking the place of another
)

var measureClasses = map[string]measureClass{
	"good": mGood, "import": mImport, "export": mExport, "flow": mFlow, "output": mOutput, "spending": mSpending,
	"level": mLevel, "distance": mDistance, "seller": mSeller, "buyer": mBuyer, "partner": mPartner,
	"supply": mSupply, "take": mTake, "come": mCome, "make": mMake, "agree": mAgree, "be": mBe, "move": mMove,
	"topmost": mTopmost, "least": mLeast, "flat": mFlat, "widen": mWiden, "close": mClose, "steadily": mSteadily,
	"thing": mThing, "harm": mHarm, "curb": mCurb, "outdo": mOutdo, "oust": mOust,
}

// mVerb are the classes that make a word the verb of a statement.
const mVerb = mSupply | mTake | mCome | mMake | mAgree | mBe | mMove | mOutdo

// measureWord is what the table says of one word.
type measureWord struct {
	class     measureClass
	layer     fact.Layer
	commodity string
}

var measureWords = sync.OnceValue(func() map[string]measureWord {
	m, err := loadMeasureWords()
	if err != nil {
		panic(err) // the embedded table is linted in the tests
	}
	return m
})

func loadMeasureWords() (map[string]measureWord, error) {
	const path = "lexicon/unitwords.tsv"
	b, err := tables.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := map[string]measureWord{}
	n := 0
	for line := range strings.SplitSeq(string(b), "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != 4 {
			return nil, fmt.Errorf("%s:%d: %d fields: want class, layer, commodity, words", path, n, len(row))
		}
		class, ok := measureClasses[row[0]]
		if !ok {
			return nil, fmt.Errorf("%s:%d: class %q is not known", path, n, row[0])
		}
		for w := range strings.FieldsSeq(row[3]) {
			for _, form := range formsOf(w) {
				e := m[form]
				e.class |= class
				if e.layer == "" && row[1] != "" {
					e.layer, e.commodity = fact.Layer(row[1]), row[2]
				}
				m[form] = e
			}
		}
	}
	return m, nil
}

func formsOf(w string) []string {
	base, verb := strings.CutSuffix(w, "*")
	if !verb {
		return []string{w}
	}
	s, past, ing := inflect(base)
	return []string{base, s, past, ing}
}
