// Package clinic gives care and hands lines to whatever it was wired with. It
// imports neither the study nor the audit.
//
//lawful:purpose direct-care
package clinic

import (
	"fmt"
	"io"

	"care/model"
	"care/ports"
	"care/ward"
)

// Service has two recorders: Sink sees names, Debug does not.
type Service struct {
	Sink  ports.Recorder
	Debug ports.Recorder
	title string
}

// New makes a service with a sink.
func New(sink ports.Recorder) *Service { return &Service{Sink: sink, Debug: nop{}} }

// NewDebug makes a service with a debug log.
func NewDebug(debug ports.Recorder) *Service { return &Service{Sink: nop{}, Debug: debug} }

type nop struct{}

func (nop) Record(string) {}

// Discharge ends a stay.
func (s *Service) Discharge(id string) {
	p := ward.Load(id)
	s.Sink.Record(p.FullName())
	s.Debug.Record("discharged")
}

// Option changes a service.
type Option func(*Service)

// WithSink sets the sink.
func WithSink(r ports.Recorder) Option { return func(s *Service) { s.Sink = r } }

// WithDebug sets the debug log.
func WithDebug(r ports.Recorder) Option { return func(s *Service) { s.Debug = r } }

// NewWith makes a service with options.
func NewWith(opts ...Option) *Service {
	s := &Service{Sink: nop{}, Debug: nop{}}
	for _, o := range opts {
		o(s)
	}
	return s
}

// Handler is called with a line about a patient.
type Handler func(string)

var (
	handlers = map[string]Handler{}
	closers  []func(string)
	admitted []func(model.Patient)
)

// Register adds a handler that is called with names.
func Register(name string, h Handler) { handlers[name] = h }

// OnClose adds what is called with the site when the clinic closes.
func OnClose(f func(string)) { closers = append(closers, f) }

// OnAdmit adds what is called with every patient.
func OnAdmit(f func(model.Patient)) { admitted = append(admitted, f) }

// Admit starts a stay.
func Admit(id string) {
	p := ward.Load(id)
	for _, h := range handlers {
		h(p.Name)
	}
	for _, f := range admitted {
		f(p)
	}
}

// Close ends the day.
func Close() {
	for _, f := range closers {
		f(ward.Site())
	}
}

// Export writes names.
func Export(w io.Writer) error {
	for _, p := range ward.List() {
		if _, err := fmt.Fprintln(w, p.Name); err != nil {
			return err
		}
	}
	return nil
}

// Beds writes numbers of beds.
func Beds(w io.Writer) error {
	_, err := fmt.Fprintln(w, ward.Occupied(), ward.Site())
	return err
}

// Reporter has a function to hand lines to.
type Reporter struct {
	Emit  func(string)
	Trace func(string)
}

// Run reports.
func (r Reporter) Run() {
	for _, p := range ward.List() {
		r.Emit(p.NHSNumber)
		r.Trace(p.Site)
	}
}

// Plugin sees patients.
type Plugin interface{ Visit(p model.Patient) }

// Host has plug-ins.
type Host struct{ Plugins []Plugin }

// Run visits.
func (h *Host) Run() {
	for _, p := range ward.List() {
		for _, g := range h.Plugins {
			g.Visit(p)
		}
	}
}
