// Package app says who gets what.
package app

import (
	"context"
	"net/http"

	"cross/decoded/api"
	"cross/decoded/httpx"
	"cross/decoded/study"
)

func literals(m *http.ServeMux) {
	m.Handle("/1", httpx.Handle(study.Enrol))                 // want "research"
	m.Handle("/2", httpx.HandlePointer(study.EnrolPointer))   // want "research"
	m.Handle("/3", httpx.HandleAll(study.EnrolAll))           // want "research"
	m.Handle("/4", httpx.HandleAll(study.EnrolPointers))      // want "research"
	m.Handle("/5", httpx.HandleEvent(study.EnrolEvent))       // want "research"
	m.Handle("/6", httpx.HandleEvent(study.CountEvent))       // silent
	m.Handle("/7", httpx.Handle(study.Count))                 // silent
	m.HandleFunc("/8", httpx.Into(study.Store{}))             // want "research"
	m.HandleFunc("/9", api.Patients(study.Enrol))             // want "research"
	m.HandleFunc("/10", api.Clinics(study.Count))             // silent
	m.HandleFunc("/11", api.Patients(func(study.Patient) {})) // silent
}

func direct(r *http.Request, next func(context.Context) ([]byte, error)) {
	httpx.Now(r, study.Enrol)                                 // want "research"
	httpx.Now(r, study.Count)                                 // silent
	study.Enrol(httpx.Read[study.Patient](r))                 // want "research"
	httpx.Consume(context.Background(), next, study.EnrolErr) // want "research"
}

func methods(m *http.ServeMux) {
	m.HandleFunc("/12", httpx.New(study.Enrol).ServeHTTP) // want "research"
	m.HandleFunc("/13", httpx.New(study.Count).ServeHTTP) // silent
	httpx.New(study.Enrol).Routes(m)                      // want "research"
	httpx.New(study.Count).Routes(m)                      // silent
	api.New(study.Enrol).Mount(m)                         // want "research"
	m.Handle("/14", httpx.New(study.Enrol))               // want "research"
	m.Handle("/15", httpx.New(study.Count))               // silent
	study.Routes(m)                                       // silent
}
