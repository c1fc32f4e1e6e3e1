//go:build cgo

package duck

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tightrope/fact"
	"tightrope/internal/store"
	"tightrope/internal/store/storetest"
)

func open(t *testing.T, dir string) store.Store {
	t.Helper()
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Conformance(t, func(t *testing.T) store.Store { return open(t, t.TempDir()) })
}

// What was committed is there after closing and opening.
func TestOpenAgain(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	b, err := s.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		b.Load(1), b.Observation(storetest.Observation("a", "AZE", "ISR", 2021, 1)),
		b.Act(store.Act{ID: 1, Day: 19000, From: "AZE", To: "ISR", Cameo: "040", Quad: 1}), b.Commit(), s.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s = open(t, dir)
	defer s.Close()
	if n, err := s.Size(context.Background()); err != nil || n != (store.Size{Loads: 1, Observations: 1, Acts: 1}) {
		t.Errorf("%+v, %v", n, err)
	}
	if c, err := s.Counts(context.Background(), store.Query{From: "AZE"}); err != nil || len(c) != 1 || c[0].To != fact.ActorID("ISR") {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, File), []byte("this is no database, but long enough to be taken for one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), dir); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%v", err)
	}
	if err := unreadable("x", errors.New("IO Error: Could not set lock on file \"x\": held by another")); errors.Is(err, store.ErrDamaged) {
		t.Error("an index in use was called damaged")
	}
	if where, err := Discard(dir); err != nil || where == "" {
		t.Errorf("%q %v", where, err)
	}
	if err := open(t, dir).Close(); err != nil {
		t.Error(err)
	}
}
