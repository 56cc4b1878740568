// Package jobs asks a store that it does not know for patients, and tells research code
// why it did not get one.
package jobs

import (
	"care/model"
	"care/research"
)

// Store finds a patient.
type Store interface {
	Get(id string) (*model.Patient, error)
}

// Runner tells of errors.
type Runner struct{ store Store }

// New makes one.
func New(s Store) *Runner { return &Runner{s} }

// Run tells why there is none.
func (r *Runner) Run() {
	if _, err := r.store.Get("1"); err != nil {
		research.Note(err.Error())
	}
}
