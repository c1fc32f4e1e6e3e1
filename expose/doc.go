// Package expose measures dependence: who needs whom for what, and by how much.
//
// Each measure comes twice. Over plain numbers it is a pure function with the formula in its
// comment (HerfindahlHirschman, Asymmetry, DaysOfCover, GeoPolRisk, Reconcile, TrendOf,
// RankOf). Over observations it goes through a Table: the flows of one commodity in one unit
// on one basis in one period, from which shares, totals, ranks and concentration are read.
// A Table never mixes units, bases or sources, because a share has a basis.
//
// Every result over observations is a Figure: the value with its n, its coverage, the ids of
// the rows it used and the formula in words, so that it can be explained.
package expose
