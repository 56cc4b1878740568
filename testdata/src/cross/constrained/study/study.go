// Package study collects.
package study

// Study is research.
//
//lawful:purpose research
type Study struct{ rows []string }

// Add keeps a row.
func (s *Study) Add(row string) { s.rows = append(s.rows, row) }

// Board shows what it is given on the ward.
type Board struct{ rows []string }

// Add keeps a row.
func (b *Board) Add(row string) { b.rows = append(b.rows, row) }
