// Package forecast says what may come of a tie between two states, how sure that is, and how it
// did before. The files durability*.go answer how long a balancing act lasts: the panel of arms
// ties from the user's own files, models of deep cuts from the tie's own history, reference
// curves, and the measured effect of opposition; see docs/durability.md.
package forecast

// State is a member of the state system by its number in the Correlates of War: in this
// numbering, unlike that of ISO, the Federal Republic (260) and Germany (255) are two states,
// and Yugoslavia and Serbia (345) one, which is how disputes and alliances are coded.
type State int

// Rows is everything that the panel of ties is built from: plain rows, in any order. A layer
// without rows is a layer that says nothing; Panel needs States and Deliveries alone.
type Rows struct {
	States      []StateYear
	Deliveries  []Delivery
	Obligations []PairYear // obligations of defence, offence or neutrality in force in the year
	Disputes    []Dispute
	Conflicts   []PairYear // active armed conflict between the two states in the year
	Rivalries   []PairSpan
	Borders     []Border
	Majors      []Span // major powers
	Capitals    []Capital
	Joint       []PairValue // number of organisations to which both belong
	Ideal       []StateValue
	Agreement   []PairValue // agreement in General Assembly votes of the year, 0 to 1
	Members     []Membership
	Energy      []Delivery // crude oil of a year, in one unit; TIV stands for the amount
}

// StateYear says that a state existed in a year, with its share of world capability (CINC).
type StateYear struct {
	State State
	Year  int
	CINC  float64
}

// Delivery is the trend-indicator value of what a supplier delivered to a recipient in a year.
type Delivery struct {
	Supplier, Recipient State
	Year                int
	TIV                 float64
}

// PairYear names an unordered pair in a year.
type PairYear struct {
	A, B State
	Year int
}

// PairSpan names an unordered pair from one year to another, both included.
type PairSpan struct {
	A, B     State
	From, To int
}

// Span names a state from one year to another, both included.
type Span struct {
	State    State
	From, To int
}

// Dispute is the highest hostility (1 to 5) of a militarised dispute of the pair in a year.
type Dispute struct {
	PairYear
	Hostility int
	Number    int // of the dispute; one may last years
}

// Membership says that a state belonged to an organisation in a year.
type Membership struct {
	State State
	Year  int
	Name  string
}

// Border is direct contiguity: 1 by land or river, 2 to 5 by 12, 24, 150, 400 miles of water.
type Border struct {
	PairSpan
	Type int
}

// Capital is where the government of a state sits, from a year on.
type Capital struct {
	State    State
	From     int
	Lat, Lon float64
}

// PairValue is a figure about an unordered pair in a year.
type PairValue struct {
	PairYear
	Value float64
}

// StateValue is a figure about a state in a year.
type StateValue struct {
	State State
	Year  int
	Value float64
}
