// Package rings: variables that lead back to themselves, changed by many. What they
// hold must neither be lost nor take too long to follow.
package rings

import (
	"care/research"
	"care/ward"
)

type bed struct {
	name string
	note []byte
	next *bed
}

func (b *bed) get() string  { return b.name }
func (b *bed) put(s string) { b.name = s }

type wing struct {
	*bed
	site string
}

var first = &bed{name: "1", note: []byte(ward.Load("1").Name)}

var last = wing{bed: &bed{name: "2"}}

func show(g interface{ get() string }) string { return g.get() }

func each(ss []string, f func(string)) {
	for _, s := range ss {
		f(s)
	}
}

func round(sites [2]string) {
	got := []string{first.get(), ward.Load("1").Name}
	each(got, func(string) {
		first.put(last.name)
		(*first).put(show(first))
	})
	p := &last.site
	*p = sites[0]
	for range sites {
		research.Note(*p) // silent
	}
	last.bed = &bed{name: first.get(), next: first}
}

func (b *bed) fill(w *wing, s string) string {
	round([2]string{s, "ward"})
	b.name += b.get()
	if last.bed != nil {
		last.put(s + first.name)
		last.next = &bed{name: b.name, next: last.bed}
	}
	for at, n := last.bed, 0; at != nil && n < 3; at, n = at.next, n+1 {
		w.name += at.name
		put := at.put
		put(w.name)
	}
	research.Note(last.name) // want "research"
	return w.site
}

func ring() {
	first.next = first
	for at, n := first, 0; at != nil && n < 3; at, n = at.next, n+1 {
		research.Note(string(at.note)) // want "research"
	}
	w := wing{bed: first, site: "ward"}
	research.Note((*bed).fill(first, &w, ward.Load("1").Name)) // want "research"
	research.Note(last.bed.fill(&wing{bed: last.bed}, w.site)) // want "research"
	done := make(chan bool)
	go func() {
		defer close(done)
		research.Note(first.fill(&w, last.site)) // want "research"
	}()
	<-done
}
