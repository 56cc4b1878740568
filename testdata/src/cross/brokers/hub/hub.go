// Package hub brings together a publisher and a worker that do not know each other.
package hub

import (
	"cross/brokers/bus"
	"cross/brokers/ward"
	"cross/brokers/worker"
)

// Main starts what is told where it is published.
func Main() {
	bus.Start()    // silent
	bus.Announce() // silent
	q := bus.NewQueue()
	go q.Run() // silent
	_ = ward.NewDesk(q)
	go worker.Run() // want "research"
	worker.Lookup() // want "research"
	worker.Count()  // silent
	_ = ward.Admit  // silent
}
