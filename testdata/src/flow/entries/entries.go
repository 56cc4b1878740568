// Package entries: functions of which nobody in sight knows what they are given:
// only a group calls them which they call, or they are put where others find them.
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

// Listeners hold what code that is not in sight calls.
type Listeners[T any] struct{ all []func(T) }

func (l *Listeners[T]) On(f func(T)) { l.all = append(l.all, f) }

var byName = map[string]func(model.Patient){"name": inTable, "version": versionInTable}

func inTable(p model.Patient)        { research.Note(p.Name) }     // want "research"
func versionInTable(p model.Patient) { research.Count(p.Version) } // silent

func Register(l *Listeners[model.Patient]) {
	l.On(registered)
	l.On(versionRegistered)
	called(handedOn)
}

func registered(p model.Patient)        { research.Note(p.Name) }     // want "research"
func versionRegistered(p model.Patient) { research.Count(p.Version) } // silent

func called(f func(model.Patient)) { f(model.Patient{Name: "none"}) }

func handedOn(p model.Patient) { research.Note(p.Name) } // silent
