// Package bus has no purpose: what one package publishes, its own workers or those
// of another package send on.
package bus

import (
	"care/model"
	"care/research"
)

// Admissions is read by package worker.
var Admissions = make(chan string, 8)

// Beds is read by nobody for another purpose.
var Beds = make(chan string, 8)

var discharges = make(chan string)

// PublishDischarge hands the name to a worker that Start starts.
func PublishDischarge(name string) { discharges <- name }

// Start starts the worker.
func Start() {
	go func() {
		for name := range discharges {
			research.Note(name)
		}
	}()
}

var transfers []string

// PublishTransfer keeps the name until the next flush.
func PublishTransfer(name string) { transfers = append(transfers, name) }

func init() { go flush() }

func flush() {
	for _, name := range transfers {
		research.Note(name)
	}
}

// Queue keeps names for its loop.
type Queue struct {
	names  chan string
	counts chan int
}

// NewQueue makes a queue.
func NewQueue() *Queue { return &Queue{make(chan string, 8), make(chan int, 8)} }

// Push puts a name into the queue.
func (q *Queue) Push(name string) { q.names <- name }

// Count puts a number into the queue.
func (q *Queue) Count(n int) { q.counts <- n }

// Run sends names to research, and counts nowhere.
func (q *Queue) Run() {
	for {
		select {
		case name := <-q.names:
			research.Note(name)
		case <-q.counts:
		}
	}
}

var births = make(chan string, 8)

// Born publishes too.
func Born(p model.Patient) { births <- p.Name }

// PublishBirth does, for others.
func PublishBirth(name string) { births <- name }

// Announce is looked at already, for what this package publishes.
func Announce() { research.Note(<-births) } // want "research"
