// Package store has stores of which one tells too much in its errors.
package store

import (
	"errors"
	"fmt"

	"care/model"
	"care/ward"
)

// Plain says that there is none.
type Plain struct{}

// Get makes both in one place.
func (*Plain) Get(id string) (*model.Patient, error) {
	p := ward.Load(id)
	return &model.Patient{Name: p.Name}, errors.New("not found")
}

// Typed has an error of its own.
type Typed struct{}

type failure struct{ text string }

func (f *failure) Error() string { return f.text }

// Get makes both in one place.
func (*Typed) Get(id string) (*model.Patient, error) {
	p := ward.Load(id)
	return &model.Patient{Name: p.Name}, &failure{"not found"}
}

// Telling names the patient.
type Telling struct{}

// Get names the patient.
func (*Telling) Get(id string) (*model.Patient, error) {
	p := ward.Load(id)
	return &model.Patient{Site: p.Site}, fmt.Errorf("%s has left", p.Name)
}
