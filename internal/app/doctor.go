package app

// Health is what the doctor found.
type Health struct {
	Cases        int      `json:"cases"`
	Observations int      `json:"observations"`
	Remembered   int      `json:"remembered"` // rows whose source nobody looked up
	Events       int      `json:"events"`
	Sources      int      `json:"sources"`
	Problems     []string `json:"problems"`
}

// Doctor examines the casebook, line by line.
func (a *App) Doctor() Health {
	h := Health{Cases: len(a.Book().Cases), Sources: len(a.Book().Sources), Problems: []string{}}
	for _, o := range a.Book().Observations("") {
		h.Observations++
		if !o.Verified {
			h.Remembered++
		}
	}
	h.Events = len(a.Book().Events(""))
	for _, p := range a.Book().Lint() {
		h.Problems = append(h.Problems, p.String())
	}
	if _, err := a.rules(); err != nil {
		h.Problems = append(h.Problems, err.Error())
	}
	return h
}
