package pagecheck

import (
	"strings"
	"testing"
)

func TestNumbersWithoutLink(t *testing.T) {
	f := func(page string, want ...string) {
		t.Helper()
		if got := strings.Join(NumbersWithoutLink(page), "|"); got != strings.Join(want, "|") {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
	f(`<p>About 40 % of it</p>`, "40")
	f(`<p>About <a href="#x">40 %</a> of the G7</p>`)
	f(`<style>p{margin:40px}</style><script>1</script><section id="annex">40</section>`)
	f(`<figure><svg><text>24 %</text><text class="axis">10</text></svg><table><tr><td><a href="#x">24 %</a></td></tr></table></figure>`)
	f(`<figure><svg><text>24 %</text></svg></figure>`, "in a picture: 24 %")
}

func TestDangling(t *testing.T) {
	f := func(page string, want ...string) {
		t.Helper()
		if got := strings.Join(Dangling(page), "|"); got != strings.Join(want, "|") {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
	f(`<a href="#x.a">1</a><p id="x.a"></p>`)
	f(`<a href="#x%20a">1</a><p id="x a"></p>`)
	f(`<a href="#x.b">1</a>`, "#x.b leads nowhere")
	f(`<p id="a"></p><p id="a"></p>`, "id a stands 2 times")
}
