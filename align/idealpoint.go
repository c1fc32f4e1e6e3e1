package align

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"

	"tightrope/fact"
)

// IdealOptions says how ideal points are found; the zero value is the default run.
type IdealOptions struct {
	// Keep chooses the roll calls; nil keeps all. The published series leaves out session 19
	// and, after 1989, votes on amendments and paragraphs.
	Keep func(Call) bool
	// Bridges are pairs of ids of roll calls on one repeated resolution: they share cut points
	// and discrimination, and so make sessions comparable. Pairs not in the chamber are passed over.
	Bridges [][2]string
	// Above and Below fix the direction: Above lies higher. By default USA and RUS.
	Above, Below fact.ActorID
	Tolerance    float64 // the fit ends when places move less, root mean square; default 1e-4
	MaxSweeps    int     // default 1000
	Exact        bool    // sample from the posterior after the fit
	Burn, Draws  int     // sweeps left out and kept under Exact; 300 and 1500 where Draws is 0
	Workers      int     // goroutines; default GOMAXPROCS. The result does not depend on it.
	// Progress hears of every sweep; an error from it ends the run and is returned.
	Progress func(IdealProgress) error
}

// IdealProgress is where a run stands.
type IdealProgress struct {
	Stage     string // "fit", "sample"
	Sweep, Of int    // Of is the most that there can be
	Change    float64
}

// IdealPoint is the place of a member in one session, in standard deviations of all
// member-sessions of the run, with its standard error.
type IdealPoint struct {
	Member  fact.ActorID
	Session int
	Mean    float64
	SE      float64
	Votes   int // on which it rests
}

// ninety is the half-width of a 90 % interval in standard errors.
const ninety = 1.6448536269514722

// Interval is the central 90 % interval.
func (p IdealPoint) Interval() (low, high float64) {
	return p.Mean - ninety*p.SE, p.Mean + ninety*p.SE
}

// Distance is how far two points lie apart, with the 90 % interval of the distance when the two
// errors are independent. Where the difference may have either sign the interval begins at 0.
func (p IdealPoint) Distance(q IdealPoint) (distance, low, high float64) {
	d, e := math.Abs(p.Mean-q.Mean), ninety*math.Hypot(p.SE, q.SE)
	return d, max(0, d-e), d + e
}

// IdealResult is the outcome of a run.
type IdealResult struct {
	Points    []IdealPoint // by session, then in the order of the chamber's members
	Questions int          // roll calls that divide the members, joined ones once
	Bridged   int          // questions of more than one roll call
	Votes     int
	Sweeps    int     // of the fit
	Change    float64 // of the last one
	Draws     int     // of the sampler; 0 without Exact
	// Reduction is the potential scale reduction between the halves of the draws that 95 % of
	// the points stay below; 0 without Exact.
	Reduction float64
	// Converged: the fit reached its tolerance, and under Exact the reduction is below 1.1.
	Converged bool
}

// At finds the point of a member in a session.
func (r IdealResult) At(m fact.ActorID, session int) (IdealPoint, bool) {
	i := slices.IndexFunc(r.Points, func(p IdealPoint) bool { return p.Member == m && p.Session == session })
	if i < 0 {
		return IdealPoint{}, false
	}
	return r.Points[i], true
}

// IdealPoints places every member of every session on one dimension by a dynamic ordinal
// item-response model of its votes: probit, three answers with two cut points for each roll
// call (one where an answer is missing), discrimination of either sign. The mean of a member in
// a session is drawn toward that of its previous session with the variance 0.5·n/(n+n'), n and
// n' the votes of the two. Points are standardised over all member-sessions, and USA lies above
// RUS. Without a vote there is no point; a session with few votes shows it in its error.
//
// The default is variational EM; Exact samples the posterior, which rng seeds: it may be nil
// otherwise. Same votes, options and seed give the same bits for any number of workers. The
// chamber must not change meanwhile. A chamber in which no roll call divides is an error.
//
// Source: M. A. Bailey, A. Strezhnev and E. Voeten, Estimating Dynamic State Preferences from
// United Nations Voting Data, Journal of Conflict Resolution 61 (2017), 430-456. The variational
// scheme is in the spirit of K. Imai, J. Lo and J. Olmsted, Fast Estimation of Ideal Points with
// Massive Data, American Political Science Review 110 (2016), 631-656.
func IdealPoints(c *Chamber, opt IdealOptions, rng *rand.Rand) (IdealResult, error) {
	opt = opt.filled()
	if opt.Exact && rng == nil {
		return IdealResult{}, errors.New("align: ideal points: exact draws want a source of chance")
	}
	p, err := newPanel(c, opt)
	if err != nil {
		return IdealResult{}, err
	}
	return newIdealModel(p, opt).result(opt, rng)
}

func (o IdealOptions) filled() IdealOptions {
	if o.Above == "" && o.Below == "" {
		o.Above, o.Below = "USA", "RUS"
	}
	if o.Tolerance <= 0 {
		o.Tolerance = 1e-4
	}
	if o.MaxSweeps <= 0 {
		o.MaxSweeps = 1000
	}
	if o.Draws <= 0 {
		o.Burn, o.Draws = 300, 1500
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return o
}

func (m *idealModel) result(opt IdealOptions, rng *rand.Rand) (IdealResult, error) {
	fit, err := m.expect(opt)
	if err != nil {
		return IdealResult{}, err
	}
	out := IdealResult{
		Questions: len(m.questions), Bridged: m.bridged, Votes: len(m.votes),
		Sweeps: fit.Sweep, Change: fit.Change, Converged: fit.Change < opt.Tolerance,
	}
	se := m.standardErrors()
	for u, mean := range m.place {
		out.Points = append(out.Points, IdealPoint{
			Member: m.members[m.member[u]], Session: m.session[u], Mean: mean, SE: se[u], Votes: m.count[u],
		})
	}
	if !opt.Exact {
		return out, nil
	}
	return out, m.exact(opt, rng, &out)
}

// exact replaces the points by the moments of the draws. Of the two errors the larger counts:
// the draws of a session with few votes lie as close as the prior holds them.
func (m *idealModel) exact(opt IdealOptions, rng *rand.Rand, out *IdealResult) error {
	s := m.sampler(rng)
	if err := s.run(opt); err != nil {
		return err
	}
	reductions := make([]float64, len(out.Points))
	for u := range out.Points {
		p := &out.Points[u]
		var deviation float64
		p.Mean, deviation, reductions[u] = s.summary(u)
		p.SE = max(p.SE, deviation)
	}
	slices.Sort(reductions)
	out.Draws, out.Reduction = opt.Draws, reductions[len(reductions)*95/100]
	out.Converged = out.Converged && out.Reduction < 1.1
	return nil
}

// find gives the number of a member, -1 where the chamber has none.
func (p *panel) find(m fact.ActorID) int32 {
	return int32(slices.Index(p.members, m))
}
