// Package ward is the trust's own care.
//
//lawful:purpose direct-care
package ward

import "streams.example/trust/record"

var patients []record.Patient

// Admit takes a patient in.
func Admit(p record.Patient) { patients = append(patients, p) }

// All returns every record, of the wards' patients and of those long gone.
func All() []record.Patient { return patients }
