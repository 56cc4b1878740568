// Package desk logs why a keeper refused.
package desk

import (
	"net/http"

	"care/model"
	"care/ward"
	"cross/refused/tally"
)

// Keeper keeps patients.
type Keeper interface{ Save(p model.Patient) error }

// Desk admits.
type Desk struct{ keeper Keeper }

// New is a desk before k.
func New(k Keeper) *Desk { return &Desk{keeper: k} }

// Admit is asked to.
func (d *Desk) Admit(w http.ResponseWriter, r *http.Request) {
	if err := d.keeper.Save(ward.Load("1")); err != nil {
		tally.Err(err) // silent
	}
}
