package desk

import "care/research"

// Shelf keeps its answers in a field, and Book by name.
type (
	Shelf struct{ answers []func() string }
	Book  struct{ answers map[string]func() string }
	Still struct{ answers []func() string }
)

// NewShelf is a shelf of two answers.
func NewShelf() *Shelf { return &Shelf{[]func() string{site, name}} }

// NewBook is a book of two.
func NewBook() *Book { return &Book{map[string]func() string{"a": site, "b": name}} }

// NewStill is a shelf of which only the second is changed.
func NewStill() *Still { return &Still{[]func() string{site, name}} }

func (s *Shelf) move() { s.answers[0] = s.answers[1] }
func (b *Book) move()  { b.answers["a"] = b.answers["b"] }
func (s *Still) move() { s.answers[1] = s.answers[0] }

func (s *Shelf) ask() { research.Note(s.answers[0]()) }   // want "research"
func (b *Book) ask()  { research.Note(b.answers["a"]()) } // want "research"
func (s *Still) ask() { research.Note(s.answers[0]()) }   // silent
