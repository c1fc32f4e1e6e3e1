// Package duck is the index in DuckDB, one file. It is the only part of Tightrope that needs a
// C compiler to build; without one Open says so and the index in memory is used.
package duck
