package callbacks

import (
	"sync/atomic"

	"care/model"
	"care/research"
	"care/ward"
)

// A function that the caller of the caller calls: what it has captured is told apart.

func unit(f func(*model.Patient)) {
	p := ward.Load("1")
	f(&p)
}

type round struct {
	who, ward, name string
	last            atomic.Pointer[model.Patient]
}

func (r *round) within(run func(func(*model.Patient))) (string, string, int) {
	who, where, n := "", "", 0
	run(func(p *model.Patient) {
		who, where = p.Name, "A"
		n++
		r.who, r.ward = p.Name, "A"
		r.last.Store(p)
	})
	return who, where, n
}

func (r *round) touch(run func(func(*model.Patient))) {
	run(func(*model.Patient) { r.ward = "B" })
}

func resolved() {
	r := &round{name: "night"}
	who, where, n := r.within(unit)
	research.Note(who)                // want "research"
	research.Note(where)              // silent
	research.Count(n)                 // silent
	research.Note(r.who)              // want "research"
	research.Note(r.ward)             // silent
	research.Note(r.name)             // silent
	research.Note(r.last.Load().Name) // want "research"
	research.Note(r.last.Load().Site) // silent
	s := &round{name: "day"}
	s.touch(unit)
	research.Note(s.ward) // silent
	research.Note(s.name) // silent
}

// A function put aside by one that the caller supplies, and called by it later, with
// one from a field.

type unitOfWork interface{ Within(func(hooks)) }

type hooks interface {
	Patient() *model.Patient
	After(func())
}

type memory struct {
	p     *model.Patient
	later []func()
}

func (m *memory) Patient() *model.Patient { return m.p }
func (m *memory) After(f func())          { m.later = append(m.later, f) }

func (m *memory) Within(f func(hooks)) {
	f(m)
	for _, h := range m.later {
		h()
	}
}

type discharge struct {
	uow           unitOfWork
	notify, count func(string)
}

func (d *discharge) do(site string) (name string) {
	d.uow.Within(func(h hooks) {
		p := h.Patient()
		name = p.Name
		h.After(func() { d.notify(p.Name) })
		h.After(func() { d.count(site) })
	})
	return name
}

func committed() {
	p := ward.Load("1")
	d := &discharge{
		uow:    &memory{p: &p},
		notify: func(s string) { research.Note(s) }, // silent
		count:  func(s string) { research.Note(s) }, // silent
	}
	d.do("A") // want "research"
}
