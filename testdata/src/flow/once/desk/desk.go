// Package desk is neutral: it keeps the patient at the desk and passes it on.
package desk

import (
	"care/model"
	"care/research"
)

// Called is the name called last.
var Called string

// Room is where the desk is.
var Room string

// Announce reads what only other packages put there.
func Announce() { research.Note(Called) }

// Direct reads what nobody puts patient data into.
func Direct() { research.Note(Room) }

// Screen is a screen that others fill.
type Screen struct {
	Next string
	Room string
}

// Show reads what others put there.
func (s *Screen) Show() { research.Note(s.Next) }

// Where reads something else.
func (s *Screen) Where() { research.Note(s.Room) }

// Desk is a desk.
type Desk struct {
	source Source
	next   string
	label  string
}

// Source is a source of patients.
type Source interface {
	Get(id string) (*model.Patient, error)
}

// New returns a desk that is supplied.
func New(s Source) *Desk { return &Desk{source: s, label: "B2"} }

// Publish reads what the source gives.
func (d *Desk) Publish(id string) error {
	p, err := d.source.Get(id)
	if err != nil {
		return err
	}
	research.Note(p.Name)  // want "research"
	research.Note(p.Site)  // silent
	research.Note(d.label) // silent
	return nil
}
