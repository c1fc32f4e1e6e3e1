package read

// mentions finds the actors that a text names.
func mentions(d *Document) []Mention { return nil }
