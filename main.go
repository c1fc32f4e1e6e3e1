// Tightrope tells which numbers and judgments of an article hold and on which data, draws the
// board of ties behind them, and tests what would break the balance.
package main

import (
	"os"

	"tightrope/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
