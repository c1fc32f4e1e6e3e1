package forecast

import "slices"

// AsOf is the panel as it could be known at the end of a year: ties that began by the year
// before, and only outcomes that had come by then. The layers' own later years are not shown;
// what a data set says of its past is taken as it stands now.
func (p *Panel) AsOf(year int) *Panel {
	l := *p.Layers
	l.ends.arms = min(l.ends.arms, year)
	out := &Panel{Layers: &l}
	for _, t := range p.Ties {
		if t.Year < l.ends.arms {
			out.Ties = append(out.Ties, t)
		}
	}
	out.Ties = slices.Clip(out.Ties)
	out.outcomes(l.ends.arms - l.First)
	return out
}

// Said is the outlook on a tie in a year by models fitted on what was known in that year.
func (p *Panel) Said(a, b State, year int, seed uint64) (Outlook, error) {
	h, err := p.History(a, b, year)
	if err != nil {
		return Outlook{}, err
	}
	h.Later = nil // as of the year nobody knew
	s, err := p.AsOf(year).Ship("the user's files as of the year", "tightrope forecast durability A B --data DIR --as-of YEAR", seed, false)
	if err != nil {
		return Outlook{}, err
	}
	if shipped, err := Shipped(); err == nil {
		s.Odds = shipped.Odds // measured on the whole record: context, not part of the forecast
	}
	return s.Outlook(h)
}
