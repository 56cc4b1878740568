package rings

import (
	"care/model"
	"care/research"
	"care/ward"
)

// A list that was built whole, in a field of a receiver.

type node struct {
	val, site string
	next      *node
}

func build() *node { return &node{next: &node{val: ward.Load("1").Name}} }

type list struct{ head *node }

func (l *list) fill() { l.head = build() }

func (l *list) second() {
	research.Note(l.head.next.val)  // want "research"
	research.Note(l.head.next.site) // silent
}

func (l *list) rest() {
	for n := l.head.next; n != nil; n = n.next {
		research.Note(n.val)  // want "research"
		research.Note(n.site) // silent
	}
}

type queue struct{ top *node }

func (q *queue) tail() string { return q.top.next.val }

func (q *queue) mark() string { return q.top.next.site }

func queued() {
	q := &queue{top: build()}
	research.Note(q.tail()) // want "research"
	research.Note(q.mark()) // silent
}

// Two levels of functions that are handed on.

type box struct{ v, w string }

func inner(b *box, f func()) {
	b.v = ""
	f()
	research.Note(b.v)
}

func outer(b *box, f func()) { inner(b, f) }

func twoLevels() {
	b, c := &box{}, &box{}
	outer(b, func() { b.v = ward.Load("1").Name }) // want "research"
	outer(c, func() { c.w = ward.Load("1").Name }) // silent
}

// A struct that holds patient data beside.

type visit struct {
	note string
	who  model.Patient
}

func during(v *visit, f func()) {
	v.note = ""
	f()
	research.Note(v.note)
}

func visits() {
	v := &visit{}
	during(v, func() { v.note = ward.Load("1").Name }) // want "research"
	w := &visit{who: ward.Load("1")}
	during(w, func() { w.note = "ward" }) // silent
}

// More functions, one after the other, than are told apart: the last one may have
// changed what all are known to leave alone.

func often(b *box, f, last func()) {
	b.v = ""
	f()
	f()
	f()
	f()
	f()
	f()
	f()
	f()
	f()
	last()
	research.Note(b.v)
}

func manyTimes() {
	b, c := &box{}, &box{}
	often(b, func() {}, func() { b.v = ward.Load("1").Name }) // want "research"
	often(c, func() {}, func() { c.w = ward.Load("1").Name }) // silent
}

// What lies further on, as a whole.

type page struct {
	text, site string
	of         any
	next       *page
}

var book = &page{site: "ward", of: &page{text: ward.Load("1").Name}}

var notes = &page{site: "ward", of: &page{site: "ward"}}

func wholes() {
	research.Record(book.of)    // want "research"
	research.Note(book.site)    // silent
	research.Record(notes.of)   // silent
	research.Record(notes.next) // silent
}

type binder struct{ first *page }

func (b *binder) fill() { b.first = &page{next: &page{text: ward.Load("1").Name}} }

func (b *binder) send() {
	research.Record(b.first.next) // want "research"
	research.Note(b.first.site)   // silent
}
