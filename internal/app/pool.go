package app

import (
	"fmt"
	"slices"
	"strings"

	"tightrope/fact"
)

// pooled puts flows and totals that several files of one publisher share under one source for
// the whole data set: the deliveries of eleven files of a register have one total, and a share
// of one file's rows would be wrong. The files stand in the note of the source, and each row
// still leads to its own line by its id. A user's own tables stay apart.
func pooled(r rows) rows {
	family := map[string]fact.Source{}
	for _, s := range r.sources {
		if s.Family != "" && s.Family != "table" {
			family[s.ID] = s
		}
	}
	files := map[string][]string{} // by family: the sources whose flows are at hand
	for _, o := range r.observations {
		if s, ok := family[o.Source]; ok && adds(o) && !slices.Contains(files[s.Family], o.Source) {
			files[s.Family] = append(files[s.Family], o.Source)
		}
	}
	for name, ids := range files {
		if len(ids) < 2 {
			delete(files, name)
		}
	}
	if len(files) == 0 {
		return r
	}
	for i := range r.observations {
		o := &r.observations[i]
		if s, ok := family[o.Source]; ok && adds(*o) && files[s.Family] != nil {
			o.Source = "s." + s.Family
		}
	}
	r.sources = slices.Clone(r.sources)
	for _, s := range slices.Clone(r.sources) { // in the order of the loads
		ids := files[s.Family]
		if !slices.Contains(ids, s.ID) {
			continue
		}
		all := s
		all.ID, all.SHA256 = "s."+s.Family, ""
		title, _, _ := strings.Cut(s.Title, ": ")
		all.Title = fmt.Sprintf("%s: %d files", title, len(ids))
		var names []string
		for _, f := range r.sources {
			if slices.Contains(ids, f.ID) {
				_, name, _ := strings.Cut(f.Title, ": ")
				names = append(names, name)
				if all.Retrieved.Before(f.Retrieved) {
					all.Retrieved = f.Retrieved
				}
			}
		}
		all.Note = strings.Join(names, ", ")
		r.sources = append(r.sources, all)
		delete(files, s.Family)
	}
	return r
}

// adds says that rows of the measure are added up with others of their source.
func adds(o fact.Observation) bool {
	return o.Measure == "flow" || o.Measure == "total imports" || o.Measure == "total exports"
}
