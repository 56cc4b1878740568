// Package local: wiring inside one package.
package local

import (
	"net/http"

	"care/audit"
	"care/model"
	"care/ports"
	"care/research"
	"care/ward"
)

type service struct {
	names ports.Recorder
	sites ports.Recorder
}

func (s *service) discharge(id string) {
	p := ward.Load(id)
	s.names.Record(p.Name)
	s.sites.Record(p.Site)
}

func study() *service {
	return &service{names: new(research.Recorder), sites: new(audit.Log)} // want "research"
}

func quiet() *service {
	return &service{names: new(audit.Log), sites: new(research.Recorder)} // silent
}

type events struct {
	onAdmit func(model.Patient)
	onClose func(string)
}

func (e *events) admit(id string) { e.onAdmit(ward.Load(id)) }

func (e *events) close() { e.onClose(ward.Site()) }

func handlers() *events {
	return &events{onAdmit: research.Add, onClose: audit.Note} // want "research"
}

func quietHandlers() *events {
	return &events{onAdmit: audit.Review, onClose: research.Note} // silent
}

func assigned(e *events) {
	e.onAdmit = research.Add  // want "research"
	e.onClose = research.Note // silent
}

type server struct {
	mux   *http.ServeMux
	store func(id string) model.Patient
	emit  func(string)
}

func (s *server) show(w http.ResponseWriter, r *http.Request) {
	p := s.store(r.PathValue("id"))
	s.emit(p.Name)
}

func newServer() *server {
	s := &server{mux: http.NewServeMux(), store: ward.Load, emit: research.Note} // either A "research"
	s.mux.HandleFunc("/p/{id}", s.show)                                          // either A "research"
	return s
}

type siteServer struct {
	mux   *http.ServeMux
	store func(id string) model.Patient
	emit  func(string)
}

func (s *siteServer) show(w http.ResponseWriter, r *http.Request) {
	p := s.store(r.PathValue("id"))
	s.emit(p.Site)
}

func newSiteServer() *siteServer {
	s := &siteServer{mux: http.NewServeMux(), store: ward.Load, emit: research.Note} // silent
	s.mux.HandleFunc("/s/{id}", s.show)                                              // silent
	return s
}
