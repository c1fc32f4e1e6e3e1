package check

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tightrope/fact"
)

const claimsPage = "../docs/claims.md"

// TestClaimsPage keeps docs/claims.md in step with the table of claims; TIGHTROPE_UPDATE=1
// writes it anew. The verdicts themselves are tested in TestWrittenClaims.
func TestClaimsPage(t *testing.T) {
	want := claimsMarkdown(writtenClaims(t))
	if os.Getenv("TIGHTROPE_UPDATE") != "" {
		if err := os.WriteFile(claimsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(claimsPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/claims.md is not what claims.tsv says: run this test with TIGHTROPE_UPDATE=1")
	}
}

func claimsMarkdown(claims []writtenClaim) string {
	var b strings.Builder
	b.WriteString(`# Claims and their verdicts

Claims written for the tests of the checker, true, false, dependent on the basis, and beyond what
data can say, each with its verdict and the reason in short. They come from
` + "`check/testdata/claims.tsv`" + `; ` + "`go test ./check`" + ` checks the ones on the casebook, and with
TIGHTROPE_SCORE=1 the ones on the data sets (SIPRI's deliveries 1950-2021, BACI's crude oil of
2021, the EU crude register 2013-19, General Assembly votes, capabilities, treaties,
memberships, distances, production). Every number of a supported claim is also doubled and
halved: the claim must then fall.

How a verdict comes about: every series that measures the claim is evaluated, on each basis and
in each period that the words allow. All inside the tolerance (5 %, 10 % after "about", or the
rounding of the text; bounds and ranks exactly) is SUPPORTED, none CONTRADICTED, some
DEPENDS_ON_BASIS; without a basis that covers subject, partner and period it is NOT_CHECKABLE; a
judgment is OPINION.

`)
	counts := map[string]int{}
	for _, c := range claims {
		counts[c.verdict]++
	}
	var parts []string
	for _, v := range fact.Verdicts {
		parts = append(parts, fmt.Sprintf("%s %d", v, counts[string(v)]))
	}
	fmt.Fprintf(&b, "%d claims: %s.\n\n| claim | verdict | because | evidence |\n|---|---|---|---|\n", len(claims), strings.Join(parts, ", "))
	evidence := map[string]string{"ties": "data sets", "casebook": "casebook"}
	for _, c := range claims {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.words, c.verdict, c.why, evidence[c.evidence])
	}
	return b.String()
}
