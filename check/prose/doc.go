// Package prose checks a sentence of plain text against yearly series by country, of any
// subject: shares of energy, deaths, spending. Package check needs claims about two states that
// package read has taken apart; here the sentence itself is read, as far as its numbers, times,
// countries and comparisons go, and the series are given or chosen by their titles.
//
// The way: parts.go takes the sentence apart into parts that can be true or false (a level, a
// change, a direction, a comparison); span.go gives each its years; judge.go evaluates each
// part on the series; all parts must hold. A part whose years or countries the series do not
// cover makes the whole NOT_CHECKABLE, and so does a sentence in which nothing can be measured.
package prose
