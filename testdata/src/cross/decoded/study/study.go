// Package study collects.
//
//lawful:purpose research
package study

import (
	"net/http"
	"os"

	"cross/decoded/httpx"
)

// Patient is somebody.
//
//lawful:data patient
type Patient struct{ NHS string }

// Clinic is a place.
type Clinic struct{ Name string }

func keep(s string) error { return os.WriteFile("study", []byte(s), 0o600) }

// Enrol keeps a patient.
func Enrol(p Patient) { keep(p.NHS) }

// EnrolErr is Enrol, which may fail.
func EnrolErr(p Patient) error { return keep(p.NHS) }

// EnrolPointer is Enrol for what a pointer leads to.
func EnrolPointer(p *Patient) { keep(p.NHS) }

// EnrolAll keeps a list.
func EnrolAll(ps []Patient) { keep(ps[0].NHS) }

// EnrolPointers keeps a list of pointers.
func EnrolPointers(ps []*Patient) { keep(ps[0].NHS) }

// EnrolEvent keeps what an event is about.
func EnrolEvent(e httpx.Event[Patient]) { keep(e.Body.NHS) }

// CountEvent keeps which event it is.
func CountEvent(e httpx.Event[Patient]) { keep(e.ID) }

// Count keeps a clinic.
func Count(c Clinic) { keep(c.Name) }

// Store is what Enrol is, as a value.
type Store struct{}

// Put keeps a patient.
func (Store) Put(p Patient) { keep(p.NHS) }

// Routes serves Enrol.
func Routes(m *http.ServeMux) {
	m.Handle("/study", httpx.Handle(Enrol)) // want "gets it by this call"
	m.Handle("/sites", httpx.Handle(Count)) // silent
}
