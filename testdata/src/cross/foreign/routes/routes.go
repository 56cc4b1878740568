// Package routes is what a generator makes of an interface description: it
// knows the shape of the requests and calls whatever is put in.
package routes

import "care/model"

// Admission is a request.
type Admission struct{ Patients []*model.Patient }

// Ping is a request without patients.
type Ping struct{ From string }

// HandlerFunc makes a handler of a function.
type HandlerFunc func(Admission) int

// Handle calls f.
func (f HandlerFunc) Handle(a Admission) int { return f(a) }

// Handler handles admissions.
type Handler interface{ Handle(Admission) int }

// API holds the handlers.
type API struct {
	Admit    Handler
	Transfer HandlerFunc
	Ping     func(Ping) int
}

// Serve is called by the server.
func (api *API) Serve(ps []*model.Patient) {
	api.Admit.Handle(Admission{ps})
	api.Transfer(Admission{ps})
	api.Ping(Ping{"desk"})
}
