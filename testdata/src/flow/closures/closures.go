// Package closures: functions that capture, by reference.
package closures

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func captured() {
	p := ward.Load("1")
	name := func() string { return p.Name }
	site := func() string { return p.Site }
	research.Note(name()) // want "research"
	research.Note(site()) // silent
}

func capturedByReference() {
	var s string
	get := func() string { return s }
	research.Note(get()) // silent
	s = ward.Load("1").Name
	research.Note(get()) // want "research"
}

func writesCaptured() {
	var who, where string
	set := func() {
		p := ward.Load("1")
		who = p.Name
		where = p.Site
	}
	set()
	research.Note(who)   // want "research"
	research.Note(where) // silent
}

func parameter() {
	p := ward.Load("1")
	send := func(s string) { research.Note(s) }
	send(p.Name) // want "research"
	send(p.Site) // silent
}

func immediately() {
	p := ward.Load("1")
	s := func(p model.Patient) string { return p.Postcode }(p)
	t := func(p model.Patient) string { return p.Site }(p)
	research.Note(s) // want "research"
	research.Note(t) // silent
}

func sinkInside() {
	p := ward.Load("1")
	func() { research.Note(p.Name) }() // want "research"
	func() { research.Note(p.Site) }() // silent
}

func sinkInsideLater() {
	p := ward.Load("1")
	send := func() {
		research.Note(p.Name) // either A "research"
	}
	send() // either A "research"
	quiet := func() {
		research.Note(p.Site) // silent
	}
	quiet() // silent
}

func maker(p model.Patient) func() string {
	return func() string { return p.FullName() }
}

func siteMaker(p model.Patient) func() string {
	return func() string { return p.Site }
}

func returned() {
	f, g := maker(ward.Load("1")), siteMaker(ward.Load("1"))
	research.Note(f()) // want "research"
	research.Note(g()) // silent
}

func functionCarries() {
	research.Record(maker(ward.Load("1")))      // want "research"
	research.Record(siteMaker(model.Patient{})) // silent
}

func nested() {
	p := ward.Load("1")
	outer := func() func() string {
		name := p.Name
		return func() string { return name }
	}
	research.Note(outer()()) // want "research"
	clean := func() func() string {
		n := relay.Stamp(p)
		return func() string { return n }
	}
	research.Note(clean()()) // silent
}

func counter() (func(string), func() (string, int)) {
	var last string
	n := 0
	return func(s string) { last = s; n++ }, func() (string, int) { return last, n }
}

func sharedVariable() {
	put, get := counter()
	put(ward.Load("1").Name)
	last, n := get()
	research.Note(last) // want "research"
	research.Count(n)   // silent
}

func overwrittenInClosure() {
	name := ward.Load("1").Name
	func() { name = "" }()
	research.Note(name) // silent
	name = ward.Load("1").Postcode
	func() { _ = name }()
	research.Note(name) // want "research"
}

func loopVariable() {
	var fs, gs []func() string
	for _, p := range ward.List() {
		fs = append(fs, func() string { return p.Name })
		gs = append(gs, func() string { return p.Site })
	}
	research.Note(fs[0]()) // want "research"
	research.Note(gs[0]()) // silent
}

func passedOn() {
	p := ward.Load("1")
	research.Note(relay.Apply(p, func(p model.Patient) string { return p.Name })) // want "research"
	research.Note(relay.Apply(p, func(p model.Patient) string { return p.Site })) // silent
	research.Note(relay.Apply(p, model.Patient.FullName))                         // want "research"
}
