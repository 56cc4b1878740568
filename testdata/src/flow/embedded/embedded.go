// Package embedded: embedding promotes fields and methods.
package embedded

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type base struct {
	subject string
	unit    string
}

func (b base) who() string    { return b.subject }
func (b base) where() string  { return b.unit }
func (b *base) set(s string)  { b.subject = s }
func (b *base) move(s string) { b.unit = s }

type middle struct {
	base
	note string
}

type outer struct {
	*middle
	count int
}

func promotedField() {
	in := ward.Bed("7")
	research.Note(in.Name)         // want "research"
	research.Note(in.Bed)          // silent
	research.Count(in.Version)     // silent
	research.Add(in.Patient)       // want "research"
	research.Note(in.Patient.Site) // silent
}

func promotedWrite() {
	var m middle
	m.subject = ward.Load("1").Name
	m.unit = "B2"
	research.Note(m.base.subject) // want "research"
	research.Note(m.base.unit)    // silent
	research.Note(m.note)         // silent
}

func promotedThroughPointer() {
	o := outer{middle: &middle{}}
	o.subject = ward.Load("1").Postcode
	research.Note(o.middle.base.subject) // want "research"
	research.Note(o.unit)                // silent
	research.Count(o.count)              // silent
}

func promotedMethod() {
	m := middle{base: base{subject: ward.Load("1").Name, unit: "B2"}, note: "x"}
	research.Note(m.who())   // want "research"
	research.Note(m.where()) // silent
}

func promotedSetter() {
	var o outer
	o.middle = new(middle)
	o.set(ward.Load("1").NHSNumber)
	o.move("B2")
	research.Note(o.who())   // want "research"
	research.Note(o.where()) // silent
}

func promotedMethodOfPatient() {
	in := ward.Bed("7")
	research.Note(in.FullName())           // want "research"
	research.Note(in.GetName())            // want "research"
	research.Count(in.GetVersion())        // silent
	research.Flag(in.IsAdult())            // silent
	research.Note(relay.Stamp(in.Patient)) // silent
}

type wrapped struct {
	model.Patient
	tag string
}

func wrap(p model.Patient, tag string) wrapped { return wrapped{p, tag} }

func throughConstructor() {
	w := relay.Same(wrap(ward.Load("1"), "urgent"))
	research.Record(w)    // want "research"
	research.Note(w.tag)  // silent
	research.Note(w.Name) // want "research"
	research.Note(w.Site) // silent
}
