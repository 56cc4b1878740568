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
