// Package pointers: address, dereference, pointers to pointers, aliases.
package pointers

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func addressAndDeref() {
	name := ward.Load("1").Name
	site := ward.Site()
	a, b := &name, &site
	research.Note(*a) // want "research"
	research.Note(*b) // silent
}

func writeThroughAlias() {
	var s, t string
	p, q := &s, &t
	*p = ward.Load("1").Name
	*q = "B2"
	research.Note(s) // want "research"
	research.Note(t) // silent
}

func pointerToField() {
	r := struct{ who, where string }{}
	w := &r.who
	*w = ward.Load("1").Postcode
	research.Note(r.who)   // want "research"
	research.Note(r.where) // silent
}

func pointerToPointer() {
	name, site := ward.Load("1").Name, "B2"
	p := &name
	q := &site
	pp, qq := &p, &q
	research.Note(**pp) // want "research"
	research.Note(**qq) // silent
	*qq = *pp
	research.Note(*q) // want "research"
}

func swapPointers() {
	name, site := ward.Load("1").Name, "B2"
	p, q := &name, &site
	p, q = q, p
	research.Note(*q) // want "research"
	research.Note(*p) // silent
}

func newAndAssign() {
	p := new(string)
	*p = ward.Load("1").Name
	q := new(string)
	*q = "B2"
	research.Note(*p) // want "research"
	research.Note(*q) // silent
}

func viaCallee() {
	var s, t string
	relay.Put(&s, ward.Load("1").Name)
	relay.Put(&t, "B2")
	research.Note(s) // want "research"
	research.Note(t) // silent
}

func clearedByCallee() {
	s, t := ward.Load("1").Name, ward.Load("2").Name
	relay.Clear(&s)
	research.Note(s) // silent
	research.Note(t) // want "research"
}

func viaMethod() {
	p := &model.Patient{Site: ward.Site()}
	p.Rename(ward.Load("1").Name)
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func pointerFromLookup() {
	p, ok := ward.Find("1")
	research.Flag(ok)     // silent
	research.Note(p.Name) // want "research"
	research.AddRef(p)    // want "research"
	research.Note(p.Site) // silent
	gp := p.GP
	research.Note(gp.Code) // want "research"
}

func eitherPointer(first bool) {
	name, site, bed := ward.Load("1").Name, "B2", "7"
	p := &name
	if first {
		p = &site
	}
	research.Note(*p) // want "research"
	q := &bed
	if first {
		q = &site
	}
	research.Note(*q) // silent
}
