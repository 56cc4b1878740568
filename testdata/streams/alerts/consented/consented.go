// Package consented is the run as it could have been done: with the records of
// patients who agreed to it, and nothing else.
package consented

import (
	"streams.example/trust/alerts"
	"streams.example/trust/record"
)

var agreed = map[string]bool{}

// Agreed leaves the patients whose agreement stands today.
//
//lawful:check consent
func Agreed(ps []record.Patient) []record.Patient {
	var out []record.Patient
	for _, p := range ps {
		if agreed[p.NHSNumber] {
			out = append(out, p)
		}
	}
	return out
}

// Run counts the alerts that the app would have raised.
//
//lawful:purpose care-environment-testing
//lawful:basis a6=public-task task="innovation duty, Health and Care Act 2022" a9=research safeguards=DPIA-18 route=explicit-consent consent="form 7"
func Run(ps []record.Patient) int {
	n := 0
	for _, p := range ps {
		if alerts.Injured(p) {
			n++
		}
	}
	return n
}
