//go:build !unix

package main

import (
	"os/exec"
	"time"
)

func median(exe string, args []string) (time.Duration, int64, error) {
	begun := time.Now()
	err := exec.Command(exe, args...).Run()
	return time.Since(begun), 0, err
}

func cpu() string { return "" }
