package read

// Dictionary is what a user loads beside the lexicon.
type Dictionary struct{}
