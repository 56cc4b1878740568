// Package same: two names of the same memory.
package same

import (
	"care/research"
	"care/ward"
)

// By an index here and a variable there.

func byVariable(rows []*string) {
	for i := range rows {
		*rows[i] = ward.Load("1").Name
	}
	research.Note(*rows[0]) // want "research"
}

func byIndex(rows []*string) {
	*rows[0] = ward.Load("1").Name
	for _, r := range rows {
		research.Note(*r) // want "research"
	}
}

func otherIndex(rows []*string) {
	*rows[0] = ward.Load("1").Name
	research.Note(*rows[1]) // silent
}

func byKey(rows map[string]*string, k string) {
	*rows[k] = ward.Load("1").Name
	research.Note(*rows["a"]) // want "research"
}

func otherKey(rows map[string]*string) {
	*rows["b"] = ward.Load("1").Name
	research.Note(*rows["a"]) // silent
}

func onOnePath(rows []*string, late bool) {
	if late {
		*rows[1] = ward.Load("1").Name
	}
	for i := range rows {
		research.Note(*rows[i]) // want "research"
	}
}

func siteOnly(rows []*string) {
	for i := range rows {
		*rows[i] = ward.Load("1").Site
	}
	research.Note(*rows[0]) // silent
}

// By a parameter here and another there.

func swap(to, from *string) {
	*to = ward.Load("1").Name
	research.Note(*from)
}

func oneForBoth() {
	s := ""
	swap(&s, &s) // want "research"
}

func oneEach() {
	s, t := "", ""
	swap(&s, &t) // silent
}

func last(to, from *string) {
	*from = "closed"
	*to = ward.Load("1").Name
}

func writtenTwice() {
	s := ""
	last(&s, &s)
	research.Note(s) // want "research"
	last(&s, new(string))
	research.Note(s) // want "research"
	t := ""
	last(new(string), &t)
	research.Note(t) // silent
}

// By a variable here and a pointer to it there.

var open string

func captured() {
	q := &open
	func() {
		defer func() { research.Note(*q) }() // want "research"
		open = ward.Load("1").Name
	}()
}

var shut string

func capturedOther() {
	q := &shut
	func() {
		defer func() { research.Note(*q) }() // silent
		beds = ward.Load("1").Name
	}()
}

var beds string

// By what is captured here and given nothing there: a callback changes it.

func rows(at *string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		*at = "first"
		if yield(*at) {
			yield(*at)
		}
	}
}

func changedByBody() {
	at := ""
	for r := range rows(&at) {
		research.Note(r) // want "research"
		at = ward.Load("1").Name
	}
}

func leftByBody() {
	at := ward.Load("1").Name
	for r := range rows(&at) {
		research.Note(r) // silent
	}
}

func otherByBody() {
	at, other := "", ""
	for r := range rows(&at) {
		research.Note(r) // silent
		other = ward.Load("1").Name
	}
	research.Note(other) // want "research"
}

type desk struct{ top, under string }

func (d *desk) sort(f func()) {
	d.top, d.under = "", ""
	f()
	research.Note(d.top)
}

func changedByCallback() {
	d := &desk{}
	d.sort(func() { d.top = ward.Load("1").Name }) // want "research"
}

func underByCallback() {
	d := &desk{}
	d.sort(func() { d.under = ward.Load("1").Name }) // silent
}

// By one of several functions, which one is called being known to nobody.

var state string

func clears() { state = "" }

func keeps() {}

func oneOfTwo(late bool) {
	f := keeps
	if late {
		f = clears
	}
	state = ward.Load("1").Name
	f()
	research.Note(state) // want "research"
}

func cleared() {
	f := clearsShelf
	shelved = ward.Load("1").Name
	f()
	research.Note(shelved) // silent
}

var shelved string

func clearsShelf() { shelved = "" }

type closer interface{ close() }

type strict struct{}

func (strict) close() { room = "" }

type lax struct{}

func (lax) close() {}

var room string

func oneOfTwoTypes(late bool) {
	var c closer = lax{}
	if late {
		c = strict{}
	}
	room = ward.Load("1").Name
	c.close()
	research.Note(room) // want "research"
}
