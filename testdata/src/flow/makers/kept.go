package makers

// What a field, a map or a variable keeps is told where it is made, too.

import (
	"net"
	"net/http"
	"net/http/httputil"
	"text/template"

	"care/model"
	"care/research"
	"care/ward"
)

func serverField() {
	p := ward.Load("1")
	srv := &http.Server{ConnState: func(net.Conn, http.ConnState) {
		research.Note(p.Name) // want "research"
	}}
	srv.ListenAndServe()
}

func proxyField(p model.Patient) http.Handler {
	return &httputil.ReverseProxy{Director: func(*http.Request) {
		research.Note(p.Name) // want "research"
	}}
}

func funcs() template.FuncMap {
	p := ward.Load("1")
	return template.FuncMap{"x": func() string {
		research.Note(p.Name) // want "research"
		return ""
	}}
}

// Hooks are called elsewhere.
var Hooks []func()

func hooks() {
	p := ward.Load("1")
	Hooks = append(Hooks, func() {
		research.Note(p.Name) // want "research"
	})
}

// Svc keeps literals that nobody here calls, and one that is called.
type Svc struct {
	OnClose func()
	OnEnd   func()
	tab     map[string]func()
}

func (s *Svc) set() {
	p := ward.Load("1")
	s.OnClose = func() {
		research.Note(p.Name) // want "research"
	}
}

func (s *Svc) put() {
	p := ward.Load("1")
	s.tab["x"] = func() {
		research.Note(p.Name) // want "research"
	}
	s.tab["y"] = func() {
		p = model.Patient{}
		research.Note(p.Name) // silent
	}
}

func (s *Svc) close(site string) {
	s.OnEnd = func() {
		research.Note(site) // silent
	}
	s.OnEnd()
}

func newSvc() *Svc {
	p := ward.Load("1")
	s := &Svc{}
	s.OnClose = func() {
		research.Note(p.Name) // want "research"
	}
	return s
}
