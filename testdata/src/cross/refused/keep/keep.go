// Package keep keeps patients, or says why not.
package keep

import "care/model"

// Refused names who was.
type Refused struct{ who, code string }

func (r *Refused) Error() string { return r.who }

// Memory refuses all.
type Memory struct{}

// Save refuses.
func (m *Memory) Save(p model.Patient) error { return &Refused{who: p.Name, code: "full"} }

// Quiet refuses too.
type Quiet struct{}

// Save refuses.
func (q *Quiet) Save(p model.Patient) error { return &Refused{code: "full"} }
