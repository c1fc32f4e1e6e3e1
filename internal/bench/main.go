// Bench runs every benchmark of the repository and prints docs/benchmarks.md: the machine, the
// commands and what they gave. Numbers of shared machines are noisy; compare rows of one run.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	fmt.Printf("# Benchmarks\n\nWritten by `make bench`. %s %s/%s, %d processors%s.\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), cpu())
	if err := program(); err != nil {
		return err
	}
	if err := events(); err != nil {
		return err
	}
	packages, err := exec.Command("go", "list", "./...").Output()
	if err != nil {
		return err
	}
	fmt.Print("\n## Packages\n\n`go test -run '^$' -bench . -benchmem PACKAGE`; data sets as in the tests, skipped where absent.\n\n| benchmark | time | memory | more |\n|---|--:|--:|---|\n")
	for _, p := range strings.Fields(string(packages)) {
		fmt.Fprintln(os.Stderr, p)
		out, err := exec.Command("go", "test", "-run", "^$", "-bench", ".", "-benchmem", p).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", p, err, out)
		}
		rows(strings.TrimPrefix(p, "tightrope/"), out)
	}
	return nil
}

// events prints the table of five million synthetic events beside DuckDB's own reader.
func events() error {
	const files = "2500" // zips of 2,000 events
	fmt.Fprintln(os.Stderr, "five million events")
	c := exec.Command("go", "test", "-count=1", "-timeout=30m", "-run", "^TestScoreGDELT$", "-v", "./internal/store/duck")
	c.Env = append(os.Environ(), "TIGHTROPE_SCORE=1", "TIGHTROPE_FILES="+files)
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("events: %w\n%s", err, out)
	}
	fmt.Printf("\n## Events\n\n`TIGHTROPE_SCORE=1 TIGHTROPE_FILES=%s go test -run TestScoreGDELT -v ./internal/store/duck`; each program in a process of its own.\n\n", files)
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "|") {
			fmt.Println(lines.Text())
		}
	}
	return nil
}

// rows prints the result lines of one package.
func rows(name string, out []byte) {
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) < 4 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		var perOp, mem string
		var more []string
		for i := 2; i+1 < len(f); i += 2 {
			switch f[i+1] {
			case "ns/op":
				if d, err := time.ParseDuration(f[i] + "ns"); err == nil {
					perOp = d.Round(time.Duration(max(1, int64(d)/1000))).String()
				}
			case "B/op":
				mem = f[i] + " B"
			case "allocs/op":
			default:
				more = append(more, f[i]+" "+f[i+1])
			}
		}
		fmt.Printf("| %s %s | %s | %s | %s |\n", name, strings.TrimPrefix(f[0], "Benchmark"), perOp, mem, strings.Join(more, ", "))
	}
}

// program measures the built program as a user meets it.
func program() error {
	dir, err := os.MkdirTemp("", "tightrope-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Print("## The program\n\nMedian of five runs of the built program.\n\n| command | build | time | peak memory |\n|---|---|--:|--:|\n")
	for _, cgo := range []string{"1", "0"} {
		exe := filepath.Join(dir, "tightrope"+cgo)
		build := exec.Command("go", "build", "-o", exe, ".")
		build.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("build: %w\n%s", err, out)
		}
		for _, args := range [][]string{{"--help"}, {"brief", "azerbaijan", "-o", filepath.Join(dir, "b.html"), "--home", dir}, {"stress", "azerbaijan"}} {
			took, mem, err := median(exe, args)
			if err != nil {
				return err
			}
			fmt.Printf("| `%s` | CGO_ENABLED=%s | %s | %d MB |\n", strings.Join(args[:min(2, len(args))], " "), cgo, took.Round(time.Millisecond), mem>>20)
		}
	}
	return nil
}
