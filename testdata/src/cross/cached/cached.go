// Package cached tells what it gets out of a cache once, not at each call again.
package cached

import (
	"care/model"
	"care/research"
	"cross/cached/repo"
)

// Nightly has a cache of patients.
type Nightly struct{ R *repo.Repo[model.Patient] }

// Mail is where patients are told.
func (d *Nightly) Mail() {
	research.Note(d.R.Get("x").Name) // want "research"
	research.Note(d.R.Get("x").Site) // silent
}

// Now calls it.
func (d *Nightly) Now() {
	d.Mail() // silent
}

// Notes has a cache of texts.
type Notes struct{ R *repo.Repo[string] }

// Mail tells whatever is in it.
func (d *Notes) Mail() {
	research.Note(*d.R.Get("x")) // silent
}
