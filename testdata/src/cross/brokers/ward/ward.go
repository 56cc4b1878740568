// Package ward publishes.
package ward

import (
	"care/model"
	"cross/brokers/bus"
	"cross/brokers/keys"
)

func Discharge(p model.Patient) {
	bus.PublishDischarge(p.Name) // want "research"
	bus.PublishDischarge("none") // silent
}

func Transfer(p model.Patient) {
	bus.PublishTransfer("none") // silent
	bus.PublishTransfer(p.Name) // want "research"
	bus.PublishTransfer("none") // silent
}

func Deliver(p model.Patient) {
	bus.PublishBirth(p.Name) // silent
}

// Admit is told in hub: worker reads two of the three.
func Admit(p model.Patient) {
	bus.Admissions <- p.Name // silent
	bus.Beds <- p.Name       // silent
	keys.Put(p.Name)         // silent
}

// Desk holds the queue for long.
type Desk struct{ queue *bus.Queue }

func NewDesk(q *bus.Queue) *Desk { return &Desk{q} }

func (d *Desk) Handle(p model.Patient) {
	d.queue.Push(p.Name)       // want "research"
	d.queue.Push("none")       // silent
	d.queue.Count(len(p.Name)) // silent
}
