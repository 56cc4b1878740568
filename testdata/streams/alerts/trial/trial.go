// Package trial is the same run with its purpose called by its name.
package trial

import (
	"streams.example/trust/alerts"
	"streams.example/trust/record"
)

// Run counts the alerts that the app would have raised.
//
//lawful:purpose care-environment-testing
//lawful:basis a6=public-task task="provide hospital services" a9=research safeguards=DPIA-18 route=implied-consent role=vendor // fires: R04 R05
func Run(ps []record.Patient) int {
	n := 0
	for _, p := range ps {
		if alerts.Injured(p) { // fires: R32
			n++
		}
	}
	return n
}
