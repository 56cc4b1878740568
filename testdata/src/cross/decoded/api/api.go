// Package api decodes patients.
package api

import (
	"net/http"

	"cross/decoded/httpx"
	"cross/decoded/study"
)

// Patients takes them in, one by one.
func Patients(f func(study.Patient)) http.HandlerFunc { return httpx.Handle(f) }

// Clinics takes clinics in.
func Clinics(f func(study.Clinic)) http.HandlerFunc { return httpx.Handle(f) }

// Server takes patients in.
type Server struct{ in *httpx.Service[study.Patient] }

// New makes one.
func New(f func(study.Patient)) *Server { return &Server{httpx.New(f)} }

// Mount registers it.
func (s *Server) Mount(m *http.ServeMux) { m.Handle("/patients", s.in) }
