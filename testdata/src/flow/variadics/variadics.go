// Package variadics: variadic parameters hold what is passed.
package variadics

import (
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func join(parts ...string) string { return strings.Join(parts, " ") }

func tail(first string, rest ...string) []string { return rest }

func head(first string, rest ...string) string { return first }

func count(parts ...any) int { return len(parts) }

func all(vs ...any) []any { return vs }

func sink(vs ...any) {
	for _, v := range vs {
		research.Record(v)
	}
}

type option func(*config)

type config struct{ who, where string }

func withWho(s string) option   { return func(c *config) { c.who = s } }
func withWhere(s string) option { return func(c *config) { c.where = s } }

func configure(opts ...option) config {
	var c config
	for _, o := range opts {
		o(&c)
	}
	return c
}

func joined() {
	p := ward.Load("1")
	research.Note(join("a", p.Name, "b")) // want "research"
	research.Note(join("a", p.Site, "b")) // silent
	research.Note(join())                 // silent
}

func spread() {
	p := ward.Load("1")
	research.Note(join(p.Notes...))            // want "research"
	research.Note(join([]string{"a", "b"}...)) // silent
}

func firstAndRest() {
	p := ward.Load("1")
	research.Lines(tail("a", p.Name)...) // want "research"
	research.Lines(tail(p.Name, "a")...) // silent
	research.Note(head(p.Name, "a"))     // want "research"
	research.Note(head("a", p.Name))     // silent
}

func counted() {
	p := ward.Load("1")
	research.Count(count(p, p.Name)) // silent
	research.Record(all(1, p))       // want "research"
	research.Record(all(1, p.Site))  // silent
}

func intoSink() {
	p := ward.Load("1")
	sink("a", p)                                 // want "research"
	sink("a", 2)                                 // silent
	sink(all(p.Name)...)                         // want "research"
	research.AddAll(ward.List()...)              // want "research"
	research.AddAll(model.Patient{Name: "Test"}) // silent
	research.AddAll()                            // silent
}

func options() {
	p := ward.Load("1")
	c := configure(withWho(p.Name), withWhere("B2"))
	research.Note(c.who) // want "research"
	d := configure(withWho("nobody"), withWhere(p.Site))
	research.Note(d.who)   // silent
	research.Note(d.where) // silent
}

func acrossPackages() {
	p := ward.Load("1")
	research.Lines(relay.Wrap(p.Name), "x") // want "research"
	research.Lines(relay.Wrap("a"), "x")    // silent
}
