// Package feed is the same run with the common-law route left out.
package feed

import (
	"streams.example/trust/alerts"
	"streams.example/trust/record"
)

// Run counts the alerts that the app would have raised.
//
//lawful:purpose care-environment-testing
//lawful:basis a6=public-task task="provide hospital services" a9=research safeguards=DPIA-18 // fires: R08
func Run(ps []record.Patient) int {
	n := 0
	for _, p := range ps {
		if alerts.Injured(p) {
			n++
		}
	}
	return n
}
