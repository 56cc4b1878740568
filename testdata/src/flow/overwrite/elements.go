package overwrite

import (
	"care/model"
	"care/research"
)

// One element of a list that a function is given is not the others.

type holder struct{ note *note }

type linked struct {
	note *note
	next *linked
}

type key struct{ id string }

func blankOne(n *note) { n.text = "" }

func two(m []*note, i, j int) {
	x, y := m[i], m[j]
	x.text = ""
	research.Note(y.text)
}

func before(m []*note) {
	var x, y *note
	for _, e := range m {
		y, x = x, e
	}
	x.text = ""
	research.Note(y.text)
}

func pairs(m []*note) {
	for i := range m {
		for j := range m {
			m[i].text = ""
			research.Note(m[j].text)
		}
	}
}

func inner(m []*note) {
	for _, e := range m {
		e.text = ""
		for _, d := range m {
			research.Note(d.text)
		}
	}
}

func cloned(m []*note) {
	v := append([]*note(nil), m...)
	v[0].text = ""
	research.Note(v[1].text)
}

func copied(m []*note) {
	v := make([]*note, len(m))
	copy(v, m)
	v[0].text = ""
	research.Note(v[1].text)
}

func collected(m []*note) {
	var v []*note
	for _, e := range m {
		v = append(v, e)
	}
	v[0].text = ""
	research.Note(v[1].text)
}

func rest(m []*note) {
	v := m[1:]
	v[0].text = ""
	research.Note(v[1].text)
}

func rekeyed(m map[string]*note) {
	v := map[string]*note{}
	for k, e := range m {
		v[k] = e
	}
	v["k"].text = ""
	research.Note(v["l"].text)
}

func received(c chan *note) {
	x, y := <-c, <-c
	x.text = ""
	research.Note(y.text)
}

func whole(m []*note, i int) {
	m[i].text = ""
	research.Record(m)
}

func otherWhole(m []*note, i, j int) {
	m[i].text = ""
	research.Record(m[j])
}

func deep(m []*holder, i, j int) {
	m[i].note.text = ""
	research.Note(m[j].note.text)
}

func deepWhole(m []*holder, i, j int) {
	m[i].note.text = ""
	research.Record(m[j])
}

func called(m []*note, i, j int) {
	blankOne(m[i])
	research.Note(m[j].text)
}

func link(h *linked) {
	h.note.text = ""
	research.Note(h.next.note.text)
}

func linkFurther(h *linked) {
	h.next.note.text = ""
	research.Note(h.next.next.note.text)
}

func twoSame(m []*note, i, j int) {
	x, y := m[i], m[j]
	x.text = ""
	y.next = nil
	research.Note(x.text)
}

func pairsSame(m []*note) {
	for i := range m {
		for j := range m {
			m[i].text = ""
			m[j].next = nil
			research.Note(m[i].text)
		}
	}
}

func innerSame(m []*note) {
	for _, e := range m {
		e.text = ""
		for _, d := range m {
			d.next = nil
		}
		research.Note(e.text)
	}
}

func clonedSame(m []*note) {
	v := append([]*note(nil), m...)
	v[0].text = ""
	research.Note(v[0].text)
}

func receivedSame(c chan *note) {
	x, y := <-c, <-c
	x.text = ""
	y.next = nil
	research.Note(x.text)
}

func deepSame(m []*holder, i int) {
	m[i].note.text = ""
	research.Note(m[i].note.text)
}

func found(m []*note, id string) {
	var f *note
	for _, e := range m {
		if e.text == id {
			f = e
		}
	}
	if f != nil {
		f.text = ""
		research.Note(f.text)
	}
}

func calledSame(m []*note, i int) {
	blankOne(m[i])
	research.Note(m[i].text)
}

func linkSame(h *linked) {
	n := h.next
	n.note.text = ""
	research.Note(n.note.text)
}

func blank(m []*note) {
	for _, e := range m {
		e.text = ""
		research.Note(e.text)
	}
}

func blankIndex(m []*note) {
	for i := range m {
		m[i].text = ""
		research.Note(m[i].text)
	}
}

func blankAgain(m []*note) {
	for _, e := range m {
		e.text = ""
		research.Note(e.text)
	}
	for _, e := range m {
		e.text = ""
		research.Note(e.text)
	}
}

func blankKeyed(m map[string]*note, k *key) {
	m[k.id].text = ""
	research.Note(m[k.id].text)
}

func blankDrained(c chan *note) {
	for e := range c {
		e.text = ""
		research.Note(e.text)
	}
}

func elements(p model.Patient) {
	list := func() []*note { return []*note{{text: p.Name}, {text: p.Name}} }
	table := func() map[string]*note { return map[string]*note{"k": {text: p.Name}, "l": {text: p.Name}} }
	queue := func() chan *note {
		c := make(chan *note, 2)
		c <- &note{text: p.Name}
		c <- &note{text: p.Name}
		return c
	}
	holders := func() []*holder { return []*holder{{&note{text: p.Name}}, {&note{text: p.Name}}} }
	links := func() *linked {
		return &linked{&note{text: p.Name}, &linked{&note{text: p.Name}, &linked{&note{text: p.Name}, nil}}}
	}
	two(list(), 0, 1)           // want "research"
	before(list())              // want "research"
	pairs(list())               // want "research"
	inner(list())               // want "research"
	cloned(list())              // want "research"
	copied(list())              // want "research"
	collected(list())           // want "research"
	rest(list())                // want "research"
	rekeyed(table())            // want "research"
	received(queue())           // want "research"
	whole(list(), 0)            // want "research"
	otherWhole(list(), 0, 1)    // want "research"
	deep(holders(), 0, 1)       // want "research"
	deepWhole(holders(), 0, 1)  // want "research"
	called(list(), 0, 1)        // want "research"
	link(links())               // want "research"
	linkFurther(links())        // want "research"
	twoSame(list(), 0, 1)       // silent
	pairsSame(list())           // silent
	innerSame(list())           // silent
	clonedSame(list())          // silent
	receivedSame(queue())       // silent
	deepSame(holders(), 0)      // silent
	found(list(), "")           // silent
	calledSame(list(), 0)       // silent
	linkSame(links())           // silent
	blank(list())               // silent
	blankIndex(list())          // silent
	blankAgain(list())          // silent
	blankKeyed(table(), &key{}) // silent
	blankDrained(queue())       // silent
}
