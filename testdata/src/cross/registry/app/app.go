// Package app gives function literals to what keeps them, which somebody else runs.
package app

import (
	"encoding/json"
	"net/http"

	"care/model"
	"care/research"
	"care/ward"
	"cross/registry/desk"
)

func given(d *desk.Desk, p *model.Patient) {
	d.Add(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
}

func queued(q *desk.Queue, p *model.Patient) {
	q.Add(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
}

func made(p *model.Patient) *desk.Desk {
	d := &desk.Desk{}
	d.Add(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
	return d
}

func read(d *desk.Desk) {
	p := ward.Load("1")
	d.Add(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
}

type reader struct{ decode func(any) }

func (r *reader) get() *model.Patient {
	p := &model.Patient{}
	r.decode(p)
	return p
}

func asked(d *desk.Desk, r *reader) {
	d.Add(func() {
		research.Note(r.get().Name) // want "research"
	})
}

type service interface{ do(string) }

type noting struct{}

func (noting) do(s string) { research.Note(s) }

type counting struct{ n int }

func (c *counting) do(s string) { c.n += len(s) }

func routes(d *desk.Desk, s service) {
	d.Add(func() { s.do(ward.Load("1").Name) })
}

func all(d, e *desk.Desk) {
	routes(d, noting{})    // want "research"
	routes(e, &counting{}) // silent
}

// Run where it is made, it is told there.

func lent(d *desk.Desk, p *model.Patient) {
	d.Add(func() { research.Note(p.Name) })
}

func here(p *model.Patient) {
	d := &desk.Desk{}
	lent(d, p)
	d.Run() // want "research"
	e := &desk.Desk{}
	lent(e, &model.Patient{})
	e.Run() // silent
}

func site(d *desk.Desk, p *model.Patient) {
	s := p.Site
	d.Add(func() { research.Note(s) }) // silent
}

// By code that is not seen.

type round struct{ p *model.Patient }

func (r *round) Go(string) {
	research.Note(r.p.Name)
	research.Note(r.p.Site)
}

type plain struct{ p *model.Patient }

func (r *plain) Go(string) { research.Note(r.p.Site) }

func unseen() {
	p := ward.Load("1")
	desk.Later(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
	desk.LaterAny(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
	desk.LaterOn(&round{&p}) // want "research"
	desk.LaterOn(&plain{&p}) // silent
	desk.Both(func() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}, func(_ int, s string) string {
		research.Note(p.Name + s) // want "research"
		research.Note(p.Site + s) // silent
		return s
	})
}

// A bus that is filled after it is made, and asked by a handler.

type bus struct {
	subs map[string]func(*model.Patient)
}

func (b *bus) on(topic string, f func(*model.Patient))     { b.subs[topic] = f }
func (b *bus) publish(topic string, p *model.Patient)      { b.subs[topic](p) }
func (b *staffBus) on(topic string, f func(string))        { b.subs[topic] = f }
func (b *staffBus) publish(topic string, p *model.Patient) { b.subs[topic](p.Site) }

type staffBus struct{ subs map[string]func(string) }

type intake struct {
	bus   *bus
	staff *staffBus
}

func (in *intake) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p := &model.Patient{}
	if json.NewDecoder(r.Body).Decode(p) == nil {
		in.staff.publish("new", p)
		in.bus.publish("new", p)
	}
}

func served() {
	b, s := &bus{subs: map[string]func(*model.Patient){}}, &staffBus{subs: map[string]func(string){}}
	in := &intake{b, s}
	b.on("new", research.AddRef) // want "research"
	s.on("new", research.Note)   // silent
	http.Handle("/new", in)
}
