// Package eval measures how well the service meets its aims.
//
//lawful:purpose service-evaluation
package eval

import "care/model"

var sample []any

// Measure keeps a record.
func Measure(p model.Patient) { sample = append(sample, p) }

// Note keeps a line.
func Note(s string) { sample = append(sample, s) }

// Count keeps a number.
func Count(n int) { sample = append(sample, n) }
