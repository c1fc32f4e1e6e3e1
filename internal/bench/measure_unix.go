//go:build unix

package main

import (
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// median runs a command five times and gives the middle time and the largest memory in bytes.
func median(exe string, args []string) (time.Duration, int64, error) {
	var times []time.Duration
	var mem int64
	for range 5 {
		cmd := exec.Command(exe, args...)
		begun := time.Now()
		if err := cmd.Run(); err != nil {
			return 0, 0, err
		}
		times = append(times, time.Since(begun))
		if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			size := u.Maxrss
			if runtime.GOOS == "linux" {
				size <<= 10 // kilobytes there
			}
			mem = max(mem, size)
		}
	}
	slices.Sort(times)
	return times[2], mem, nil
}

// cpu names the processor where the system tells.
func cpu() string {
	raw, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(raw)) {
		if name, ok := strings.CutPrefix(line, "model name\t: "); ok {
			return ", " + strings.TrimSpace(name)
		}
	}
	return ""
}
