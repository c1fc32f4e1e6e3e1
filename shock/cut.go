package shock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tightrope/actor"
	"tightrope/fact"
)

// Supply is one supplier of a buyer, or one that could be, in the unit of the cut and a year.
type Supply struct {
	From  string  `json:"from"`
	Now   float64 `json:"now"`   // what it sells to the buyer
	Spare float64 `json:"spare"` // what it could sell more
	// Reach is how much of Spare can be brought: 1 by sea without a detour, 0 where no route
	// leads to the buyer.
	Reach float64 `json:"reach"`
	// Fits is how much of it the buyer can use: of crude oil, 1 for the grade that its
	// refineries run on.
	Fits float64 `json:"fits"`
	// Detour is what the way costs more than the lost one, as a share of the price, low to high.
	Detour [2]float64 `json:"detour"`
	Note   string     `json:"note,omitempty"`
}

// CutInput is the end of one supplier's sales to one buyer.
type CutInput struct {
	Buyer, Seller, Item, Unit string
	Supplies                  []Supply // of the buyer, the lost one among them
	Production                float64  // the buyer's own, in the unit and a year
	StockDays                 *float64 // days of consumption that the buyer has in stock; nil = not known
	// Demand is how consumption answers to price: the elasticity, from the most to the least
	// supple, both negative. Zero means -0.3 to -0.05, about the range found for oil within a
	// year.
	Demand [2]float64
}

// Cut is what the end of one supplier means for one buyer, when the rest of the world trades on.
type Cut struct {
	Lost        float64      `json:"lost"`                 // a year
	Share       float64      `json:"share"`                // of the buyer's imports
	Consumption float64      `json:"consumption"`          // production plus imports, before
	StockDays   *float64     `json:"stock_days,omitempty"` // at full consumption; nil = not known
	GapDays     *float64     `json:"gap_days,omitempty"`   // that the stock bridges the gap; nil without one
	Substitutes []Substitute `json:"substitutes"`          // nearest fit first
	Covered     float64      `json:"covered"`              // of the lost quantity, a share
	Gap         float64      `json:"gap"`                  // what stays lost, a year
	// Price is the change of the buyer's price, low to high: the detours of the substitutes,
	// and what it takes to ration what stays lost. It is nil where more than a tenth of
	// consumption stays lost: elasticities are measured on small changes.
	Price       *[2]float64 `json:"price,omitempty"`
	Reads       string      `json:"reads"`
	Assumptions []string    `json:"assumptions"`
}

// Substitute is what one supplier would take over.
type Substitute struct {
	From   string     `json:"from"`
	Takes  float64    `json:"takes"`
	Detour [2]float64 `json:"detour"`
	Note   string     `json:"note,omitempty"`
}

// CutSupplier works out the end of one supply: an edge of the trade network goes, and the
// buyer draws stocks and turns to whom it can reach. Unlike Lose, nothing is lost to the
// world: the seller sells elsewhere. Substitutes take over as much as they have spare, can
// bring and the buyer can use, the cheapest way first. The price rises by what their ways cost
// more, and where a part g of consumption stays lost by -g/elasticity. Quantities must be
// finite and not negative, shares from 0 to 1, and the seller one of the supplies.
func CutSupplier(in CutInput) (Cut, error) {
	if err := in.valid(); err != nil {
		return Cut{}, fmt.Errorf("cut %s->%s:%s: %w", in.Seller, in.Buyer, in.Item, err)
	}
	c := Cut{StockDays: in.StockDays, Substitutes: []Substitute{}}
	imports := 0.0
	for _, s := range in.Supplies {
		imports += s.Now
		if s.From == in.Seller {
			c.Lost = s.Now
		}
	}
	c.Consumption = imports + in.Production
	c.Share = c.Lost / imports
	c.substitute(in)
	c.Gap = max(0, c.Lost*(1-c.Covered))
	if c.Gap > 0 && in.StockDays != nil {
		days := *in.StockDays * c.Consumption / c.Gap
		c.GapDays = &days
	}
	c.price(in)
	c.words(in)
	return c, nil
}

func (in CutInput) valid() error {
	found, imports := false, 0.0
	for _, s := range in.Supplies {
		imports += s.Now
		found = found || s.From == in.Seller && s.Now > 0
		switch {
		case !amount(s.Now) || !amount(s.Spare):
			return fmt.Errorf("%s sells %g and has %g spare: want zero or more", s.From, s.Now, s.Spare)
		case !(s.Reach >= 0 && s.Reach <= 1 && s.Fits >= 0 && s.Fits <= 1):
			return fmt.Errorf("%s: reach %g, fits %g: want 0 to 1", s.From, s.Reach, s.Fits)
		case !(s.Detour[0] <= s.Detour[1]):
			return fmt.Errorf("%s: detour %g to %g: want low to high", s.From, s.Detour[0], s.Detour[1])
		}
	}
	switch {
	case !found:
		return fmt.Errorf("%s sells nothing to %s, so there is nothing to cut", in.Seller, in.Buyer)
	case !amount(in.Production) || in.StockDays != nil && !amount(*in.StockDays):
		return fmt.Errorf("production and days of stock: want zero or more")
	case in.Demand != [2]float64{} && !(in.Demand[0] <= in.Demand[1] && in.Demand[1] < 0):
		return fmt.Errorf("elasticity %g to %g: want two numbers below zero, the larger in size first", in.Demand[0], in.Demand[1])
	}
	return nil
}

func (c *Cut) substitute(in CutInput) {
	others := slices.Clone(in.Supplies)
	others = slices.DeleteFunc(others, func(s Supply) bool { return s.From == in.Seller })
	slices.SortStableFunc(others, func(a, b Supply) int {
		return cmp.Or(cmp.Compare(a.Detour[0]+a.Detour[1], b.Detour[0]+b.Detour[1]), cmp.Compare(a.From, b.From))
	})
	want := c.Lost
	for _, s := range others {
		takes := min(want, s.Spare*s.Reach*s.Fits)
		if takes <= 0 {
			continue
		}
		want -= takes
		c.Substitutes = append(c.Substitutes, Substitute{s.From, takes, s.Detour, s.Note})
	}
	c.Covered = (c.Lost - want) / c.Lost
}

func (c *Cut) price(in CutInput) {
	demand := in.Demand
	if demand == [2]float64{} {
		demand = [2]float64{-0.3, -0.05}
	}
	const small = 0.1
	short := c.Gap / c.Consumption
	if short > small {
		return
	}
	price := [2]float64{-short / demand[0], -short / demand[1]}
	for _, s := range c.Substitutes {
		for k := range price {
			price[k] += s.Takes / c.Consumption * s.Detour[k]
		}
	}
	c.Price = &price
}

func (c *Cut) words(in CutInput) {
	who := []string{}
	for _, s := range c.Substitutes {
		who = append(who, name(s.From))
	}
	by := "nobody within reach"
	if len(who) > 0 {
		by = andList(who)
	}
	c.Reads = fmt.Sprintf("Without %s from %s, %s loses %.0f %% of its imports; %s could take over %.0f %% of that",
		in.Item, name(in.Seller), name(in.Buyer), 100*c.Share, by, 100*c.Covered)
	if c.Price != nil {
		c.Reads += fmt.Sprintf("; the price at home rises by %.1f to %.1f %%", 100*c.Price[0], 100*c.Price[1])
	} else {
		c.Reads += fmt.Sprintf("; %.0f %% of consumption stays lost, more than a price could ration", 100*c.Gap/c.Consumption)
	}
	switch {
	case c.Gap == 0 && in.StockDays != nil:
		c.Reads += fmt.Sprintf("; nothing stays lost, so the stock of %.0f days need not be drawn.", *in.StockDays)
	case c.Gap == 0:
		c.Reads += "; nothing stays lost, so no stock need be drawn."
	case c.GapDays == nil:
		c.Reads += "; how long stocks would bridge the rest is not known."
	default:
		c.Reads += fmt.Sprintf("; stocks of %.0f days bridge the rest for %.0f days.", *in.StockDays, *c.GapDays)
	}
	c.Assumptions = []string{
		"the seller sells elsewhere and the world market stays as it is: only this pair stops trading",
		"substitutes are limited by what they have spare, by the route and by the grade, as given, and the cheapest way is taken first",
		"stock days are of full consumption, and stocks serve the gap alone",
		"the price range holds detours at the costs given and a price that rations the gap at the elasticities given",
	}
}

// name is how an actor is called when a row is read aloud; what is no actor keeps its own word.
func name(id string) string { return actor.Default().Name(fact.ActorID(id)) }

// andList joins names as a sentence does.
func andList(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
