package overwrite

import (
	"care/model"
	"care/research"
)

// What a function makes in the rounds of a loop is many, for its callers too: to
// overwrite one of them leaves the others.

type note struct {
	next *note
	text string
}

func chained(p model.Patient) *note {
	var first *note
	for i := 0; i < 3; i++ {
		first = &note{first, p.Name}
	}
	return first
}

func chain(p model.Patient) {
	n := chained(p)
	n.text = ""
	research.Note(n.next.text) // want "research"
}

func early(p model.Patient) []*note {
	var out []*note
	for {
		n := &note{}
		if len(out) == 3 {
			return out
		}
		n.text = p.Name
		out = append(out, n)
	}
}

func earlier(p model.Patient) {
	all := early(p)
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

func emptied(p model.Patient) map[string]*note {
	out := map[string]*note{}
	for _, k := range []string{"a", "b", "c"} {
		out[k] = &note{text: p.Name}
	}
	out["a"].text = ""
	return out
}

func emptiedOne(p model.Patient) {
	research.Note(emptied(p)["b"].text) // want "research"
}

func one(p model.Patient) *note { return &note{text: p.Name} }

func onlyOne(p model.Patient) {
	n := one(p)
	n.text = ""
	research.Note(n.text) // silent
}

func eachOne(p model.Patient) {
	for range 3 {
		n := one(p)
		n.text = ""
		research.Note(n.text) // silent
	}
}

func last(p model.Patient) *note {
	var n *note
	for range 3 {
		n = &note{text: p.Name}
		n.text = ""
	}
	return n
}

func lastOne(p model.Patient) {
	if n := last(p); n != nil {
		research.Note(n.text) // silent
	}
}

// The same of what a function that is handed over makes, each time it is called, and of
// what an iterator hands out.

func each(n int, make func() *note) []*note {
	var out []*note
	for range n {
		out = append(out, make())
	}
	return out
}

func eachMade(p model.Patient) {
	all := each(3, func() *note { return &note{text: p.Name} })
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

func mapped[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func notes(ps []model.Patient) []*note {
	return mapped(ps, func(p model.Patient) *note { return &note{text: p.Name} })
}

func mappedOne(ps []model.Patient) {
	all := notes(ps)
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

type maker interface {
	note(p model.Patient) *note
}

type plain struct{}

func (plain) note(p model.Patient) *note { return &note{text: p.Name} }

func made(m maker, ps []model.Patient) []*note {
	var out []*note
	for _, p := range ps {
		out = append(out, m.note(p))
	}
	return out
}

func madeOne(ps []model.Patient) {
	all := made(plain{}, ps)
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

func here(make func() *note) {
	var out []*note
	for range 3 {
		out = append(out, make())
	}
	out[0].text = ""
	research.Note(out[1].text)
}

func hereMade(p model.Patient) {
	here(func() *note { return &note{text: p.Name} }) // want "research"
}

func ranged(yield func(*note) bool) {
	for range 3 {
		if !yield(&note{}) {
			return
		}
	}
}

func rangedOver(p model.Patient) {
	var all []*note
	for n := range ranged {
		n.text = p.Name
		all = append(all, n)
	}
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

func rangedEmptied(p model.Patient) {
	for n := range ranged {
		n.text = p.Name
		n.text = ""
		research.Note(n.text) // silent
	}
}

func once(make func() *note) *note { return make() }

func onceMade(p model.Patient) {
	n := once(func() *note { return &note{text: p.Name} })
	n.text = ""
	research.Note(n.text) // silent
}
