// Package shock asks what if: it applies a list of edits to a case and a board, plays the
// changed case beside the unchanged one under the same random numbers, and carries the loss
// of a supply through a trade network.
package shock
