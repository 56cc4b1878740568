package aliasing

import (
	"care/research"
	"care/ward"
)

// Two parameters that a caller gives the same memory for: one is handed on as a whole,
// or read in between.

type leaf struct{ name, note string }

func fillOne(a, b *leaf) {
	a.name = ward.Load("1").Name
	research.Record(b)
}

func fillAfter(a, b *leaf) {
	research.Record(b)
	a.name = ward.Load("1").Name
}

func fillPart(a, b *leaf) {
	a.name = ward.Load("1").Name
	research.Note(b.note)
}

func inBetween(a, b *leaf) {
	a.name = ward.Load("1").Name
	research.Note(b.name)
	a.name = ""
}

func sameLeaf() {
	l := &leaf{}
	fillOne(l, l) // want "research"
	m := &leaf{}
	fillAfter(m, m) // silent
	n := &leaf{}
	fillPart(n, n) // silent
	o := &leaf{}
	inBetween(o, o) // want "research"
}

func otherLeaf() {
	a, b := &leaf{}, &leaf{}
	fillOne(a, b)   // silent
	fillAfter(a, b) // silent
	inBetween(a, b) // silent
}

func fillPair(ps [2]*string) {
	*ps[1] = ward.Load("1").Name
	research.Note(*ps[0])
}

func pair() {
	var s, t, u string
	fillPair([2]*string{&s, &s}) // want "research"
	fillPair([2]*string{&t, &u}) // silent
}

func captured() {
	l := &leaf{}
	q := &*l
	func() {
		q.name = ward.Load("1").Name
		research.Record(l) // want "research"
	}()
	m, n := &leaf{}, &leaf{}
	func() {
		n.name = ward.Load("1").Name
		research.Record(m) // silent
	}()
}
