// Package pull: code of another purpose calls something that gives it patient data.
package pull

import (
	"fmt"

	"care/deid"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

//lawful:purpose research
func calls() int {
	p := ward.Load("1") // want "research"
	return len(p.Notes)
}

//lawful:purpose research
func callsClean() string {
	n := ward.Occupied()              // silent
	return fmt.Sprint(n, ward.Site()) // silent
}

//lawful:purpose research
func yields() (n int) {
	for p := range ward.All() { // want "research"
		if p.Age > 65 {
			n++
		}
	}
	return n
}

//lawful:purpose research
func fills() bool {
	var p model.Patient
	err := ward.Fill("1", &p) // want "research"
	return err == nil && p.Age > 65
}

//lawful:purpose research
func several() (bool, error) {
	p, err := ward.Fetch("1") // want "research"
	if err != nil {
		return false, err
	}
	return p.Age > 65, nil
}

// lookup is neutral and two steps from the ward.
func lookup(id string) *model.Patient { return find(id) }

func find(id string) *model.Patient {
	p, _ := ward.Find(id)
	return p
}

func siteOf(id string) string { return find(id).Site }

func countOf(id string) int { return len(find(id).Notes) }

func banded(id string) model.Patient { return deid.Scrub(*find(id)) }

//lawful:purpose research
func throughNeutral() bool {
	p := lookup("1") // want "research"
	return p.Age > 65
}

//lawful:purpose research
func throughNeutralClean() string {
	n := countOf("1")                        // silent
	p := banded("1")                         // silent
	return fmt.Sprint(n, p.Age, siteOf("1")) // silent
}

//lawful:purpose product-analytics
func byMark() bool {
	n := ward.Wristband("7") // want "analytics"
	return n == ""
}

// study pulls by a method.
type study struct{ size int }

//lawful:purpose research
func (s *study) refresh() {
	s.size = len(ward.List()) // want "research"
}

//lawful:purpose research
func (s *study) beds() {
	s.size = ward.Occupied() // silent
}

type store interface {
	// Get returns a record.
	//
	//lawful:data patient
	Get(id string) (string, error)
	// Ping checks.
	Ping() error
}

//lawful:purpose research
func throughInterface(s store) bool {
	if err := s.Ping(); err != nil { // silent
		return false
	}
	v, err := s.Get("1") // want "research"
	return err == nil && v != ""
}

func inLiteral() {
	//lawful:purpose research
	load := func() int {
		return ward.Load("1").Age // want "research"
	}
	_ = load
	//lawful:purpose research
	size := func() int {
		return ward.Capacity + research.Version() // silent
	}
	_ = size
}

func inNeutral() string {
	p := ward.Load("1")        // silent
	return relay.Upper(p.Name) // silent
}

// A callback gets the data by itself, from what nobody supplies.

type found interface{ Get(id string) model.Patient }

//lawful:purpose research
func asks(next func() string) bool { return next() != "" } // want "research"

//lawful:purpose research
func asksSite(next func() string) bool { return next() != "" } // silent

//lawful:purpose research
func goesThrough(rows func(func(string) bool)) (n int) {
	for r := range rows {
		n += len(r)
	}
	return n
}

func names(r found, ids []string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, id := range ids {
			if !yield(r.Get(id).Name) {
				return
			}
		}
	}
}

func gives(r found, ids []string) {
	asks(func() string { return r.Get("1").Name })
	asksSite(func() string { return r.Get("1").Site })
	goesThrough(names(r, ids)) // want "research"
}
