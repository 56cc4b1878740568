// Package held: what an object holds, or a function has captured, that was put into a
// field to be called. Nothing but the call at hand knows of it.
package held

import (
	"care/research"
	"care/ward"
)

type getter interface{ get() string }

type row struct{ text string }

func (r *row) get() string { return r.text }

type page struct{ of getter }

func (p page) send() { research.Note(p.of.get()) }

func made() {
	page{of: &row{text: ward.Load("1").Name}}.send() // want "research"
	page{of: &row{text: ward.Load("1").Site}}.send() // silent
}

func filledLater() {
	r := &row{}
	p := page{of: r}
	p.send() // silent
	r.text = ward.Load("1").Name
	p.send() // want "research"
}

type book struct{ of getter }

func (b *book) send() { research.Note(b.of.get()) }

func byPointer() {
	r := &row{text: ward.Load("1").Name}
	b := &book{of: r}
	b.send() // want "research"
	c := &book{}
	c.of = &row{text: ward.Load("1").Site}
	c.send() // silent
}

type line struct{ text func() string }

func (l line) send() { research.Note(l.text()) }

func captured() {
	name, site := ward.Load("1").Name, ward.Load("1").Site
	line{text: func() string { return name }}.send() // want "research"
	line{text: func() string { return site }}.send() // silent
}

// By a variable that holds an interface, and its method as a value.

type putter interface{ put(string) }

type card struct{ text string }

func (c *card) put(s string) { c.text = s }

type label struct{ text string }

func (l *label) put(s string) { l.text = s }

var desk putter = &card{}

var shelf putter = &label{}

func methodValue() {
	put := desk.put
	put(ward.Load("1").Name)
	research.Record(desk) // want "research"
	put = shelf.put
	put(ward.Load("1").Site)
	research.Record(shelf) // silent
}
