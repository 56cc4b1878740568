// Package makers returns literals, which nobody here calls.
package makers

import (
	"care/model"
	"care/research"
	"care/ward"
)

// Loaded brings along what it loads.
func Loaded() func() {
	p, site := ward.Load("1"), ward.Site()
	return func() {
		research.Note(p.Name) // want "research"
		research.Note(site)   // silent
	}
}

// Of brings along what it is given.
func Of(p model.Patient) (jobs []func()) {
	jobs = append(jobs, func() {
		research.Note(p.Name) // want "research"
	})
	return jobs
}

// Text brings along what is a patient's only if its caller says so.
func Text(s string) func() {
	return func() {
		research.Note(s) // silent
	}
}

// Job is a struct that carries a literal.
type Job struct{ Run func(string) string }

// MakeJob gives it one that is filled later.
func MakeJob() *Job {
	var name string
	j := &Job{func(site string) string {
		research.Note(name) // want "research"
		research.Note(site) // silent
		return name
	}}
	name = ward.Load("1").Name
	return j
}

// Emptied has nothing left of what it loaded.
func Emptied() func() {
	name := ward.Load("1").Name
	name = "none"
	return func() {
		research.Note(name) // silent
	}
}

// Steps hands over to its caller what it loaded; its own data enters here.
func Steps() func(func(string)) {
	return func(yield func(string)) {
		yield(ward.Load("1").Name)
	}
}
