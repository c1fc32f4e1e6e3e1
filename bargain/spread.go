package bargain

// spreads gives the distribution behind P, that of the election alone, and that of the
// compromise mean over the draws.
func (r *run) spreads(o Options) (outcome, election, compromise Spread) {
	erring := erringBins(r.cols[colElection], *o.Residuals)
	mix := make([]float64, fineBins+1)
	for i := range mix {
		mix[i] = (r.atoms[i] + erring[i]) / 2
	}
	return spreadOf(mix, o.Histogram), spreadOf(r.atoms, o.Histogram),
		spreadOf(countBins(r.cols[colMean]), o.Histogram)
}

func countBins(x []float64) []float64 {
	out := make([]float64, fineBins+1)
	for _, v := range x {
		out[fineBin(v)] += 1 / float64(len(x))
	}
	return out
}

// erringBins is the distribution of the means when each errs by the residuals; what errs
// beyond an end of the scale lies at the end.
func erringBins(means []float64, res Residuals) []float64 {
	at := countBins(means)
	// step[i] is the chance of a residual between i-½ and i+½ fine bins, from -scale to +scale.
	step := make([]float64, 2*fineBins+1)
	width := Scale / fineBins
	below := 0.0
	for i := range step {
		upTo := res.CDF((float64(i-fineBins) + 0.5) * width)
		step[i], below = upTo-below, upTo
	}
	step[2*fineBins] += 1 - below
	out := make([]float64, fineBins+1)
	for m, share := range at {
		if share == 0 {
			continue
		}
		for i, p := range step {
			out[max(0, min(fineBins, m+i-fineBins))] += share * p
		}
	}
	return out
}

// spreadOf summarises fine bins.
func spreadOf(fine []float64, bins int) Spread {
	width := Scale / fineBins
	s := Spread{Bins: make([]Bin, bins)}
	for b := range s.Bins {
		s.Bins[b].From, s.Bins[b].To = Scale*float64(b)/float64(bins), Scale*float64(b+1)/float64(bins)
	}
	total := 0.0
	for i, p := range fine {
		x := float64(i) * width
		s.Mean += p * x
		total += p
		s.Bins[min(i*bins/fineBins, bins-1)].P += p
	}
	for _, q := range []float64{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95} {
		s.Quantiles = append(s.Quantiles, Quantile{Q: q, At: quantileBins(fine, q*total, width)})
	}
	return s
}

func quantileBins(fine []float64, target, width float64) float64 {
	sum := 0.0
	for i, p := range fine {
		sum += p
		if sum >= target {
			return float64(i) * width
		}
	}
	return Scale
}

// Median is the 50 % point.
func (s Spread) Median() float64 {
	for _, q := range s.Quantiles {
		if q.Q == 0.5 {
			return q.At
		}
	}
	return s.Mean
}
