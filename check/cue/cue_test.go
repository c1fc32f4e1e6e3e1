package cue

import "testing"

func TestCue(t *testing.T) {
	c := Of(`(?i)\b(more|less) than (\d+)\b`)
	const words = "More than 5, less than 7"
	if !c.In(words) || c.First(words) != "More than 5" || len(c.All(words)) != 2 || c.At(words)[0] != 0 {
		t.Errorf("first %q of %q at %v", c.First(words), c.All(words), c.At(words))
	}
	if p := c.Parts(words); len(p) != 3 || p[2] != "5" || len(c.PartsAt(words)) != 6 || len(c.AllAt(words)) != 2 {
		t.Errorf("parts %q", p)
	}
	if got := c.Replace(words, "x"); got != "x, x" {
		t.Errorf("replaced %q", got)
	}
}
