// Package study has its rows filled.
package study

import (
	"io"
	"strings"

	"cross/filled/store"
)

// Filler fills rows.
type Filler interface {
	Fill(id string, to *store.Row) error
}

var kept []string

// Study is given what fills.
type Study struct{ from Filler }

// New makes one.
func New(from Filler) *Study { return &Study{from} }

// Who keeps who it is.
//
//lawful:purpose research
func (s *Study) Who(id string) {
	var r store.Row
	s.from.Fill(id, &r)
	kept = append(kept, r.Who)
}

// Where keeps where it is.
//
//lawful:purpose research
func (s *Study) Where(id string) {
	var r store.Row
	s.from.Fill(id, &r)
	kept = append(kept, r.Where)
}

// Given is Who of a parameter.
//
//lawful:purpose research
func Given(from Filler) {
	r := &store.Row{}
	from.Fill("1", r)
	kept = append(kept, r.Who)
}

// Func is Who of a function.
//
//lawful:purpose research
func Func(fill func(*store.Row)) {
	var r store.Row
	fill(&r)
	kept = append(kept, r.Who)
}

// Own keeps what it has put there itself.
//
//lawful:purpose research
func Own(fill func(*store.Row)) {
	var r store.Row
	fill(&r)
	r.Who = "n"
	kept = append(kept, r.Who)
}

// Start is Who of a goroutine.
//
//lawful:purpose research
func (s *Study) Start() { go s.loop() }

//lawful:purpose research
func (s *Study) loop() {
	r := new(store.Row)
	s.from.Fill("1", r)
	kept = append(kept, r.Who)
}

// Writer writes out who somebody is.
type Writer interface{ Write(id string, to io.Writer) }

// Text keeps what is written.
//
//lawful:purpose research
func Text(from Writer) {
	var b strings.Builder
	from.Write("1", &b)
	kept = append(kept, b.String())
}
