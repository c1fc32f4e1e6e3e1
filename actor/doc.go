// Package actor knows who is who: every state since 1816, the territories that trade data
// list, organisations with their members by date, and the groups and areas that stand beside
// states in real data. It turns any spelling or code into one id, valid at a date, and back.
//
// The tables are in data/ as plain text; docs/sources.md names the standards behind them.
package actor
