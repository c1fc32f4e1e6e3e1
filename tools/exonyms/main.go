// Exonyms writes actor/data/exonyms.tsv: what states and areas are called in languages other than
// English, from the Unicode Common Locale Data Repository as golang.org/x/text/language/display has
// it, and common names beside those. Run it in the root of the repository:
//
//	go run -C tools ./exonyms ../actor/data/states.tsv > actor/data/exonyms.tsv
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languages are those of the United Nations but English, and of many who use its data.
var languages = []string{"ar", "de", "es", "fa", "fr", "he", "it", "ja", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh"}

// also are names that people write beside the one that CLDR prefers.
var also = map[string]string{
	"de": "BLR Weißrussland|BLR Belorussland|CIV Elfenbeinküste|GBR Großbritannien|NLD Holland|MMR Birma|MDA Moldawien|CZE Tschechische Republik|SWZ Swasiland|COD Kongo|COG Kongo|COD DR Kongo|COD Demokratische Republik Kongo|USA Vereinigte Staaten von Amerika|RUS Russische Föderation|PRK Nordkorea|KOR Republik Korea|MKD Mazedonien|ARE VAE|CAF Zentralafrika",
	"fr": "BLR Biélorussie|GBR Grande-Bretagne|NLD Hollande|MMR Birmanie|CZE République tchèque|USA États-Unis d’Amérique|RUS Fédération de Russie|KOR République de Corée|COD RDC|COD République démocratique du Congo|COG Congo-Brazzaville|MKD Macédoine|ARE EAU|CAF Centrafrique|SWZ Swaziland",
	"es": "BLR Bielorrusia|GBR Gran Bretaña|NLD Holanda|MMR Birmania|CZE República Checa|USA EE. UU.|USA EE.UU.|USA EEUU|USA Estados Unidos de América|RUS Federación de Rusia|KOR República de Corea|CIV Costa de Marfil|SAU Arabia Saudita|COD República Democrática del Congo|ARE EAU|SWZ Suazilandia",
	"it": "BLR Bielorussia|GBR Gran Bretagna|NLD Olanda|MMR Birmania|CZE Repubblica Ceca|USA Stati Uniti d’America|RUS Federazione Russa|MDA Moldavia|ARE Emirati Arabi Uniti",
	"pt": "BLR Belarus|BLR Bielorrússia|GBR Grã-Bretanha|NLD Holanda|MMR Birmânia|CZE República Tcheca|CZE República Checa|USA EUA|USA Estados Unidos da América|IRN Irã|IRN Irão|VNM Vietnã|VNM Vietname|POL Polônia|POL Polónia|ROU Romênia|ROU Roménia",
	"ru": "BLR Белоруссия|GBR Англия|USA США|RUS Российская Федерация|KOR Южная Корея|PRK Северная Корея|ARE ОАЭ|MDA Молдавия|KGZ Киргизия|TKM Туркмения|COD Конго|COG Конго|CZE Чешская Республика",
	"tr": "GBR İngiltere|GBR Büyük Britanya|USA ABD|NLD Hollanda|CZE Çek Cumhuriyeti|ARE BAE|GEO Gürcistan",
	"uk": "USA США|GBR Британія|KOR Південна Корея|ARE ОАЕ",
	"pl": "USA USA|CIV Wybrzeże Kości Słoniowej|NLD Niderlandy|MMR Birma|KOR Republika Korei|ARE ZEA",
	"zh": "GBR 大不列颠|KOR 大韩民国|USA 美利坚合众国|RUS 俄国",
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "want the path of states.tsv")
		os.Exit(2)
	}
	rows, err := exonyms(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("# What states and areas are called in other languages, from the Unicode Common Locale Data Repository (© Unicode, Inc., Unicode License v3) with common names beside it: id, languages, name.")
	for _, r := range rows {
		fmt.Println(r.id + "\t" + strings.Join(r.languages, " ") + "\t" + r.name)
	}
}

type row struct {
	id, name  string
	languages []string
}

func exonyms(path string) ([]*row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found := map[[2]string]*row{}
	add := func(id, lang, name string) {
		k := [2]string{id, name}
		if found[k] == nil {
			found[k] = &row{id: id, name: name}
		}
		if r := found[k]; !slices.Contains(r.languages, lang) {
			r.languages = append(r.languages, lang)
		}
	}
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		iso2, ok := code(c)
		if !ok {
			continue
		}
		region, err := language.ParseRegion(iso2)
		if err != nil {
			continue
		}
		for _, lang := range languages {
			if name := display.Regions(language.MustParse(lang)).Name(region); name != "" && name != c[2] {
				add(c[0], lang, name)
			}
		}
	}
	for _, lang := range languages {
		for _, x := range strings.Split(also[lang], "|") {
			if id, name, ok := strings.Cut(x, " "); ok {
				add(id, lang, name)
			}
		}
	}
	var out []*row
	for _, r := range found {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b *row) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.name, b.name)) })
	return out, nil
}

// code is the two letters that a state has now in ISO 3166.
func code(columns []string) (string, bool) {
	if len(columns) != 10 {
		return "", false
	}
	for _, x := range strings.Fields(columns[9]) {
		if c, ok := strings.CutPrefix(x, "iso2:"); ok && len(c) == 2 {
			return c, true
		}
	}
	return "", false
}
