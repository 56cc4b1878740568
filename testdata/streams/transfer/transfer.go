// Package transfer hands the records to the vendor of the alert app. It says
// nothing of a purpose: what it may do depends on who is at the other end.
package transfer

import (
	"streams.example/trust/alerts/consented"
	"streams.example/trust/alerts/feed"
	"streams.example/trust/alerts/testing"
	"streams.example/trust/alerts/trial"
	"streams.example/trust/ward"
)

// AsArgued sends all records to code that calls itself direct care.
func AsArgued() int { return testing.Run(ward.All()) }

// ByItsName sends them to the same code with its purpose called by its name.
func ByItsName() int {
	return trial.Run(ward.All()) // fires: R01
}

// WithoutRoute sends them where nothing is said to lift confidentiality.
func WithoutRoute() int {
	return feed.Run(ward.All()) // fires: R01
}

// WithConsent sends the records of those who agreed.
func WithConsent() int { return consented.Run(consented.Agreed(ward.All())) }
