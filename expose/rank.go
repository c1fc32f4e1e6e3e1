package expose

// Place is where one value stands among all.
type Place struct {
	Rank int  // 1 = the largest; equal values share the better rank
	Tied int  // how many others have the same value
	Of   int  // how many are ranked
	Last bool // nobody has less
}

// RankOf returns the place of values[i] by size, largest first: 1 + the number of strictly
// larger values (standard competition ranking, "1224"). An index outside the slice is the
// zero Place.
func RankOf(values []float64, i int) Place {
	if i < 0 || i >= len(values) {
		return Place{}
	}
	p := Place{Rank: 1, Of: len(values), Last: true}
	for j, v := range values {
		switch {
		case j == i:
		case v > values[i]:
			p.Rank++
		case v == values[i]:
			p.Tied++
		default:
			p.Last = false
		}
	}
	return p
}
