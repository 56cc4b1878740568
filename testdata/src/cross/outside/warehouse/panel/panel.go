// Package panel is below warehouse.
package panel

var rows []any

// Add adds a row.
func Add(row any) { rows = append(rows, row) }

// Push adds a row that the panel agreed to.
func Push(row any) { rows = append(rows, row) }
