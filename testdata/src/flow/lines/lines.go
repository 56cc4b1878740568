// Package lines: each line on which data crosses is a finding of its own, also
// in a function that nobody calls.
package lines

import (
	"io"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Twice is called by nobody here: its parameter is marked.
func Twice(p model.Patient) {
	research.Add(p)           // want "research"
	research.Note(p.Name)     // want "research"
	research.Add(p)           // want "research"
	research.Note(p.Site)     // silent
	research.Count(p.Version) // silent
}

// Same calls one function twice.
func Same(p *model.Patient) {
	research.Note(p.Name) // want "research"
	depot.Keep(p.Name)    // silent
	research.Note(p.Name) // want "research"
}

// Loops has a loop for each of two uses.
func Loops(ps []model.Patient) {
	for _, p := range ps {
		research.Note(p.Name) // want "research"
	}
	for _, p := range ps {
		research.Note(p.Postcode) // want "research"
	}
	for _, p := range ps {
		research.Note(p.Site) // silent
	}
}

// Branches crosses on either of two ways, and after them.
func Branches(p model.Patient, urgent bool) {
	if urgent {
		research.Note(p.NHSNumber) // want "research"
	} else {
		research.Note(p.NHSNumber) // want "research"
	}
	if len(p.NHSNumber) == 0 {
		research.Note(p.Site) // silent
		return
	}
	defer research.Note(p.NHSNumber) // want "research"
	go research.Count(p.Version)     // silent
}

// Relayed crosses in callees, another package's among them.
func Relayed(p model.Patient) {
	relay.Send(p.Name) // want "research"
	relay.Forward(p)   // want "research"
	relay.Drop(p.Name) // silent
	file(p)            // want "research"
	relay.Send(p.Name) // want "research"
	file(p)            // want "research"
	shelve(p)          // silent
}

func file(p model.Patient) { research.Add(p) }

func shelve(p model.Patient) { research.Note(p.Site) }

// Literals crosses in the literals that it calls.
func Literals(p model.Patient) {
	func() { research.Note(p.Name) }() // want "research"
	func() { research.Note(p.Site) }() // silent
	func() { research.Note(p.Name) }() // want "research"
}

// Clinic is a server with a patient that nobody puts there.
type Clinic struct {
	next model.Patient
	room string
}

// Call reads the field on two lines.
func (c *Clinic) Call() {
	research.Note(c.next.Name) // want "research"
	research.Note(c.room)      // silent
	research.Note(c.next.Name) // want "research"
	c.call(c.next)             // want "research"
}

func (c *Clinic) call(p model.Patient) { research.Add(p) }

// Stay has its data a level further down.
func Stay(e model.Encounter, log io.Writer) {
	research.Note(e.Patient.Name) // want "research"
	research.StayName(e)          // want "research"
	research.WardName(e)          // silent
	io.WriteString(log, e.Ward)   // silent
	research.Note(e.Patient.Name) // want "research"
}

// Two has two inputs, each with lines of its own.
func Two(p, q model.Patient) {
	research.Note(p.Name)          // want "research"
	research.Note(q.Name)          // want "research"
	research.Note(p.Name + q.Name) // want "research"
	research.Flag(p.Age < q.Age)   // silent
	research.Add(q)                // want "research"
}

// A function that is called is reported at its callers, once each.
func called(p model.Patient) {
	research.Add(p)
	research.Note(p.Name)
	research.Add(p)
}

func caller() {
	called(ward.Load("1"))              // want "research"
	called(model.Patient{Site: "RGT1"}) // silent
	called(ward.Load("2"))              // want "research"
}
