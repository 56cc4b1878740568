// Package interfaces: dispatch to the concrete types that reach a call.
package interfaces

import (
	"strings"

	"care/analytics"
	"care/audit"
	"care/model"
	"care/ports"
	"care/relay"
	"care/research"
	"care/ward"
)

type formatter interface{ format(string) string }

type upper struct{}

func (upper) format(s string) string { return strings.ToUpper(s) }

type masked struct{ with string }

func (m masked) format(string) string { return m.with }

type chain []formatter

func (c chain) format(s string) string {
	for _, f := range c {
		s = f.format(s)
	}
	return s
}

func known() {
	p := ward.Load("1")
	var f formatter = upper{}
	research.Note(f.format(p.Name)) // want "research"
	research.Note(f.format(p.Site)) // silent
	f = masked{"***"}
	research.Note(f.format(p.Name)) // silent
}

func choose(strict bool) formatter {
	if strict {
		return masked{"***"}
	}
	return upper{}
}

func several(strict bool) {
	p := ward.Load("1")
	research.Note(choose(strict).format(p.Name)) // want "research"
	research.Note(choose(strict).format(p.Site)) // silent
}

func chained() {
	p := ward.Load("1")
	c := chain{upper{}, upper{}}
	research.Note(c.format(p.Name)) // want "research"
	research.Note(c.format(p.Site)) // silent
}

func state() {
	var f formatter = masked{ward.Load("1").Name}
	research.Note(f.format("x")) // want "research"
	f = masked{"***"}
	research.Note(f.format("x")) // silent
}

func emit(r ports.Recorder, s string) { r.Record(s) }

func sinks() {
	p := ward.Load("1")
	emit(&research.Recorder{}, p.Name) // want "research"
	emit(&research.Recorder{}, p.Site) // silent
	emit(&audit.Log{}, p.Name)         // silent
	emit(&analytics.Sink{}, p.Name)    // want "analytics"
}

func localSink() {
	p := ward.Load("1")
	var r ports.Recorder = new(research.Recorder)
	r.Record(p.Name) // want "research"
	r = new(audit.Log)
	r.Record(p.Name) // silent
}

func either(trial bool) {
	p := ward.Load("1")
	var r ports.Recorder = new(audit.Log)
	if trial {
		r = new(research.Recorder)
	}
	r.Record(p.Name) // want "research"
	r = new(audit.Log)
	if trial {
		r = ignorer{}
	}
	r.Record(p.Name) // silent
}

type service struct {
	main  ports.Recorder
	extra ports.Recorder
}

func fields() {
	p := ward.Load("1")
	s := service{main: new(audit.Log), extra: new(research.Recorder)}
	s.main.Record(p.Name)  // silent
	s.extra.Record(p.Name) // want "research"
	s.extra = s.main
	s.extra.Record(p.Name) // silent
}

type both interface {
	formatter
	ports.Recorder
}

type recorder struct{ upper }

func (recorder) Record(s string) { research.Note(s) }

type ignorer struct{ upper }

func (ignorer) Record(s string) {}

func embedded() {
	p := ward.Load("1")
	var b both = recorder{}
	b.Record(p.Name)                // want "research"
	research.Note(b.format(p.Site)) // silent
	b = ignorer{}
	b.Record(p.Name)                // silent
	research.Note(b.format(p.Name)) // want "research"
}

type tee struct {
	ports.Recorder
	n int
}

func (t *tee) Record(s string) {
	t.n++
	t.Recorder.Record(s)
}

func embeddedInStruct() {
	p := ward.Load("1")
	emit(&tee{Recorder: new(research.Recorder)}, p.Name) // want "research"
	emit(&tee{Recorder: new(audit.Log)}, p.Name)         // silent
	t := tee{Recorder: new(research.Recorder)}
	research.Count(t.n) // silent
}

func ofPatient() {
	p, _ := ward.Find("1")
	research.Note(relay.Name(p))                                    // want "research"
	research.Note(relay.Name(&model.Practitioner{Name: "Dr Test"})) // silent
	research.Note(relay.Name(p.GetGP()))                            // want "research"
}

func declared(c ports.Cohort) {
	c.Enrol(ward.Load("1"))  // want "research"
	c.Enrol(ward.Capacity)   // silent
	research.Note(c.Title()) // silent
}

func inMap() {
	p := ward.Load("1")
	m := map[string]ports.Recorder{"study": new(research.Recorder), "audit": new(audit.Log)}
	m["study"].Record(p.Name) // want "research"
	m["audit"].Record(p.Name) // silent
}

func inSlice() {
	p := ward.Load("1")
	quiet := []ports.Recorder{new(audit.Log), ignorer{}}
	for _, r := range quiet {
		r.Record(p.Name) // silent
	}
	loud := []ports.Recorder{new(audit.Log), new(research.Recorder)}
	for _, r := range loud {
		r.Record(p.Name) // want "research"
	}
}

type link interface {
	label() string
	next() link
}

type head struct{ rest link }

func (h head) label() string { return "head" }
func (h head) next() link    { return h.rest }

type leaf struct{ text string }

func (l leaf) label() string { return l.text }
func (l leaf) next() link    { return nil }

// each calls label on what next returns, which it calls after it.
func each(l link, f func(string)) {
	for ; l != nil; l = l.next() {
		f(l.label())
	}
}

func linked() {
	p := ward.Load("1")
	each(head{head{leaf{p.Name}}}, research.Note) // want "research"
	each(head{head{leaf{p.Site}}}, research.Note) // silent
}
