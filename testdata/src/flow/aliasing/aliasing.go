// Package aliasing: several names for one place.
package aliasing

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Person is an alias, Subject a type built on a marked one.
type (
	Person  = model.Patient
	Subject model.Patient
	Group   []Subject
	Plain   model.Practitioner
)

type holder struct {
	name *string
	rows map[string]*holder
	list []string
}

func typeAlias() {
	var p Person = ward.Load("1")
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func namedType() {
	s := Subject(ward.Load("1"))
	research.Note(s.Name) // want "research"
	research.Note(s.Site) // silent
	g := Group{s}
	research.Note(g[0].Postcode) // want "research"
	d := Plain{Name: "Dr Test", Code: ward.Site()}
	research.Note(d.Code) // silent
}

func sharedPointer() {
	name := "x"
	a, b := holder{name: &name}, holder{name: &name}
	*a.name = ward.Load("1").Name
	research.Note(*b.name) // want "research"
	research.Note(name)    // want "research"
	other := "y"
	c := holder{name: &other}
	research.Note(*c.name) // silent
}

func sharedMap() {
	m := map[string]string{}
	n := m
	n["who"] = ward.Load("1").Name
	research.Note(m["who"]) // want "research"
	research.Note(m["bed"]) // silent
}

func notShared() {
	a := holder{list: []string{"x"}}
	b := a
	b.list = []string{ward.Load("1").Name}
	research.Lines(b.list...) // want "research"
	research.Lines(a.list...) // silent
}

func sharedSlice() {
	a := holder{list: make([]string, 1)}
	b := a
	b.list[0] = ward.Load("1").Name
	research.Lines(a.list...) // want "research"
	c := holder{list: make([]string, 1)}
	research.Lines(c.list...) // silent
}

func cyclic() {
	h := &holder{rows: map[string]*holder{}}
	h.rows["self"] = h
	name := ward.Load("1").Name
	h.rows["self"].name = &name
	research.Note(*h.name) // want "research"
	k := &holder{rows: map[string]*holder{}}
	k.rows["self"] = k
	clean := "x"
	k.rows["self"].name = &clean
	research.Note(*k.name) // silent
}

func link(a, b *holder) { a.rows = map[string]*holder{"b": b} }

func linkedByCallee() {
	a, b, c := new(holder), new(holder), new(holder)
	link(a, b)
	b.list = append(b.list, relay.Label(ward.Load("1")))
	research.Lines(a.rows["b"].list...) // want "research"
	link(c, new(holder))
	research.Lines(c.rows["b"].list...) // silent
}

func identity(h *holder) *holder { return h }

func returnedAlias() {
	a, b := new(holder), new(holder)
	identity(a).list = ward.Load("1").Notes
	research.Lines(a.list...)           // want "research"
	research.Lines(identity(b).list...) // silent
}

func storedAlias() {
	var p model.Patient
	all := []*model.Patient{&p}
	*all[0] = ward.Load("1")
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}
