package bargain

// Model is one theory of how a group decides.
type Model interface {
	Name() string    // one word, as on the command line
	Title() string   // in words, as in a table
	Formula() string // how the outcome comes about
	Source() string  // where the model is described
	Run(p Point) (Outcome, error)
}
