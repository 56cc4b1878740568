// Package desk uses a bus of another package.
package desk

import (
	"care/model"
	"care/research"
	"care/ward"
	"cross/instances/bus"
)

type freed struct{ bed string }

func (freed) EventName() string { return "freed" }

// A method of a zero value is called.
func subscribe(t *bus.Table) {
	p := ward.Load("1")
	bus.On[freed](t)
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

// What a literal of a generic function asserts is what it is given, field by field.

type admitted struct {
	patient model.Patient
	bed     string
}

type seen struct{ name, site string }

func onAdmitted(e admitted) { research.Note(e.patient.Name) }
func onBed(e admitted)      { research.Note(e.bed) }
func onSeen(e seen)         { research.Note(e.name) }
func onSite(e seen)         { research.Note(e.site) }

func wrapped() {
	p := ward.Load("1")
	bus.Wrap(onAdmitted)(admitted{patient: p})      // want "research"
	bus.Wrap(onBed)(admitted{patient: p})           // silent
	bus.Wrap(onSeen)(seen{name: p.Name})            // want "research"
	bus.Wrap(onSite)(seen{name: p.Name, site: "a"}) // silent
}

func keptAdmitted() {
	o := &bus.One{}
	bus.Keep(o, onAdmitted)
	o.Do(admitted{patient: ward.Load("1")}) // want "research"
}

func keptSeen() {
	o := &bus.One{}
	bus.Keep(o, func(e seen) { research.Note(e.name) })
	o.Do(seen{name: ward.Load("1").Name}) // want "research"
}

func keptSite() {
	o := &bus.One{}
	bus.Keep(o, func(e seen) { research.Note(e.site) })
	o.Do(seen{name: ward.Load("1").Name}) // silent
}
