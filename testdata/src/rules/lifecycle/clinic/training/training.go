// Package training has its purpose from a pattern that takes in too much.
package training // want "testing-as-direct-care: direct-care claimed for rules/lifecycle/clinic/training"

var batch []any

// Add collects.
func Add(v any) { batch = append(batch, v) }
