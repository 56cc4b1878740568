// Package app uses containers of another package that assert what they have kept.
package app

import (
	"care/model"
	"care/research"
	"cross/boxes/box"
)

type stay struct{ name, ward string }

func local(p *model.Patient) {
	var b box.Box[stay]
	b.Set(stay{p.Name, "w"})
	research.Note(b.Get().name) // want "research"
	research.Note(b.Get().ward) // silent
	if s, ok := b.Try(); ok {
		research.Note(s.name) // want "research"
		research.Note(s.ward) // silent
	}
	b.Visit(func(s stay) { // want "research"
		research.Note(s.name)
	})
	b.Visit(func(s stay) { // silent
		research.Note(s.ward)
	})
	research.Note(string(rune(b.Uses()))) // silent
}

func pointers(p *model.Patient) {
	var b, c box.Pointers[stay]
	b.Set(stay{p.Name, "w"})
	c.Set(stay{"n", "w"})
	research.Note(b.Get().name) // want "research"
	research.Note(b.Get().ward) // silent
	research.Note(c.Get().name) // silent
}

type desk struct{ last box.Box[stay] }

func (d *desk) put(p *model.Patient) { d.last.Set(stay{p.Name, "w"}) }

func (d *desk) report() {
	research.Note(d.last.Get().name) // want "research"
	research.Note(d.last.Get().ward) // silent
}

type cached struct {
	stays box.Cache[stay]
	wards box.Cache[string]
}

func (c *cached) put(p *model.Patient) {
	c.stays.Set("1", stay{p.Name, "w"})
	c.wards.Set("1", "w")
}

func (c *cached) report() {
	for s := range c.stays.Values() {
		research.Note(s.name) // want "research"
		research.Note(s.ward) // silent
	}
	for w := range c.wards.Values() {
		research.Note(w) // silent
	}
}

func asserted(p *model.Patient) {
	box.Is(p, func(n int) { research.Note(string(rune(n))) })   // silent
	box.Is(p, func(q *model.Patient) { research.Note(q.Name) }) // want "research"
	research.Note(box.As[string](p.Name))                       // want "research"
	research.Note(string(rune(box.As[int](p.Name))))            // silent
	research.Note(box.As[any](p.Name).(string))                 // want "research"
}

func passed[T any](v any) T { return box.As[T](v) }

func through(p *model.Patient) {
	research.Note(passed[string](p.Name))            // want "research"
	research.Note(string(rune(passed[int](p.Name)))) // silent
}
