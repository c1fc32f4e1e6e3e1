package mem

import (
	"testing"

	"tightrope/internal/store"
	"tightrope/internal/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Conformance(t, func(*testing.T) store.Store { return New() })
}
