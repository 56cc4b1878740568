// Package desk hands functions to a bus that wraps them.
package desk

import (
	"care/model"
	"care/research"
	"care/ward"
	"cross/wrapped/bus"
)

type admitted struct{ patient model.Patient }

func (admitted) EventName() string { return "admitted" }

type freed struct{ bed string }

func (freed) EventName() string { return "freed" }

type desk struct{ bus *bus.Bus }

func onAdmitted(e admitted) { research.Note(e.patient.Name) }
func onVersion(e admitted)  { research.Count(e.patient.Version) }
func onFreed(e freed)       { research.Note(e.bed) }

func (d *desk) subscribe() {
	bus.On(d.bus, onFreed)    // silent
	bus.On(d.bus, onVersion)  // silent
	bus.On(d.bus, onAdmitted) // want "research"
}

func (d *desk) admit() {
	d.bus.Publish(admitted{ward.Load("1")}) // silent
	d.bus.Publish(freed{"4"})               // silent
}

// In one package, and through a function of it.

type line struct{ next func(string) }

func (l *line) then(h func(string)) { l.next = func(s string) { h(s) } }
func (l *line) send(s string)       { l.next(s) }

type office struct {
	own   *line
	other *bus.Line
}

func quiet(s string) {}

func (o *office) set() {
	o.own.then(quiet)           // silent
	o.own.then(research.Note)   // want "research"
	o.other.Then(quiet)         // silent
	o.other.Then(research.Note) // want "research"
}

func (o *office) use() {
	o.own.send(ward.Load("1").Name)   // silent
	o.other.Send(ward.Load("1").Name) // silent
}
