// Package store: patient data stored into a variable or type of another purpose.
package store

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Subject is a type of the study, Plain is not.
//
//lawful:purpose research
type Subject struct {
	Name string
	Arm  string
	Age  int
}

type Plain struct{ Name, Arm string }

func intoVariable() {
	p := ward.Load("1")
	research.Latest = p.Name // want "research"
	research.Latest = p.Site // silent
	research.Latest = ""     // silent
}

func intoField() {
	p := ward.Load("1")
	research.Board.Subject = p.Name    // want "research"
	research.Board.Arms = p.Version    // silent
	research.Board.Arms = len(p.Notes) // silent
}

func intoMap() {
	p := ward.Load("1")
	research.Subjects[p.NHSNumber] = "A" // want "research"
	research.Subjects[p.Site] = "A"      // silent
	research.Subjects["x"] = p.Name      // want "research"
}

func intoChannel() {
	p := ward.Load("1")
	research.Queue <- p         // want "research"
	research.Queue <- p.Version // silent
}

func intoType() {
	p := ward.Load("1")
	s := new(Subject)
	s.Arm = "A"     // silent
	s.Name = p.Name // want "research"
	t := new(Plain)
	t.Name = p.Name // silent
}

func intoLiteral() {
	p := ward.Load("1")
	s := Subject{Name: p.Name, Arm: "A"} // want "research"
	t := Subject{Arm: p.Site}            // silent
	u := Plain{Name: p.Name}             // silent
	_, _, _ = s, t, u
}

func intoSlice() []Subject {
	var out []Subject
	for _, p := range ward.List() {
		out = append(out, Subject{Age: p.Age}) // want "research"
	}
	return append(out, Subject{Arm: "A"}) // silent
}

func name() string { return ward.Load("1").Name }

func fromCallee() {
	research.Latest = name()                      // want "research"
	research.Latest = relay.Upper("x")            // silent
	research.Latest = relay.Label(ward.Load("1")) // want "research"
	research.Latest = relay.Stamp(ward.Load("1")) // silent
}

func write(s string) { research.Latest = s } // either A "research"

func writeClean(s string) { research.Latest = s } // silent

func throughCallee() {
	write(ward.Load("1").Name) // either A "research"
	writeClean(ward.Site())    // silent
}

func convert(p model.Patient) Subject { return Subject{Name: p.Name} } // either B "research"

func convertSite(p model.Patient) Subject { return Subject{Arm: p.Site} } // silent

func converted() {
	convert(ward.Load("1"))     // either B "research"
	convertSite(ward.Load("1")) // silent
}

var (
	mine    string
	mineToo map[string]string
)

func intoNeutral() {
	p := ward.Load("1")
	mine = p.Name                                    // silent
	mineToo = map[string]string{p.NHSNumber: p.Name} // silent
	ward.Current = p                                 // silent
}
