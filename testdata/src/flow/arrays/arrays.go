// Package arrays: arrays are values; their elements are told apart by constant index.
package arrays

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func constantIndex() {
	var a [3]string
	a[0] = ward.Load("1").Name
	a[1] = "B2"
	research.Note(a[0]) // want "research"
	research.Note(a[1]) // silent
	research.Note(a[2]) // silent
}

func variableIndex(i int) {
	var a, b [3]string
	a[i] = ward.Load("1").Name
	b[i] = "B2"
	research.Note(a[2]) // want "research"
	research.Note(b[2]) // silent
}

func arrayIsCopied() {
	a := [2]string{ward.Load("1").Name, "x"}
	b := a
	a[0] = ""
	research.Note(b[0]) // want "research"
	research.Note(a[0]) // silent
}

func arrayOfStructs() {
	var rows [2]struct{ who, where string }
	rows[0].who = ward.Load("1").Name
	rows[0].where = "B2"
	research.Note(rows[0].who)   // want "research"
	research.Note(rows[0].where) // silent
	research.Note(rows[1].who)   // silent
}

func arrayOfPatients() {
	ps := [2]model.Patient{ward.Load("1"), {Name: "Test"}}
	research.Note(ps[0].Name) // want "research"
	research.Note(ps[0].Site) // silent
	research.Note(ps[1].Name) // silent
}

func rangeOverArray() {
	a := [2]string{ward.Load("1").Name, "x"}
	for i, s := range a {
		research.Note(s)  // want "research"
		research.Count(i) // silent
	}
	b := [2]string{"x", "y"}
	for _, s := range b {
		research.Note(s) // silent
	}
}

func fill(a *[4]string, s string) {
	for i := range a {
		a[i] = s
	}
}

func arrayThroughPointer() {
	var a, b [4]string
	fill(&a, ward.Load("1").Postcode)
	fill(&b, "none")
	research.Note(a[3]) // want "research"
	research.Note(b[3]) // silent
}

func arraySliced() {
	a := [4]string{"a", "b", "c", ward.Load("1").Name}
	s := a[2:]
	research.Lines(s...) // want "research"
	b := [4]string{"a", "b"}
	research.Lines(b[:]...) // silent
}

func matrix() {
	var m [2][2]string
	m[1][0] = ward.Load("1").Name
	research.Note(m[1][0])         // want "research"
	research.Note(m[0][0])         // silent
	research.Note(m[1][1])         // silent
	research.Record(relay.Same(m)) // want "research"
}
