package fact

import "fmt"

// Source is a document or one release of a data set.
type Source struct {
	ID          string      `json:"id"`
	Publisher   string      `json:"publisher"`
	Title       string      `json:"title"`
	URL         string      `json:"url,omitempty"`
	Licence     string      `json:"licence,omitempty"`
	Published   Date        `json:"published,omitzero"`
	Retrieved   Date        `json:"retrieved,omitzero"`
	SHA256      string      `json:"sha256,omitempty"`
	Family      string      `json:"family,omitempty"` // sources that repeat one another share a family and count once
	Reliability Reliability `json:"reliability"`
	Note        string      `json:"note,omitempty"`
}

// Reliability grades a source, A (completely reliable) to E (unreliable), F (cannot be judged).
// Source: the two-axis grading of NATO STANAG 2511, the first axis.
type Reliability string

// Credibility grades one item, 1 (confirmed) to 5 (improbable), 6 (cannot be judged): the
// second axis, which belongs to the item and not to its source.
type Credibility int

// Valid reports the first invariant that the source breaks.
func (s Source) Valid() error {
	switch {
	case s.ID == "":
		return fmt.Errorf("a source has no id")
	case s.Publisher == "" || s.Title == "":
		return fmt.Errorf("source %s: publisher and title are both wanted", s.ID)
	case len(s.Reliability) != 1 || s.Reliability < "A" || s.Reliability > "F":
		return fmt.Errorf("source %s: reliability %q: want A to F", s.ID, string(s.Reliability))
	}
	return nil
}

// FamilyKey is the family, or the id of a source that is a family of its own.
func (s Source) FamilyKey() string {
	if s.Family != "" {
		return s.Family
	}
	return s.ID
}
