// Package named: a basis of the register on code of a purpose that it does not list.
package named

var rows []any

//lawful:purpose research
//lawful:basis evaluation-2026 // want "repurposed-data: basis evaluation-2026 does not list research"
func study(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis cohort-2026 // silent
func listed(v any) { rows = append(rows, v) }

// One is for the study, the other for what it hands on.
//
//lawful:purpose research
//lawful:basis cohort-2026     // silent
//lawful:basis evaluation-2026 // silent
func both(v any) { rows = append(rows, v) }

//lawful:purpose product-analytics service-evaluation
//lawful:basis evaluation-2026 // want "repurposed-data: basis evaluation-2026 does not list analytics"
func half(v any) { rows = append(rows, v) }

//lawful:purpose direct-care
//lawful:basis evaluation-2026 // silent
func outward(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis evaluation-2026 // want "repurposed-data: "
type Study struct{ rows []any }

func statement() {
	//lawful:basis evaluation-2026 // silent
	study(nil)
}
