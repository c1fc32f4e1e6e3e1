// Package cue holds patterns of words that are compiled when they are first asked for, so that
// a program that checks nothing does not pay for them at its start.
package cue

import (
	"regexp"
	"sync"
)

// Cue is a regular expression that compiles itself on first use. It is safe for use by several
// goroutines.
type Cue struct {
	pattern string
	once    sync.Once
	re      *regexp.Regexp
}

// Of makes a cue of a pattern; a pattern that does not compile panics on first use, which a
// test of its package meets.
func Of(pattern string) *Cue { return &Cue{pattern: pattern} }

func (c *Cue) compiled() *regexp.Regexp {
	c.once.Do(func() { c.re = regexp.MustCompile(c.pattern) })
	return c.re
}

// In says whether the words have the cue.
func (c *Cue) In(words string) bool { return c.compiled().MatchString(words) }

// First is the first match, or "".
func (c *Cue) First(words string) string { return c.compiled().FindString(words) }

// At is the place of the first match, or nil.
func (c *Cue) At(words string) []int { return c.compiled().FindStringIndex(words) }

// All lists the matches.
func (c *Cue) All(words string) []string { return c.compiled().FindAllString(words, -1) }

// AllAt lists the places of the matches.
func (c *Cue) AllAt(words string) [][]int { return c.compiled().FindAllStringIndex(words, -1) }

// Parts is the first match and its groups, or nil.
func (c *Cue) Parts(words string) []string { return c.compiled().FindStringSubmatch(words) }

// PartsAt is the places of the first match and its groups, or nil.
func (c *Cue) PartsAt(words string) []int { return c.compiled().FindStringSubmatchIndex(words) }

// Replace puts other words in the place of every match.
func (c *Cue) Replace(words, by string) string { return c.compiled().ReplaceAllString(words, by) }
