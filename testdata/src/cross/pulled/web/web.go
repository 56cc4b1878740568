// Package web has handlers that nobody in sight calls. Where their data comes from,
// only whoever makes them knows.
package web

import "care/research"

// Finder finds texts.
type Finder interface {
	Name(id string) string
	Version(id string) string
	Both(id string) (name, version string)
}

// Handlers answer requests.
type Handlers struct {
	finder Finder
	look   func(id string) string
	other  func(id string) string
}

func New(f Finder, look, other func(string) string) *Handlers { return &Handlers{f, look, other} }

func (h *Handlers) Find(id string)    { research.Note(h.finder.Name(id)) }
func (h *Handlers) Version(id string) { research.Note(h.finder.Version(id)) }
func (h *Handlers) Look(id string)    { research.Note(h.look(id)) }
func (h *Handlers) Other(id string)   { h.other(id) }

// Quiet handlers send on what is no patient's.
type Quiet struct{ finder Finder }

func NewQuiet(f Finder) *Quiet { return &Quiet{f} }

func (q *Quiet) Version(id string) {
	_, v := q.finder.Both(id)
	research.Note(v)
}

// Loud handlers send on the other result.
type Loud struct{ finder Finder }

func NewLoud(f Finder) *Loud { return &Loud{f} }

func (q *Loud) Name(id string) {
	n, _ := q.finder.Both(id)
	research.Note(n)
}

// Based handlers declare why.
type Based struct{ finder Finder }

func NewBased(f Finder) *Based { return &Based{f} }

func (b *Based) Find(id string) {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Note(b.finder.Name(id))
}
