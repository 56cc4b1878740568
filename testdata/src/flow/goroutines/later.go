package goroutines

import (
	"context"
	"flag"
	"net/http"
	"sync"
	"time"

	"care/research"
	"care/ward"
)

// What a goroutine finds that runs on when the call that started it has returned: what
// its memory is given later.

func spawn(f func()) { go f() }

func readLater(ready chan int) {
	x, y := "", ward.Load("1").Name
	spawn(func() { <-ready; research.Note(x) }) // want "research"
	spawn(func() {
		<-ready
		research.Note(ward.Site()) // silent
	})
	x = y
	ready <- 1
}

func atOnce() {
	x := ""
	func(f func()) { f() }(func() { research.Note(x) }) // silent
	x = ward.Load("1").Name
	_ = x
}

type group struct{ wg sync.WaitGroup }

func (g *group) start(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		_ = f()
	}()
}

func inGroup(ready chan int) {
	var g group
	x := ""
	g.start(func() error { <-ready; research.Note(x); return nil }) // want "research"
	x = ward.Load("1").Name
	ready <- 1
}

func byLibrary(ctx context.Context) {
	var wg sync.WaitGroup
	a, b, c, d, e := "", "", "", "", ""
	wg.Go(func() { research.Note(a) })                                                  // want "research"
	time.AfterFunc(1, func() { research.Note(b) })                                      // want "research"
	context.AfterFunc(ctx, func() { research.Note(c) })                                 // want "research"
	flag.Func("n", "", func(string) error { research.Note(d); return nil })             // want "research"
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) { research.Note(e) }) // want "research"
	a, b, c, d, e = ward.Load("1").Name, ward.Load("1").Name, ward.Load("1").Name, ward.Load("1").Name, ward.Load("1").Name
}

func writtenByLibrary() {
	var wg sync.WaitGroup
	x := ""
	wg.Go(func() { x = ward.Load("1").Name })
	x = ""
	wg.Wait()
	research.Note(x) // want "research"
}

type slot struct{ name, site string }

func watch(s *slot, ready chan int) { <-ready; research.Note(s.name) }
func site(s *slot, ready chan int)  { <-ready; research.Note(s.site) }
func begin(s *slot, ready chan int) { go watch(s, ready) }
func other(s *slot, ready chan int) { go site(s, ready) }
func now(s *slot, ready chan int)   { watch(s, ready) }

func byPointer(ready chan int) {
	s, t, u := &slot{}, &slot{}, &slot{}
	begin(s, ready) // want "research"
	other(t, ready) // silent
	now(u, ready)   // silent
	s.name, t.name, u.name = ward.Load("1").Name, ward.Load("1").Name, ward.Load("1").Name
	ready <- 1
}

// What a goroutine writes to what it is sent, even if that is made after it started.

type question struct {
	text  string
	reply chan string
}

func answered() {
	in := make(chan question)
	go func() {
		for q := range in {
			q.reply <- q.text
		}
	}()
	q := question{ward.Load("1").Name, make(chan string)}
	in <- q
	research.Note(<-q.reply) // want "research"
}

func answeredElsewhere() {
	in := make(chan question)
	go func() {
		for q := range in {
			q.reply <- ward.Site()
		}
	}()
	q := question{ward.Load("1").Name, make(chan string)}
	in <- q
	research.Note(<-q.reply) // silent
}

func filled(done chan int) {
	in := make(chan *string)
	go func() {
		for p := range in {
			*p = ward.Load("1").Name
			done <- 1
		}
	}()
	s, t := "", ""
	in <- &s
	<-done
	research.Note(s) // want "research"
	research.Note(t) // silent
}

func ran(done chan int) {
	in := make(chan func())
	go func() {
		for f := range in {
			f()
		}
	}()
	x, y := "", ""
	in <- func() { x = ward.Load("1").Name; done <- 1 }
	<-done
	research.Note(x) // want "research"
	research.Note(y) // silent
}

// An overwritten variable may have been given something else when a goroutine goes on
// after it has waited.

func overwritten(ready, done chan int) {
	x := "a"
	go func() {
		x = "b"
		ready <- 1
		<-done
		research.Note(x) // want "research"
	}()
	<-ready
	x = ward.Load("1").Name
	done <- 1
}

func notWaited(ready chan int) {
	x := ward.Load("1").Name
	go func() {
		x = "b"
		research.Note(x) // silent
		<-ready
	}()
}

func locked(tick chan int) {
	var mu sync.Mutex
	x := ""
	go func() {
		for {
			mu.Lock()
			x = ""
			mu.Unlock()
			<-tick
			mu.Lock()
			research.Note(x) // want "research"
			mu.Unlock()
		}
	}()
	mu.Lock()
	x = ward.Load("1").Name
	mu.Unlock()
}

var lastSeen string

func byVariable(done chan int) {
	go func() { lastSeen = ward.Load("1").Name; done <- 1 }()
	lastSeen = ""
	<-done
	research.Note(lastSeen) // want "research"
}

// What a function overwrites before it starts a goroutine is gone; what its caller puts
// there after is not.

func clearedFirst(s *slot, ready chan int) {
	s.name = ""
	go watch(s, ready)
}

func putAfter(ready chan int) {
	s, t := &slot{}, &slot{name: ward.Load("1").Name}
	clearedFirst(s, ready) // want "research"
	clearedFirst(t, ready) // silent
	s.name = ward.Load("1").Name
	ready <- 1
}

func beforeAndLater(s *slot, ready chan int) {
	research.Note(s.name)
	s.name = ""
	go watch(s, ready)
}

func heldBefore(ready chan int) {
	s, t := &slot{name: ward.Load("1").Name}, &slot{site: ward.Load("1").Name}
	beforeAndLater(s, ready) // want "research"
	beforeAndLater(t, ready) // silent
}

// What is handed to it was read before.

func valueFirst(p *string, ready chan int) {
	go func(s string) { <-ready; research.Note(s) }(*p)
	*p = ""
}

func partFirst(s *slot, ready chan int) {
	go func(t slot) { <-ready; research.Note(t.name) }(slot{name: s.name, site: ward.Load("1").Name})
	s.name = ""
}

func otherFirst(p *string, ready chan int) {
	go func(s string) { <-ready; research.Note(s) }("x")
	*p = ""
}

func handsFirst(ready chan int) {
	a, b, c := ward.Load("1").Name, ward.Load("1").Name, "c"
	s, t := slot{name: ward.Load("1").Name}, slot{site: ward.Load("1").Name}
	valueFirst(&a, ready) // want "research"
	otherFirst(&b, ready) // silent
	valueFirst(&c, ready) // silent
	partFirst(&s, ready)  // want "research"
	partFirst(&t, ready)  // silent
}

// However many callers are between.

func beginFor(s *slot, ready chan int)  { begin(s, ready) }
func beginFor2(s *slot, ready chan int) { beginFor(s, ready) }
func otherFor(s *slot, ready chan int)  { other(s, ready) }

func putByOuter(ready chan int) {
	s, t := &slot{}, &slot{}
	beginFor2(s, ready) // want "research"
	otherFor(t, ready)  // silent
	s.name, t.name = ward.Load("1").Name, ward.Load("1").Name
	ready <- 1
}
