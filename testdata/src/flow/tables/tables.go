// Package tables: functions stored in fields, maps and slices.
package tables

import (
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type hooks struct {
	name  func() string
	site  func() string
	apply func(string) string
	done  func(string)
}

func fields() {
	p := ward.Load("1")
	h := hooks{name: func() string { return p.Name }, site: func() string { return p.Site }}
	research.Note(h.name()) // want "research"
	research.Note(h.site()) // silent
}

func appliedField() {
	p := ward.Load("1")
	h := hooks{apply: strings.ToUpper}
	research.Note(h.apply(p.Name)) // want "research"
	research.Note(h.apply(p.Site)) // silent
	h.apply = func(string) string { return "x" }
	research.Note(h.apply(p.Name)) // silent
}

func sinkField() {
	p := ward.Load("1")
	h := hooks{done: research.Note}
	h.done(p.Name) // want "research"
	h.done(p.Site) // silent
	h.done = relay.Drop
	h.done(p.Name) // silent
}

func mapOfFunctions() {
	p := ward.Load("1")
	table := map[string]func(model.Patient) string{
		"name": func(p model.Patient) string { return p.Name },
		"site": func(p model.Patient) string { return p.Site },
	}
	research.Note(table["name"](p)) // want "research"
	research.Note(table["site"](p)) // silent
}

func sliceOfFunctions() {
	p := ward.Load("1")
	steps := []func(string) string{strings.TrimSpace, strings.ToUpper, relay.Wrap}
	name, site := p.Name, p.Site
	for _, step := range steps {
		name, site = step(name), step(site)
	}
	research.Note(name) // want "research"
	research.Note(site) // silent
}

var routes = map[string]func(string){
	"study": research.Note,
	"drop":  relay.Drop,
}

func packageTable(key string) {
	p := ward.Load("1")
	routes["study"](p.Name) // want "research"
	routes["drop"](p.Name)  // silent
	routes["study"](p.Site) // silent
	routes[key](p.Name)     // want "research"
}

func chooser(kind int) func(string) string {
	switch kind {
	case 0:
		return strings.ToLower
	case 1:
		return func(s string) string { return s }
	}
	return func(string) string { return "" }
}

func chosen(kind int) {
	p := ward.Load("1")
	f := chooser(kind)
	research.Note(f(p.Name)) // want "research"
	research.Note(f(p.Site)) // silent
}

func variable(strict bool) {
	p := ward.Load("1")
	f := func(s string) string { return s }
	if strict {
		f = func(string) string { return "-" }
	}
	research.Note(f(p.Postcode)) // want "research"
	g := func(string) string { return "a" }
	if strict {
		g = func(string) string { return "b" }
	}
	research.Note(g(p.Postcode)) // silent
}

type pipeline struct{ stages []func(string) string }

func (l *pipeline) use(f func(string) string) *pipeline {
	l.stages = append(l.stages, f)
	return l
}

func (l *pipeline) run(s string) string {
	for _, f := range l.stages {
		s = f(s)
	}
	return s
}

func pipelined() {
	p := ward.Load("1")
	l := new(pipeline).use(strings.TrimSpace).use(relay.Upper)
	research.Note(l.run(p.Name)) // want "research"
	m := new(pipeline).use(strings.TrimSpace)
	research.Note(m.run(p.Site)) // silent
}
