//go:build !unix

package home

import (
	"errors"
	"os"
)

// lock takes the home for this process. A file that cannot be removed is still open elsewhere;
// one that can was left by a process that was killed.
func lock(path string) (*os.File, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, ErrBusy
	}
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
}

func unlock(f *os.File) error {
	if f == nil {
		return nil
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
