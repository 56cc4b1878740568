// Package testing tries the app on the trust's records, as it was argued to be
// lawful at the time: the product will serve direct care, so consent is implied.
package testing

import (
	"streams.example/trust/alerts"
	"streams.example/trust/record"
)

// Run counts the alerts that the app would have raised.
//
//lawful:purpose direct-care // fires: R06
//lawful:basis a6=public-task task="provide hospital services" a9=health-care secrecy=contract route=implied-consent role=vendor // fires: R05
func Run(ps []record.Patient) int {
	n := 0
	for _, p := range ps {
		if alerts.Injured(p) { // fires: R32
			n++
		}
	}
	return n
}
