package goroutines

import (
	"sync"

	"care/research"
	"care/ward"
)

// A constructor starts what works on the memory that it returns. What is put there by
// whoever has it reaches the worker.

type queue struct{ in chan string }

func newQueue() *queue {
	q := &queue{in: make(chan string)}
	go q.loop()
	return q
}

func (q *queue) put(v string) { q.in <- v }

func (q *queue) loop() {
	for v := range q.in {
		research.Note(v)
	}
}

func useQueue() {
	q := newQueue() // want "research"
	q.put(ward.Load("1").Name)
	other := newQueue() // silent
	other.put(ward.Site())
}

func queueOf() *queue { return newQueue() }

func useQueueOf() {
	q := queueOf() // want "research"
	q.put(ward.Load("1").Name)
	other := queueOf() // silent
	other.put(ward.Site())
}

func newWorker() chan<- string {
	in := make(chan string)
	go func() {
		for v := range in {
			research.Note(v)
		}
	}()
	return in
}

func useWorker() {
	in := newWorker() // want "research"
	in <- ward.Load("1").Name
	other := newWorker() // silent
	other <- ward.Site()
}

type state struct {
	name, site string
	ready      chan int
	notes      []string
	mu         sync.Mutex
}

func newState() *state {
	s := &state{ready: make(chan int)}
	go s.loop()
	return s
}

func (s *state) loop() {
	<-s.ready
	research.Note(s.name)
}

func useState() {
	s := newState() // want "research"
	s.name = ward.Load("1").Name
	s.ready <- 1
	t := newState() // silent
	t.site = ward.Load("1").Name
	t.ready <- 1
}

func newNotes() *state {
	s := &state{}
	go func() {
		for {
			s.mu.Lock()
			for _, n := range s.notes {
				research.Note(n)
			}
			s.mu.Unlock()
		}
	}()
	return s
}

func (s *state) note(v string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notes = append(s.notes, v)
}

func useNotes() {
	s := newNotes() // want "research"
	s.note(ward.Load("1").Name)
	t := newNotes() // silent
	t.note(ward.Site())
}

// An actor: its loop runs functions that touch what it has.
type actor struct {
	do         chan func()
	name, site string
}

func newActor() *actor {
	a := &actor{do: make(chan func())}
	go a.loop()
	return a
}

func (a *actor) loop() {
	for f := range a.do {
		f()
	}
}

func (a *actor) set(v string) { a.do <- func() { a.name = v } }

func (a *actor) get() string {
	r := make(chan string)
	a.do <- func() { r <- a.name }
	return <-r
}

func (a *actor) where() string {
	r := make(chan string)
	a.do <- func() { r <- a.site }
	return <-r
}

func useActor() {
	a := newActor()
	a.set(ward.Load("1").Name)
	research.Note(a.get())   // want "research"
	research.Note(a.where()) // silent
}

// What a worker hands on comes out at the other end.
type pipe struct{ in, out chan string }

func newPipe() *pipe {
	p := &pipe{make(chan string), make(chan string)}
	go func() {
		for v := range p.in {
			p.out <- v
		}
	}()
	return p
}

func usePipe() {
	p := newPipe()
	p.in <- ward.Load("1").Name
	research.Note(<-p.out) // want "research"
	q := newPipe()
	q.in <- ward.Site()
	research.Note(<-q.out) // silent
}

// What it was given before is told once, in the constructor.
func newFilled() *queue {
	q := &queue{in: make(chan string, 1)}
	q.in <- ward.Load("1").Name
	go q.loop() // want "research"
	return q
}

func useFilled() {
	q := newFilled() // silent
	q.put(ward.Site())
}

// A part that the constructor left empty, and one that it filled and the caller replaces.
type parts struct {
	cur  *slot
	done func(string)
}

func newParts(ready chan int) *parts {
	p := &parts{}
	go func() {
		<-ready
		research.Note(p.cur.name)
		research.Note(p.cur.site)
	}()
	return p
}

func useParts(ready chan int) {
	p := newParts(ready) // want "research"
	p.cur = &slot{name: ward.Load("1").Name}
	q := newParts(ready) // silent
	q.cur = &slot{name: ward.Site()}
}

func newDone(ready chan int) *parts {
	p := &parts{done: func(string) {}}
	go func() { <-ready; p.done(ward.Load("1").Name) }()
	return p
}

func useDone(ready chan int) {
	p := newDone(ready)
	p.done = research.Note // want "research"
}
