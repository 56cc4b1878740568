// Package entries: functions that only a group of functions calls which calls
// them, so that nobody else knows what they are given.
package entries

import (
	"care/model"
	"care/research"
)

func Even(p model.Patient, n int) {
	research.Note(p.Name) // want "research"
	Odd(p, n-1)           // want "research"
}

func Odd(p model.Patient, n int) {
	if n > 0 {
		Even(p, n-1) // want "research"
	}
}

func EvenVersion(p model.Patient, n int) {
	research.Count(p.Version) // silent
	OddVersion(p, n-1)        // silent
}

func OddVersion(p model.Patient, n int) {
	if n > 0 {
		EvenVersion(p, n-1) // silent
	}
}

// Again calls itself from a literal.
func Again(p model.Patient, n int) {
	research.Note(p.Name) // want "research"
	func() {
		if n > 0 {
			Again(p, n-1) // want "research"
		}
	}()
}

// Begin is where the group is entered: the others are called by it.
func Begin(p model.Patient) { middle(p.Name, 3) } // want "research"

func middle(name string, n int) {
	research.Note(name) // silent
	if n > 0 {
		last(name, n-1) // silent
	}
}

func last(name string, n int) { middle(name, n) } // silent
