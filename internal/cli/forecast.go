package cli

import (
	"fmt"

	"tightrope/internal/app"
)

type forecastCmd struct {
	Durability durabilityCmd `cmd:"" help:"How long ties like this one lasted, and the chance of a deep cut by its own history."`
}

type durabilityCmd struct {
	Client   string `arg:"" optional:"" name:"a" help:"The client: any name or code of a state."`
	Supplier string `arg:"" optional:"" name:"b" help:"The supplier."`
	Presser  string `arg:"" optional:"" name:"c" help:"The third state that presses."`
	Fit      string `type:"existingdir" placeholder:"DIR" help:"Fit models and curves on a folder of publishers' files, and write them to standard output."`
}

func (c durabilityCmd) Run(s *session) error {
	if c.Fit != "" {
		fit, err := s.app.DurabilityFit(s.ctx, app.DurabilityFitIn{Folder: c.Fit, Seed: s.seed})
		if err != nil {
			return err
		}
		b, err := app.WriteShipment(fit)
		if err != nil {
			return err
		}
		_, err = s.out.Write(b)
		return err
	}
	return fmt.Errorf("name a client and a supplier")
}
