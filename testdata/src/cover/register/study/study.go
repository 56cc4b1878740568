// Package study is entered under bases of the register.
//
//lawful:purpose research
package study

var rows []any

// Agreed has a basis in lawful.yaml.
func Agreed(v any) { rows = append(rows, v) }

// Plain has none.
func Plain(v any) { rows = append(rows, v) }

// Named names its basis.
//
//lawful:basis cohort-2026
func Named(v any) { rows = append(rows, v) }

// Implied names one that does not count.
//
//lawful:basis implied-2026
func Implied(v any) { rows = append(rows, v) }

// Model serves a purpose of the project.
//
//lawful:purpose sepsis-model
func Model(v any) { rows = append(rows, v) }
