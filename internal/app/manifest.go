package app

import (
	"strings"

	"tightrope/brief"
)

// manifest says how the same brief is made again.
func (a *App) manifest(m brief.Material, in BriefIn) brief.Manifest {
	out := brief.Manifest{Program: "tightrope", Version: Version, Command: in.Command, AsOf: m.AsOf, Seed: m.Seed}
	if in.Input.Text != "" {
		out.Inputs = append(out.Inputs, brief.Input{Name: in.Input.Name, SHA256: in.Input.SHA256, Bytes: int64(len(in.Input.Text)), Role: "article"})
	}
	for _, f := range a.Book().Files {
		if role := roleOf(f.Name); role != "" {
			out.Inputs = append(out.Inputs, brief.Input{Name: f.Name, SHA256: f.SHA256, Bytes: int64(len(f.Bytes)), Role: role})
		}
	}
	return out
}

func roleOf(name string) string {
	for _, r := range []string{"observations", "events", "sources", "case", "rules", "backtests"} {
		if strings.HasSuffix(name, "/"+r+".csv") || strings.HasSuffix(name, "/"+r+".toml") {
			return r
		}
	}
	return ""
}
