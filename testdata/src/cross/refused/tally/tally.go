// Package tally is what research makes of errors.
//
//lawful:purpose medical-research
package tally

var lines []string

// Err keeps what an error says.
func Err(err error) { lines = append(lines, err.Error()) }
