// Package deferred: defer and what it changes.
package deferred

import (
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func changesResult(p model.Patient) (s string) {
	defer func() { s = p.Name }()
	return "x"
}

func cleansResult(p model.Patient) (s string) {
	defer func() { s = "x" }()
	return p.Name
}

func namedResult() {
	research.Note(changesResult(ward.Load("1"))) // want "research"
	research.Note(cleansResult(ward.Load("1")))  // silent
}

func deferredSink() {
	p := ward.Load("1")
	defer research.Note(p.Name) // want "research"
	defer research.Note(p.Site) // silent
}

func evaluatedEarly() {
	s := ""
	defer research.Note(s) // silent
	s = ward.Load("1").Name
	defer research.Note(s) // want "research"
	s = ""
}

func deferredClosure() {
	p := ward.Load("1")
	defer func(s string) { research.Note(s) }(p.Name) // want "research"
	defer func(s string) { research.Note(s) }(p.Site) // silent
}

func sawLater() {
	var s, t string
	defer func() {
		research.Note(s) // either A "research"
		research.Note(t) // silent
	}() // either A "research"
	s = ward.Load("1").Name
	t = ward.Site()
	strings.Clone(s + t)
}

func writesOut(dst *[]string, p model.Patient) {
	defer func() { *dst = append(*dst, p.Postcode) }()
}

func writesSite(dst *[]string, p model.Patient) {
	defer func() { *dst = append(*dst, p.Site) }()
}

func written() {
	var a, b []string
	writesOut(&a, ward.Load("1"))
	writesSite(&b, ward.Load("1"))
	research.Lines(a...) // want "research"
	research.Lines(b...) // silent
}

func scrub(p *model.Patient) {
	p.Name = ""
}

func deferredScrub(p model.Patient) (q model.Patient) {
	q = p
	defer scrub(&q)
	return q
}

func scrubbed() {
	q := deferredScrub(ward.Load("1"))
	research.Note(q.Name)     // silent
	research.Note(q.Postcode) // want "research"
}

func inLoop() {
	for _, p := range ward.List() {
		defer relay.Send(p.Name) // want "research"
		defer relay.Send(p.Site) // silent
		defer relay.Drop(p.Name) // silent
	}
}
