package align

import "math/rand/v2"

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }
