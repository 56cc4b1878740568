// Package calls: parameters, results and receivers, each on its own.
package calls

import (
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func pick(a, b string) string { return b }

func passThrough(s string) string { return s }

func constant(s string) string { return "constant" }

func deep(s string) string { return deeper(" " + s) }

func deeper(s string) string { return deepest(s + " ") }

func deepest(s string) string { return strings.TrimSpace(s) }

func parameterToResult() {
	p := ward.Load("1")
	research.Note(passThrough(p.Name)) // want "research"
	research.Note(constant(p.Name))    // silent
	research.Note(passThrough("x"))    // silent
}

func whichParameter() {
	p := ward.Load("1")
	research.Note(pick("a", p.Name))        // want "research"
	research.Note(pick(p.Name, "a"))        // silent
	research.Note(relay.First(p.Name, "a")) // want "research"
	research.Note(relay.First("a", p.Name)) // silent
}

func chain() {
	p := ward.Load("1")
	research.Note(deep(p.Name))                    // want "research"
	research.Note(deep(p.Site))                    // silent
	research.Note(relay.Wrap(relay.Upper(p.Name))) // want "research"
	research.Note(relay.Wrap(relay.Upper(p.Site))) // silent
}

type formatter struct{ prefix, last string }

func (f formatter) format(s string) string    { return f.prefix + s }
func (f *formatter) remember(s string)        { f.last = s }
func (f *formatter) count(s string) int       { return len(f.prefix) + len(s) }
func (f *formatter) recent() (string, string) { return f.prefix, f.last }

func receivers() {
	p := ward.Load("1")
	named := formatter{prefix: p.Name}
	research.Note(named.format("!")) // want "research"
	plain := formatter{prefix: ">"}
	research.Note(plain.format("!"))    // silent
	research.Note(plain.format(p.Name)) // want "research"
	research.Count(plain.count(p.Name)) // silent
}

func receiverIsWritten() {
	p := ward.Load("1")
	f := &formatter{prefix: ">"}
	f.remember(p.Name)
	prefix, last := f.recent()
	research.Note(last)   // want "research"
	research.Note(prefix) // silent
}

func sink(s string) { research.Note(s) }

func sinkDeep(n int, s string) {
	if n > 0 {
		sink(strings.ToLower(s))
	}
}

func intoCallee() {
	p := ward.Load("1")
	sink(p.Name)            // want "research"
	sink(p.Site)            // silent
	sinkDeep(p.Age, p.Name) // want "research"
	sinkDeep(p.Age, "x")    // silent
	relay.Send(p.Name)      // want "research"
	relay.Send(p.Site)      // silent
	relay.Drop(p.Name)      // silent
}

func whichParameterOfSink() {
	p := ward.Load("1")
	relay.SendSecond("a", p.Name) // want "research"
	relay.SendSecond(p.Name, "a") // silent
}

func source() string { return ward.Load("1").Name }

func sourceDeep() (string, int) { return source(), len(source()) }

func outOfCallee() {
	research.Note(source()) // want "research"
	name, n := sourceDeep()
	research.Note(name) // want "research"
	research.Count(n)   // silent
}

func structArgument() {
	e := model.Encounter{Ward: "B2"}
	relay.Forward(e) // silent
	e.Patient = ward.Load("1")
	relay.Forward(e)      // want "research"
	relay.Forward(e.Ward) // silent
}

func nestedCalls() {
	relay.Send(relay.Label(relay.Same(ward.Load("1")))) // want "research"
	relay.Send(relay.Stamp(relay.Same(ward.Load("1")))) // silent
}

func emptySink() {
	research.Ping(ward.Load("1").Name) // want "research"
	research.Ping(ward.Site())         // silent
}

// The same helper is told apart by caller.
func sharedHelper() {
	a := passThrough(ward.Load("1").Name)
	b := passThrough("B2")
	research.Note(b) // silent
	research.Note(a) // want "research"
}
