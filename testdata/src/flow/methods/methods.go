// Package methods: method values and method expressions.
package methods

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type card struct{ who, where string }

func (c card) name() string         { return c.who }
func (c card) place() string        { return c.where }
func (c *card) set(s string)        { c.who = s }
func (c *card) with(s string) *card { c.where = s; return c }

func methodValue() {
	c := card{ward.Load("1").Name, "B2"}
	f, g := c.name, c.place
	research.Note(f()) // want "research"
	research.Note(g()) // silent
}

func boundEarly() {
	c := card{who: "nobody"}
	f := c.name
	c.who = ward.Load("1").Name
	research.Note(f())   // silent
	research.Note(c.who) // want "research"
}

func boundPointer() {
	c := &card{}
	set := c.set
	set(ward.Load("1").Name)
	research.Note(c.who)   // want "research"
	research.Note(c.where) // silent
}

func methodExpression() {
	c := card{ward.Load("1").Name, "B2"}
	f, g := card.name, card.place
	research.Note(f(c)) // want "research"
	research.Note(g(c)) // silent
	h := (*card).set
	d := new(card)
	h(d, ward.Load("1").Postcode)
	research.Note(d.who)   // want "research"
	research.Note(d.where) // silent
}

func ofPatient() {
	p := ward.Load("1")
	name := p.FullName
	research.Note(name()) // want "research"
	stamp := p.GetVersion
	research.Count(stamp()) // silent
	adult := p.IsAdult
	research.Flag(adult()) // silent
}

func ofSink() {
	var s, empty research.Study
	enrol := s.Enrol
	enrol(ward.Load("1")) // want "research"
	nobody := empty.Enrol
	nobody("nobody") // silent
}

func expressionOfSink() {
	s, empty := &research.Study{Title: "t"}, &research.Study{}
	enrol := (*research.Study).Enrol
	enrol(s, ward.Load("1").Name) // want "research"
	enrol(empty, ward.Capacity)   // silent
}

func ofInterface() {
	p, _ := ward.Find("1")
	var n model.Named = p
	get := n.GetName
	research.Note(get()) // want "research"
	n = &model.Practitioner{Name: "Dr Test"}
	get = n.GetName
	research.Note(get()) // silent
}

func call(f func() string) string { return f() }

func passed() {
	c := card{ward.Load("1").Name, "B2"}
	research.Note(call(c.name))  // want "research"
	research.Note(call(c.place)) // silent
}

func chained() {
	p := ward.Load("1")
	c := new(card).with(p.Name).with(p.Site)
	research.Note(c.where) // silent
	c.with(relay.Label(p))
	research.Note(c.where) // want "research"
}
