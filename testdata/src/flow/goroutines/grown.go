package goroutines

import (
	"care/research"
	"care/ward"
)

// What is put into memory that goroutines share is seen by a callee of a callee that
// has been called with the same memory before.

type pair struct{ note, site string }

func (s *pair) read() (string, string) { return s.note, s.site }

type does func(func())

func outer(h does, f func()) { h(f) }

func call(f func()) { f() }

func grows() {
	s := &pair{}
	go s.read()
	for range 3 {
		outer(call, func() {
			note, site := s.read()
			research.Note(note) // want "research"
			research.Note(site) // silent
		})
		s.note = ward.Load("1").Name
	}
}

var latest = &pair{}

func growsGlobal() {
	for range 3 {
		outer(call, func() {
			note, site := latest.read()
			research.Note(note) // want "research"
			research.Note(site) // silent
		})
		latest.note = ward.Load("1").Name
	}
}

type reads func(func() string) string

func given(h reads, f func() string) string { return h(f) }

func ask(f func() string) string { return f() }

func growsAnswer() {
	s := &pair{}
	go s.read()
	for range 3 {
		note := given(ask, func() string { return s.note })
		site := given(ask, func() string { return s.site })
		research.Note(note) // want "research"
		research.Note(site) // silent
		s.note = ward.Load("1").Name
	}
}
