// Package worker reads what others publish.
package worker

import (
	"care/research"
	"cross/brokers/bus"
	"cross/brokers/keys"
)

// Run reads admissions.
func Run() {
	for name := range bus.Admissions {
		research.Note(name)
	}
}

// Lookup reads what is kept.
func Lookup() { research.Note(keys.Get()) }

// Count says how many beds there are.
func Count() { research.Count(len(bus.Beds)) }
