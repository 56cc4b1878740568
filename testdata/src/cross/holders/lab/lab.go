// Package lab reports results to whoever was registered.
package lab

import (
	"care/model"
	"cross/holders/bin"
)

// Queued reports through a queue.
type Queued struct{ q *bin.Queue[*model.Patient] }

// NewQueued makes a Queued.
func NewQueued(q *bin.Queue[*model.Patient]) *Queued { return &Queued{q} }

// Result is called by the analyser of the laboratory.
func (s *Queued) Result(p *model.Patient) { s.q.Put(p) }

// Single reports to one handler.
type Single struct{ o *bin.One[*model.Patient] }

// NewSingle makes a Single.
func NewSingle(o *bin.One[*model.Patient]) *Single { return &Single{o} }

// Result is called by the analyser of the laboratory.
func (s *Single) Result(p *model.Patient) { s.o.Put(p) }
