package gdelt

import (
	"strconv"

	"tightrope/internal/store"
)

// The columns of the other two files of GDELT 2.0.
const (
	mentionColumns = 16
	gkgColumns     = 27
)

// mention counts a row of a file of mentions, which is one article that names an act; the number
// says why not, -1 that it did.
func (p *parser) mention(f *[61][]byte) int {
	act, err := strconv.ParseUint(string(f[0]), 10, 64)
	confidence, err2 := strconv.Atoi(string(f[11]))
	day, ok := days(f[2])
	if err != nil || err2 != nil || !ok || confidence < 0 || confidence > 100 {
		return 3
	}
	if p.mentions == nil {
		p.mentions = map[uint64]*store.Mention{}
	}
	m := p.mentions[act]
	if m == nil {
		m = &store.Mention{Act: act, Day: day}
		p.mentions[act] = m
		p.mentioned = append(p.mentioned, m)
	}
	m.Day = min(m.Day, day)
	if m.Times < 1<<16-1 {
		m.Times++
	}
	p.report.Keep(0)
	return -1
}

// document counts a row of the knowledge graph, which is one article.
func (p *parser) document(f *[61][]byte) int {
	if _, ok := days(f[1]); !ok || len(f[0]) == 0 {
		return 3
	}
	p.report.Alert("%s", graphAlert)
	p.report.Keep(0)
	return -1
}
