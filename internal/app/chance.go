package app

import (
	"hash/fnv"
	"math/rand/v2"
)

// random is a source of chance for one purpose: the same seed and name give the same numbers,
// whatever else draws.
func random(seed uint64, name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}
