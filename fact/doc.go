// Package fact holds the nouns of Tightrope: who (Actor), from where (Source), how much
// (Observation), who did what to whom (Event), what a text asserts (Item), what the data say
// about it (Check), and the ties, boards, cases and shocks that are made of them.
//
// It imports the standard library only, and everything else imports it. Values are plain
// structs; each has a Check-like method (Valid) that returns the first broken invariant in
// words. Nothing in here reads a clock, a file or the network.
package fact
