package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"tightrope/balance"
	"tightrope/balance/edgelist"
	"tightrope/balance/verify"
	"tightrope/board"
	"tightrope/fact"
)

// BalanceIn asks for the structure of a signed network: of the board of a case or a state, or
// of an edge list.
type BalanceIn struct {
	Subject string    // a case, or a state; with an edge list, its name
	Data    io.Reader // an edge list; nil = the board
	Format  string    // of the edge list; "" = by its name

	AsOf     fact.Date
	From, To fact.Date // with both, the board again for each year's end between them

	Deep    bool // strain, relief and tension whatever the size
	Camps   int  // the most camps of weak balance; 0 = any number
	Draws   int  // sign-shuffled networks to compare with; 0 = none
	Workers int
	Seed    uint64
}

// caveat goes with every result: what balance does not predict.
const caveat = "Balance does not say who will clash: it says only which sign is strained. As a stand-alone forecast of new disputes it has no skill."

// BalanceOut is the structure. Weights are whole; where the file had decimals they are in units
// of 1/scale.
type BalanceOut struct {
	Subject string        `json:"subject"`
	AsOf    fact.Date     `json:"as_of,omitzero"`
	Seed    uint64        `json:"seed"`
	Actors  int           `json:"actors"`
	Ties    int           `json:"ties"`
	Scale   int64         `json:"scale"`
	Total   int64         `json:"total"`
	L       int64         `json:"frustration"`
	Lower   int64         `json:"lower_bound"`
	Exact   bool          `json:"exact"`
	F       float64       `json:"balance"`
	Camps   [2][]string   `json:"camps"`
	Best    int           `json:"best_divisions"` // 0 = not counted
	Groups  [][]string    `json:"groups,omitempty"`
	Strain  []StrainedTie `json:"strained"`
	Relief  []StrainedTie `json:"relief,omitempty"` // the ties whose turn would help most
	Tension []ActorLevel  `json:"tension,omitempty"`
	Triads  TriadsOut     `json:"triads"`
	Walks   *WalksOut     `json:"walks,omitempty"`
	Weak    *WeakOut      `json:"weak,omitempty"`
	Null    *NullOut      `json:"null,omitempty"`
	Rules   []RuleOut     `json:"rules,omitempty"`
	Series  []SpellOut    `json:"series,omitempty"`
	Stable  []string      `json:"stable_camps,omitempty"` // actors that never change camps in the series
	Seal    string        `json:"certificate_sha256"`
	Notes   []string      `json:"notes,omitempty"`
	Caveat  string        `json:"caveat"`

	graph  balance.Graph
	report balance.Report
}

// StrainedTie is a tie that fits no best division, or not all of them.
type StrainedTie struct {
	A      string         `json:"a"`
	B      string         `json:"b"`
	Weight int64          `json:"weight"` // signed
	Strain balance.Strain `json:"strain"`
	Relief int64          `json:"relief,omitempty"` // fall of the index if its sign turned; absent = not computed
}

// ActorLevel is a figure of one actor.
type ActorLevel struct {
	Actor string `json:"actor"`
	Value int64  `json:"value"`
}

// TriadsOut counts the triads by their negative ties.
type TriadsOut struct {
	Census     balance.Census `json:"census"`         // +++, ++-, +--, ---
	Balanced   *float64       `json:"balanced_share"` // null = no triad
	Unbalanced [][3]string    `json:"unbalanced,omitempty"`
}

// WalksOut are the measures from eigenvalues.
type WalksOut struct {
	Balance  float64            `json:"walk_balance"`
	Node     map[string]float64 `json:"walk_balance_by_actor"`
	Conflict []float64          `json:"algebraic_conflict"` // by component with ties
}

// WeakOut is the balance with more camps than two: the index is proved to lie between the lower
// bound and the frustration of the groups.
type WeakOut struct {
	Most   int        `json:"at_most,omitempty"` // camps asked for; absent = any number
	L      int64      `json:"frustration"`
	Lower  int64      `json:"lower_bound"`
	Camps  int        `json:"camps"`
	Groups [][]string `json:"groups"` // actors with ties, by camp
}

// NullOut compares with shuffled signs; Z is null where all draws are alike.
type NullOut struct {
	Draws   int      `json:"draws"`
	Mean    float64  `json:"mean"`
	SD      float64  `json:"sd"`
	Z       *float64 `json:"z"`
	Below   int      `json:"draws_at_most_as_frustrated"`
	Inexact int      `json:"draws_with_bounds_only"`
}

// RuleOut is the index under another rule for what counts as a tie.
type RuleOut struct {
	Rule    string   `json:"rule"`
	Ties    int      `json:"ties"`
	L       int64    `json:"frustration"`
	Total   int64    `json:"total"`
	F       float64  `json:"balance"`
	Changed []string `json:"changed,omitempty"` // ties that are always strained under one rule only
}

// SpellOut is the index at one date.
type SpellOut struct {
	Date   fact.Date   `json:"date"`
	Ties   int         `json:"ties"`
	Cycles int         `json:"cycles"` // independent ones; without any every network is balanced, and F says nothing
	L      int64       `json:"frustration"`
	Total  int64       `json:"total"`
	F      float64     `json:"balance"`
	Low    float64     `json:"balance_low"` // over the dead zones
	High   float64     `json:"balance_high"`
	Camps  [2][]string `json:"camps"`
	Moves  int         `json:"moves"` // actors that changed camps since they were last seen
}

// deepTies is the most ties for which every question is asked without being told to: each tie
// costs one more solution.
const deepTies = 1500

// Balance measures the structure.
func (a *App) Balance(ctx context.Context, in BalanceIn) (BalanceOut, error) {
	out := BalanceOut{Subject: in.Subject, Seed: in.Seed, Scale: 1, Caveat: caveat}
	var rules board.Rules
	var evidence func(asOf fact.Date, r board.Rules) (balance.Graph, error)
	if in.Data != nil {
		format := cmp.Or(in.Format, edgelist.FormatOf(in.Subject))
		n, err := edgelist.Read(in.Subject, format, in.Data)
		if err != nil {
			return out, err
		}
		out.graph, out.Scale = n.Graph, n.Scale
		if n.Parallel > 0 {
			out.Notes = append(out.Notes, fmt.Sprintf("%d ties join a pair that has one already, %d of them with the other sign: they add up, and of opposite signs the lesser fits no division.", n.Parallel, n.Opposed))
		}
	} else {
		s, err := a.subject(in.Subject)
		if err != nil {
			return out, err
		}
		if rules, err = a.rules(); err != nil {
			return out, err
		}
		if out.AsOf = in.AsOf; out.AsOf.IsZero() {
			out.AsOf = a.defaultAsOf(s.kase)
		}
		ev, err := a.rowsOf(ctx, s, out.AsOf)
		if err != nil {
			return out, err
		}
		evidence = func(asOf fact.Date, r board.Rules) (balance.Graph, error) {
			b, err := board.Build(asOf, ev.Observations, ev.Events, r)
			if err != nil {
				return balance.Graph{}, err
			}
			return a.named(board.Sign(b, r).Graph), nil
		}
		if out.graph, err = evidence(out.AsOf, rules); err != nil {
			return out, err
		}
		out.Scale = int64(rules.Scale)
		if len(out.graph.Edges) == 0 {
			return out, fmt.Errorf("%s as of %s: no signed tie: %w", in.Subject, out.AsOf, ErrInsufficient)
		}
	}
	if err := out.measure(ctx, in); err != nil {
		return out, err
	}
	if evidence == nil {
		return out, nil
	}
	if err := out.band(ctx, in, rules, evidence); err != nil {
		return out, err
	}
	return out, out.series(ctx, in, rules, evidence)
}

// named puts the names of the actors for their ids.
func (a *App) named(g balance.Graph) balance.Graph {
	names := make([]string, len(g.Names))
	for i, id := range g.Names {
		names[i] = a.Name(fact.ActorID(id))
	}
	return balance.Graph{Names: names, Edges: g.Edges}
}

func (o *BalanceOut) options(in BalanceIn) balance.Options {
	return balance.Options{Workers: in.Workers, Seed: in.Seed}
}

// measure asks everything of the one network.
func (o *BalanceOut) measure(ctx context.Context, in BalanceIn) error {
	g, opt := o.graph, o.options(in)
	ask := balance.AskAll
	if !in.Deep && len(g.Edges) > deepTies {
		ask = balance.AskTriads
		o.Notes = append(o.Notes, fmt.Sprintf("More than %d ties: strain over all best divisions, relief and tension are left out; --deep asks for them.", deepTies))
	}
	r, err := balance.AnalyseFor(ctx, g, ask, opt)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if err != nil {
		o.Notes = append(o.Notes, "The time ran out before every question was answered.")
	}
	o.report = r
	o.Actors, o.Ties, o.Total, o.L, o.Lower, o.Exact, o.F, o.Best = len(g.Names), len(g.Edges), r.Total, r.L, r.Lower, r.L == r.Lower, r.F(), r.Count
	if !o.Exact {
		o.Notes = append(o.Notes, fmt.Sprintf("The time ran out: the index is proved to lie between %d and %d.", r.Lower, r.L))
	}
	o.Camps = campNames(g, r.Camps)
	o.findings(g, r)
	if o.Seal, err = balance.Certify(g, r.Solution).Seal(); err != nil {
		return err
	}
	return o.others(ctx, in, opt)
}

func campNames(g balance.Graph, camps []int) (out [2][]string) {
	for v, name := range g.Names {
		out[camps[v]] = append(out[camps[v]], name)
	}
	slices.Sort(out[0])
	slices.Sort(out[1])
	return out
}

// findings puts names to what the report says by number.
func (o *BalanceOut) findings(g balance.Graph, r balance.Report) {
	for i, e := range g.Edges {
		t := StrainedTie{A: g.Names[e.A], B: g.Names[e.B], Weight: e.W, Strain: r.Strain[i]}
		if i < len(r.Relief) {
			t.Relief = r.Relief[i]
		}
		unknown := t.Strain == balance.Unknown && (r.Camps[e.A] == r.Camps[e.B]) != (e.W > 0)
		if t.Strain == balance.Always || t.Strain == balance.Sometimes || unknown {
			o.Strain = append(o.Strain, t)
		} else if t.Relief > 0 {
			o.Relief = append(o.Relief, t)
		}
	}
	more := func(a, b StrainedTie) int {
		return cmp.Or(cmp.Compare(b.Relief, a.Relief), cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	}
	slices.SortStableFunc(o.Strain, more)
	slices.SortStableFunc(o.Relief, more)
	for v, n := range r.Tension {
		if n > 0 {
			o.Tension = append(o.Tension, ActorLevel{g.Names[v], n})
		}
	}
	slices.SortStableFunc(o.Tension, func(a, b ActorLevel) int { return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Actor, b.Actor)) })
	groups := map[int][]string{}
	for v, k := range r.Firm {
		groups[k] = append(groups[k], g.Names[v])
	}
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[k]) > 1 {
			o.Groups = append(o.Groups, groups[k])
		}
	}
	o.Triads.Census = balance.CountTriads(g)
	if s, ok := o.Triads.Census.Share(); ok {
		o.Triads.Balanced = &s
	}
	for _, t := range r.Triads[:min(len(r.Triads), 500)] {
		o.Triads.Unbalanced = append(o.Triads.Unbalanced, [3]string{g.Names[t.Nodes[0]], g.Names[t.Nodes[1]], g.Names[t.Nodes[2]]})
	}
}

// others are the measures beside the index.
func (o *BalanceOut) others(ctx context.Context, in BalanceIn, opt balance.Options) error {
	g := o.graph
	if len(g.Names) <= balance.MaxSpectral {
		w, err := balance.WalkBalance(g)
		if err != nil {
			return err
		}
		c, err := balance.AlgebraicConflict(g)
		if err != nil {
			return err
		}
		o.Walks = &WalksOut{Balance: w.Global, Conflict: c, Node: map[string]float64{}}
		for v, b := range w.Node {
			o.Walks.Node[g.Names[v]] = b
		}
	} else {
		o.Notes = append(o.Notes, fmt.Sprintf("Walk balance and algebraic conflict are left out: they are computed for at most %d actors.", balance.MaxSpectral))
	}
	if len(g.Edges) <= deepTies || in.Deep || in.Camps > 0 {
		w, err := balance.WeakBalance(ctx, g, in.Camps, opt)
		if err != nil {
			return err
		}
		o.Weak = &WeakOut{Most: in.Camps, L: w.L, Lower: w.Lower, Camps: w.Count, Groups: tiedGroups(g, w.Camps)}
	}
	if in.Draws > 0 {
		n, err := balance.Shuffle(ctx, g, o.L, in.Draws, opt, random(in.Seed, "balance"))
		if err != nil {
			return err
		}
		o.Null = &NullOut{Draws: n.Draws, Mean: n.Mean, SD: n.SD, Below: n.Below, Inexact: n.Inexact}
		if !math.IsNaN(n.Z) {
			o.Null.Z = &n.Z
		}
	}
	return nil
}

// tiedGroups names the actors of each camp, leaving out those without ties.
func tiedGroups(g balance.Graph, camps []int) [][]string {
	tied := make([]bool, len(g.Names))
	for _, e := range g.Edges {
		tied[e.A], tied[e.B] = true, true
	}
	at := map[int]int{}
	var out [][]string
	for v, name := range g.Names {
		if !tied[v] {
			continue
		}
		k, ok := at[camps[v]]
		if !ok {
			k = len(out)
			at[camps[v]] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], name)
	}
	return out
}

// Graph and Report are what drawings and certificates are made from.
func (o *BalanceOut) Graph() balance.Graph { return o.graph }

// Report is the analysis by number.
func (o *BalanceOut) Report() balance.Report { return o.report }

// VerifyOut is what an accepted certificate proves.
type VerifyOut struct {
	Nodes int64 `json:"actors"`
	Ties  int64 `json:"ties"`
	Total int64 `json:"total"`
	Lower int64 `json:"lower_bound"`
	Upper int64 `json:"frustration"`
}

// VerifyBalance checks a certificate without knowing how it was found.
func (a *App) VerifyBalance(name string, r io.Reader) (VerifyOut, error) {
	c, err := verify.Check(r)
	if err != nil {
		return VerifyOut{}, fmt.Errorf("%s: %w", name, err)
	}
	return VerifyOut(c), nil
}
