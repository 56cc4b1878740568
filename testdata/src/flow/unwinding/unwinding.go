// Package unwinding: deferred functions see what there was when a call panicked.
package unwinding

import (
	"errors"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func fail() { panic("out of beds") }
func check(n int) {
	if n > 3 {
		panic(n)
	}
}
func index(xs []int) int { return xs[3] }

type state struct{ name, site string }

// A local variable.

func local() {
	s := ward.Load("1").Name
	defer func() { research.Note(s) }() // want "research"
	fail()
	s = ""
}

func localSite() {
	s := ward.Load("1").Site
	defer func() { research.Note(s) }() // silent
	fail()
	s = ""
}

func localClean() {
	s := ""
	defer func() { research.Note(s) }() // silent
	fail()
	s = "B2"
}

func localRecovered() {
	s := ward.Load("1").Name
	defer func() {
		recover()
		research.Note(s) // want "research"
	}()
	check(4)
	s = ""
}

func localNoCall() {
	s := ward.Load("1").Name
	s = ""
	defer func() {
		recover()
		research.Note(s) // silent
	}()
	fail()
}

// A named result.

func result() (r string) {
	defer func() { recover() }()
	r = ward.Load("1").Name
	check(1)
	return ""
}

func resultSite() (r string) {
	defer func() { recover() }()
	r = ward.Load("1").Site
	check(1)
	return ""
}

func resultWithout() (r string) {
	defer func() { recover() }()
	check(1)
	r = ward.Load("1").Name
	depot.Keep(r)
	return ""
}

func resultError() (p model.Patient, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = errors.New("no row")
		}
	}()
	p = ward.Load("1")
	relay.Run(fail)
	return model.Patient{}, nil
}

func results() {
	research.Note(result())     // want "research"
	research.Note(resultSite()) // silent
	p, err := resultError()
	research.Add(p)      // want "research"
	research.Record(err) // silent
}

// What a parameter points to.

func fill(s *state) {
	defer func() { recover() }()
	s.name, s.site = ward.Load("1").Name, ward.Load("1").Site
	fail()
	s.name, s.site = "", ""
}

func fillArray(a *[1]string) {
	defer func() { recover() }()
	a[0] = ward.Load("1").Name
	check(len(a))
	a[0] = ""
}

func fillMap(m map[string]string) {
	defer func() { recover() }()
	m["who"] = ward.Load("1").Name
	index(nil)
	m["who"] = ""
}

func parameters() {
	var s state
	fill(&s)
	research.Note(s.name) // want "research"
	research.Note(s.site) // silent
	var a [1]string
	fillArray(&a)
	research.Note(a[0]) // want "research"
	m := map[string]string{"ward": "B2"}
	fillMap(m)
	research.Note(m["who"])  // want "research"
	research.Note(m["ward"]) // silent
}

// A receiver, and a callback that panics.

func (s *state) step(f func()) {
	defer func() { recover() }()
	s.name, s.site = ward.Load("1").Name, ward.Load("1").Site
	f()
	s.name, s.site = "", ""
}

func receiver() {
	var s state
	s.step(fail)
	research.Note(s.name) // want "research"
	research.Note(s.site) // silent
	var t state
	t.step(func() { panic("no row") })
	research.Note(t.name) // want "research"
	research.Note(t.site) // silent
}

// With the call in a loop, a branch, a method of an interface.

type checker interface{ Check(string) }

func loop(ids []string) {
	var current string
	defer func() {
		recover()
		research.Note(current) // want "research"
	}()
	for _, id := range ids {
		current = ward.Load(id).Name
		check(len(id))
		current = ""
	}
}

func loopSite(ids []string) {
	var current string
	defer func() {
		recover()
		research.Note(current) // silent
	}()
	for _, id := range ids {
		current = ward.Load(id).Site
		check(len(id))
		current = ""
	}
}

func checked(c checker) {
	p := ward.Load("1")
	s := &state{}
	defer func() {
		recover()
		research.Note(s.name) // want "research"
		research.Note(s.site) // silent
	}()
	s.name, s.site = p.Name, p.Site
	c.Check("B2")
	s.name, s.site = "", ""
}

// Arguments of a deferred call are those of its own time.

func arguments() {
	s := ""
	defer research.Note(s) // silent
	s = ward.Load("1").Name
	fail()
	depot.Keep(s)
}

func argumentsBefore() {
	s := ward.Load("1").Name
	defer research.Note(s) // want "research"
	s = ""
	fail()
	depot.Keep(s)
}

// A callee may have written before it panics.

func interrupted() {
	s := ""
	func() {
		defer func() { recover() }()
		load := func() {
			s = ward.Load("1").Name
			fail()
		}
		load()
		s = ""
	}()
	research.Note(s) // want "research"
}

func undisturbed() {
	s := ward.Load("1").Name
	func() {
		defer func() { recover() }()
		s = ""
		fail()
		s = "x"
	}()
	research.Note(s) // silent
}

// What ends a panic: a method called through an interface, a promoted one, a
// function deferred in the body of a loop.

type ender interface{ end() }
type guard struct{}

func (guard) end() { recover() }

type warden struct{ guard }

func throughInterface(g ender) (out string) {
	defer g.end()
	out = ward.Load("1").Name
	panic("full")
}

func throughWrapper() (out string) {
	defer (*warden).end(&warden{})
	out = ward.Load("1").Name
	panic("full")
}

func inLoop() (out string) {
	for range turns {
		defer func() { recover() }()
	}
	out = ward.Load("1").Name
	panic("full")
}

func turns(yield func() bool) { yield() }

func ended() {
	research.Note(throughInterface(guard{})) // want "research"
	research.Note(throughWrapper())          // want "research"
	research.Note(inLoop())                  // want "research"
}
