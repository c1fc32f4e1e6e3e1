package cli

import (
	"fmt"

	"tightrope/internal/app"
)

type versionCmd struct{}

func (versionCmd) Run(s *session) error {
	if s.json {
		return s.print(map[string]string{"version": app.Version})
	}
	_, err := fmt.Fprintln(s.out, "tightrope", app.Version)
	return err
}
