package cli

import (
	"context"
	"fmt"
	"time"

	"tightrope/internal/app"
	"tightrope/internal/home"
	"tightrope/internal/store"
	"tightrope/internal/store/duck"
	"tightrope/internal/store/mem"
)

// openHome opens the user's home, or makes it where create is set. The store is chosen here and
// nowhere else: DuckDB where the program was built with it, else an index in memory.
func (s *session) openHome(create bool) error {
	dir, err := s.homeDir()
	if err != nil {
		return err
	}
	if !create && !app.HomeExists(dir) {
		return nil
	}
	opt := home.Options{
		OpenIndex: func(context.Context, string) (store.Store, error) { return mem.New(), nil },
		Now:       time.Now,
		Say:       s.note,
		Progress:  s.progress(),
	}
	if duck.Built {
		opt.OpenIndex, opt.Discard, opt.Parquet = duck.Open, duck.Discard, duck.ParquetCSV
	}
	return s.app.OpenHome(s.ctx, dir, opt)
}

func (s *session) homeDir() (string, error) {
	if s.home != "" {
		return s.home, nil
	}
	return home.Folder()
}

// progress tells of a file that takes over a second, once a second.
func (s *session) progress() func(file string, done, total int64) {
	if s.quiet {
		return nil
	}
	begun := time.Now()
	last := begun
	return func(file string, done, total int64) {
		if now := time.Now(); now.Sub(last) >= time.Second {
			last = now
			if total > 0 {
				fmt.Fprintf(s.err, "%s: %d %% of %d MB\n", file, 100*done/total, total>>20)
			} else {
				fmt.Fprintf(s.err, "%s: %d MB\n", file, done>>20)
			}
		}
	}
}
