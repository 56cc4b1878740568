// Package tally counts how the service is used. Its handlers are literals,
// which others get as values.
//
//lawful:purpose product-analytics
package tally

import (
	"care/model"
	"cross/foreign/routes"
)

var n = map[string]int{}

// Wrap counts what next is given.
func Wrap(next routes.HandlerFunc) routes.HandlerFunc {
	return func(a routes.Admission) int {
		for _, p := range a.Patients {
			n[p.Site]++
			n[p.Name]++
		}
		return next(a)
	}
}

// Names counts names.
func Names() func(string) {
	return func(name string) { n[name]++ }
}

// Pings counts pings.
func Pings() func(routes.Ping) int {
	return func(p routes.Ping) int { n[p.From]++; return 0 }
}

// Agreed counts names with the consent of those who have them.
//
//lawful:basis a6=consent a9=explicit-consent route=explicit-consent ref=CONSENT-4
func Agreed() func(string) {
	return func(name string) { n[name]++ }
}

// Said counts names; the consent stands on the literal.
func Said() func(string) {
	//lawful:basis a6=consent a9=explicit-consent route=explicit-consent ref=CONSENT-4
	return func(name string) { n[name]++ }
}

// Care is a literal of care in a package of analytics.
func Care() func(*model.Patient) {
	//lawful:purpose direct-care
	return func(p *model.Patient) { p.Name += " (seen)" }
}
