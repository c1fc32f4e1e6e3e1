package gdelt

import (
	"strings"
	"testing"

	"tightrope/fact"
)

const masterList = `150383 297a16b493de7cf6ca809a7cc31d0b93 http://data.gdeltproject.org/gdeltv2/20150218230000.export.CSV.zip
318084 bb27f78ba45f69a17ea6ed7755e9f8ff http://data.gdeltproject.org/gdeltv2/20150218230000.mentions.CSV.zip
149211 2a91041d7e72b0fc6a629e2ff867b240 http://data.gdeltproject.org/gdeltv2/20150219000000.export.CSV.zip
http://data.gdeltproject.org/gdeltv2/20150220000000.export.CSV.zip
149211 2a91041d7e72b0fc6a629e2ff867b240 http://data.gdeltproject.org/gdeltv2/20150301000000.export.CSV.zip
`

func TestReadList(t *testing.T) {
	f := func(kind, since, until string, want int) {
		t.Helper()
		got, report, err := ReadList(strings.NewReader(masterList), "list", kind, fact.MustDate(since), fact.MustDate(until))
		if err != nil || len(got) != want || report.Read != 5 {
			t.Errorf("%d files, %+v, %v", len(got), report, err)
		}
	}
	f("export", "", "", 3)
	f("export", "2015-02-19", "2015-02", 1)
	f("mentions", "2015", "2015", 1)
	if _, _, err := ReadList(strings.NewReader(masterList), "list", "export", fact.MustDate("2016"), fact.Date{}); err == nil {
		t.Error("an empty range is no success")
	}
	if _, _, err := ReadList(strings.NewReader(masterList), "list", "everything", fact.Date{}, fact.Date{}); err == nil {
		t.Error("an unknown kind was taken")
	}
}
