// Package overwrite: clean data over patient data, and the reverse, in straight lines.
package overwrite

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type row struct {
	who, where string
	inner      struct{ text string }
	refs       []string
}

func variable() {
	s := ward.Load("1").Name
	research.Note(s) // want "research"
	s = "nobody"
	research.Note(s) // silent
	s = ward.Load("2").Name
	research.Note(s) // want "research"
}

func field() {
	p := ward.Load("1")
	p.Name = ""
	research.Note(p.Name)     // silent
	research.Note(p.Postcode) // want "research"
}

func ownField() {
	r := row{who: "nobody"}
	research.Note(r.who) // silent
	r.who = ward.Load("1").Name
	research.Note(r.who) // want "research"
	r.who = "nobody"
	research.Note(r.who) // silent
	research.Record(r)   // silent
}

func wholeStruct() {
	r := row{who: ward.Load("1").Name}
	research.Record(r) // want "research"
	r = row{}
	research.Record(r) // silent
	p := ward.Load("1")
	p = model.Patient{}
	research.Note(p.Name) // silent
}

func throughPointer() {
	r := row{who: ward.Load("1").Name, where: ward.Load("1").Postcode}
	q := &r
	q.who = ""
	research.Note(r.who)   // silent
	research.Note(r.where) // want "research"
	*q = row{}
	research.Note(r.where) // silent
}

func nestedField() {
	var r row
	r.inner.text = ward.Load("1").Name
	research.Note(r.inner.text) // want "research"
	r.inner.text = "-"
	research.Note(r.inner.text) // silent
}

func order() {
	s := ward.Site()
	research.Note(s) // silent
	relay.Put(&s, ward.Load("1").Name)
	research.Note(s) // want "research"
	relay.Put(&s, "clean")
	research.Note(s) // silent
}

func byCallee(r *row) { r.who = "" }

func callee() {
	r := row{who: ward.Load("1").Name}
	byCallee(&r)
	research.Note(r.who) // silent
	r.refs = append(r.refs, ward.Load("1").Name)
	byCallee(&r)
	research.Lines(r.refs...) // want "research"
}

func copyBefore() {
	a := row{who: ward.Load("1").Name}
	b := a
	a.who = ""
	research.Note(a.who) // silent
	research.Note(b.who) // want "research"
}

func aliasAfter() {
	r := &row{who: ward.Load("1").Name}
	q := r
	q.who = ""
	research.Note(r.who) // silent
	r.who = ward.Load("1").Name
	research.Note(q.who) // want "research"
}

func swapped() {
	a, b := ward.Load("1").Name, "B2"
	a, b = b, a
	research.Note(a) // silent
	research.Note(b) // want "research"
}

func multiAssign() {
	s, n := ward.Load("1").Name, 0
	s, n = "x", ward.Load("1").Age
	research.Note(s)  // silent
	research.Count(n) // want "research"
}

func constantIndex() {
	xs := [2]string{ward.Load("1").Name, ward.Load("1").Postcode}
	xs[0] = ""
	research.Note(xs[0]) // silent
	research.Note(xs[1]) // want "research"
}

// Two candidates: neither is overwritten for sure.
func maybePointer(first bool) {
	a, b := ward.Load("1").Name, ward.Load("2").Name
	p := &a
	if first {
		p = &b
	}
	*p = ""
	research.Note(a) // want "research"
	research.Note(b) // want "research"
}

func shadowed() {
	s := "clean"
	{
		s := ward.Load("1").Name
		research.Note(s) // want "research"
	}
	research.Note(s) // silent
}
