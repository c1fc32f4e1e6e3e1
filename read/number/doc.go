// Package number reads quantities and times out of plain text: numbers as digits and as
// words, fractions, ratios such as "two in five", multipliers, money, units, ranges, bounds
// and approximations; years, spans of years, sessions, halves, quarters, months, days and
// times that lean on a date ("last year") or on an earlier time ("the five years before").
//
// Find lists the quantities of a text and Times its times, each with the bytes that say so.
// Both take any bytes, are linear in the length of the text and never fail: what is not
// understood is left out. Neither knows who the text is about; package read does.
package number
