package globals

import (
	"care/research"
	"care/ward"
)

// A method called on what a variable's interface holds writes to it there.

type heldNote struct{ F3, F4 string }

func (t *heldNote) Put(s string) { t.F3 = s }

type putter interface{ Put(string) }

func ptr[E any](e E) *E { return &e }

var g0 putter = putter(&heldNote{})
var g1 *putter = ptr(putter(&heldNote{}))
var g2 = [2]putter{&heldNote{}, &heldNote{F4: "c"}}

func heldByInterface() {
	g0.Put(ward.Load("1").Name)
	research.Record(g0) // want "research"
}

func heldByPointer() {
	(*g1).Put(ward.Load("1").Name)
	research.Record(*g1) // want "research"
}

func heldInArray() {
	g2[0].Put(ward.Load("1").Name)
	research.Record(g2) // want "research"
}
