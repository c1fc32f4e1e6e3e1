// Package sample finds the real data sets that tests and measurements run on. They are never
// part of the repository; a test that needs them skips, with a message, where they are absent.
package sample

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir is the folder or file of the test data below the given path: under $TIGHTROPE_TESTDATA,
// else under ../shared/data beside the repository. It skips the test where there is none.
func Dir(t testing.TB, path ...string) string {
	t.Helper()
	root := Root()
	if root == "" {
		t.Skip("no test data: set TIGHTROPE_TESTDATA or put it at ../shared/data beside the repository")
	}
	full := filepath.Join(append([]string{root}, path...)...)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("no test data: %v", err)
	}
	return full
}

// Root is the folder of the test data, or "" where there is none.
func Root() string {
	if dir := os.Getenv("TIGHTROPE_TESTDATA"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
	root := filepath.Join(filepath.Dir(dir), "shared", "data")
	if _, err := os.Stat(root); err != nil {
		return ""
	}
	return root
}
