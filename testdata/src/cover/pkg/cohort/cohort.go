// Package cohort has consent for all of the package.
//
//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
package cohort

var rows []any

// Enrol keeps a row.
func Enrol(v any) { rows = append(rows, v) }

// Study keeps rows.
type Study struct{ rows []any }

// Enrol keeps a row.
func (s *Study) Enrol(v any) { s.rows = append(s.rows, v) }
