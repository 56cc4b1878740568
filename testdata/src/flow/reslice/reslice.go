// Package reslice: a slice of a slice or array starts somewhere inside it.
package reslice

import (
	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Of an input.

func input(base []string) {
	base[1] = ward.Load("1").Name
	s := base[1:4]
	research.Note(s[0]) // want "research"
}

func inputSite(base []string) {
	base[1] = ward.Load("1").Site
	s := base[1:4]
	research.Note(s[0]) // silent
}

func inputWritten(base []string) {
	s := base[2:]
	s[0] = ward.Load("1").Name
	research.Note(base[2]) // want "research"
	research.Note(s[0])    // want "research"
}

func inputWrittenSite(base []string) {
	s := base[2:]
	s[0] = ward.Load("1").Site
	research.Note(base[2]) // silent
	research.Note(s[0])    // silent
}

func inputTwo(base, other []string) {
	base[3] = ward.Load("1").Name
	research.Lines(base[1:]...)  // want "research"
	research.Lines(other[1:]...) // silent
}

func inputArray(a, b *[4]string) {
	a[1], b[1] = ward.Load("1").Name, ward.Load("1").Site
	research.Lines(a[1:]...) // want "research"
	research.Lines(b[1:]...) // silent
}

func inputField(r *rows) {
	r.names[1] = ward.Load("1").Name
	r.sites[1] = ward.Load("1").Site
	research.Lines(r.names[1:]...) // want "research"
	research.Lines(r.sites[1:]...) // silent
}

type rows struct{ names, sites []string }

func (r *rows) shift() {
	r.names, r.sites = r.names[1:], r.sites[1:]
}

func (r *rows) add(p model.Patient) {
	r.names, r.sites = append(r.names, p.Name), append(r.sites, p.Site)
}

func receiver() {
	var r rows
	r.add(ward.Load("1"))
	r.add(ward.Load("2"))
	r.shift()
	research.Note(r.names[0]) // want "research"
	research.Note(r.sites[0]) // silent
}

// Of an array.

func array() {
	a := [3]string{"a", ward.Load("1").Name, "b"}
	s := a[1:]
	research.Note(s[0]) // want "research"
	b := [3]string{"a", ward.Load("1").Site, "b"}
	t := b[1:]
	research.Note(t[0]) // silent
}

func arrayPointer() {
	a, b := &[3]string{"a", ward.Load("1").Name}, &[3]string{"a", ward.Load("1").Site}
	research.Note(a[1:][0]) // want "research"
	research.Note(b[1:][0]) // silent
}

func arrayWritten() {
	var a, b [3]string
	s, t := a[1:], b[1:]
	s[0], t[0] = ward.Load("1").Name, ward.Load("1").Site
	research.Note(a[1]) // want "research"
	research.Note(b[1]) // silent
}

func arrayHead() {
	a := [3]string{"a", ward.Load("1").Name, "b"}
	s := a[:2]
	research.Note(s[0]) // silent
	research.Note(s[1]) // want "research"
}

func converted() {
	a := (*[2]string)([]string{"a", "b", ward.Load("1").Name}[1:])
	research.Note(a[1]) // want "research"
	b := [2]string([]string{"a", "b", ward.Load("1").Site}[1:])
	research.Note(b[1]) // silent
}

// Of a local slice.

func local(n int) {
	s := []string{"a", ward.Load("1").Name, "b"}
	research.Note(s[1:][0])    // want "research"
	research.Note(s[n:][0])    // want "research"
	research.Note(s[1:2:3][0]) // want "research"
	research.Note(s[:1][0])    // silent
	research.Count(len(s[1:])) // silent
	t := []string{"a", ward.Load("1").Site, "b"}
	research.Note(t[1:][0]) // silent
	research.Note(t[n:][0]) // silent
}

func twice() {
	s := []string{"a", "b", ward.Load("1").Name}
	s = s[1:]
	s = s[1:]
	research.Note(s[0]) // want "research"
}

func removed(i int) {
	s := []string{"a", ward.Load("1").Name, "b"}
	s = append(s[:0], s[1:]...)
	research.Note(s[0]) // want "research"
	t := []string{"a", ward.Load("1").Site, "b"}
	t = append(t[:i], t[i+1:]...)
	research.Note(t[0]) // silent
}

func moved() {
	s, t := []string{"a", ward.Load("1").Name}, []string{"a", ward.Load("1").Site}
	copy(s, s[1:])
	copy(t, t[1:])
	research.Note(s[0]) // want "research"
	research.Note(t[0]) // silent
}

func drained() {
	base := []string{"a", ward.Load("1").Name, "b"}
	var out, sizes []string
	for len(base) > 0 {
		out = append(out, base[0])
		sizes = append(sizes, "1")
		base = base[1:]
	}
	research.Lines(out...)   // want "research"
	research.Lines(sizes...) // silent
}

// Through callees, of one's own and of another package.

func rest(s []string) []string          { return s[1:] }
func pop(s []string) (string, []string) { return s[0], s[1:] }
func last(s []string) string            { return s[len(s)-1:][0] }
func set(s []string, v string)          { s[1:][0] = v }

func callees() {
	research.Note(rest([]string{"a", ward.Load("1").Name})[0]) // want "research"
	research.Note(rest([]string{"a", ward.Load("1").Site})[0]) // silent
	_, s := pop([]string{"a", ward.Load("1").Name})
	research.Note(s[0]) // want "research"
	first, _ := pop([]string{ward.Load("1").Name, "a"})
	research.Note(first) // want "research"
	first, _ = pop([]string{"a", ward.Load("1").Name})
	research.Note(first)                                        // silent
	research.Note(last([]string{"a", ward.Load("1").Name}))     // want "research"
	research.Note(last([]string{"a", ward.Load("1").Site}))     // silent
	research.Note(relay.Same([]string{"", ward.Site()}[1:])[0]) // silent
	relay.Forward([]string{"a", ward.Load("1").Name}[1:])       // want "research"
	relay.Forward([]string{"a", ward.Load("1").Site}[1:])       // silent
	depot.Keep(last(s))                                         // silent
}

func written() {
	s, t := make([]string, 3), make([]string, 3)
	set(s, ward.Load("1").Name)
	set(t, ward.Load("1").Site)
	research.Note(s[1]) // want "research"
	research.Note(t[1]) // silent
}

func patients(ps []model.Patient) {
	for _, p := range ps[1:] {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
	research.AddAll(ps[:1]...) // want "research"
}

// A batch a time, as one sends rows.

func batches() {
	var names, sites []string
	for _, p := range ward.List() {
		names, sites = append(names, p.Name), append(sites, p.Site)
	}
	for len(names) > 0 {
		n := min(len(names), 10)
		research.Lines(names[:n]...) // want "research"
		research.Lines(sites[:n]...) // silent
		names, sites = names[n:], sites[n:]
	}
}
