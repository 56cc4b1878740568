// Package args: patient data passed to code of another purpose, wherever that
// purpose is declared.
package args

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

var rows []any

// keep is the study's code in a neutral package.
//
//lawful:purpose research
func keep(v any) { rows = append(rows, v) }

// Study is the study's type: all its methods serve research.
//
//lawful:purpose research
type Study struct {
	Name string
	rows []string
}

func (s *Study) Enrol(name string) { s.rows = append(s.rows, name) }

func (s *Study) Size() int { return len(s.rows) }

// Ward says of one method only.
type Ward struct{ list, queue []string }

func (w *Ward) Admit(name string) { w.list = append(w.list, name) }

// Export serves the study.
//
//lawful:purpose research
func (w *Ward) Export(name string) { w.queue = append(w.queue, name) }

// Sink is declared on an interface method.
type Sink interface {
	//lawful:purpose product-analytics
	Track(v any)
	Close() error
}

func onFunction() {
	keep(ward.Load("1").Name) // want "research"
	keep(ward.Site())         // silent
	keep(ward.Load("1"))      // want "research"
	keep(nil)                 // silent
}

func onType() {
	p := ward.Load("1")
	s, t := new(Study), new(Study)
	s.Enrol(p.Name) // want "research"
	t.Enrol(p.Site) // silent
}

func onMethod() {
	p := ward.Load("1")
	w, v := new(Ward), new(Ward)
	w.Admit("x")
	w.Export(p.Name) // want "research"
	v.Admit(p.Name)  // silent
}

func onInterfaceMethod(s, t Sink) {
	p := ward.Load("1")
	t.Track(p.Version) // silent
	s.Track(p)         // want "analytics"
	t.Close()          // silent
}

func onLiteral() {
	p := ward.Load("1")
	var sample []string
	//lawful:purpose research
	take := func(s string) { sample = append(sample, s) }
	take(p.Name) // want "research"
	plain := func(s string) { sample = append(sample, s) }
	plain(p.Site) // silent
}

func onPackage() {
	research.Record(ward.Load("1")) // want "research"
	research.Record(ward.Capacity)  // silent
}

func relayed(v any) { keep(v) }

func chain() {
	relayed(ward.Load("1"))                  // want "research"
	relayed(ward.Load("1").Site)             // silent
	relay.Apply(ward.Load("1").Name, outlet) // want "research"
	relay.Apply(ward.Load("1").Site, outlet) // silent
}

func outlet(s string) bool {
	keep(s)
	return true
}

func several(p model.Patient, q string) { keep(q) }

func whichArgument() {
	p := ward.Load("1")
	several(p, p.Name) // want "research"
	several(p, "x")    // silent
}

func twoFindings() {
	p := ward.Load("1")
	keep(p.Name)     // want "research"
	keep(p.Postcode) // want "research"
}
