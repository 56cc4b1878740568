package workers

import (
	"care/research"
	"care/ward"
)

// What a constructor starts reads what methods send later.

type byLiteral struct{ in chan string }

func newByLiteral() *byLiteral {
	w := &byLiteral{in: make(chan string, 16)}
	go func() {
		for s := range w.in {
			research.Note(s) // want "research"
		}
	}()
	return w
}

func (w *byLiteral) put() { w.in <- ward.Load("1").Name }

type byMethod struct{ in chan string }

func newByMethod() *byMethod {
	w := &byMethod{in: make(chan string, 16)}
	go w.work() // silent
	return w
}

func (w *byMethod) put() { w.in <- ward.Load("1").Name }

func (w *byMethod) work() {
	for s := range w.in {
		research.Note(s) // want "research"
	}
}

type byArgument struct{ in chan string }

func newByArgument() *byArgument {
	w := &byArgument{in: make(chan string, 16)}
	go drain(w.in) // want "research"
	return w
}

func (w *byArgument) put() { w.in <- ward.Load("1").Name }

func drain(in <-chan string) {
	for s := range in {
		research.Note(s)
	}
}

type byStage struct{ in chan string }

func newByStage() *byStage {
	w := &byStage{in: make(chan string, 16)}
	out := passOn(w.in)
	go func() {
		for s := range out {
			research.Note(s) // want "research"
		}
	}()
	return w
}

func (w *byStage) put() { w.in <- ward.Load("1").Name }

func passOn(in <-chan string) <-chan string {
	out := make(chan string)
	go func() {
		for s := range in {
			out <- s
		}
	}()
	return out
}

type byVariable struct{ in chan<- string }

func newByVariable() *byVariable {
	in := make(chan string, 16)
	go func() {
		for s := range in {
			research.Note(s) // want "research"
		}
	}()
	return &byVariable{in: in}
}

func (w *byVariable) put() { w.in <- ward.Load("1").Name }

// The twin: wards only.
type ofWards struct{ in, out chan string }

func newOfWards() *ofWards {
	w := &ofWards{in: make(chan string, 16), out: make(chan string, 16)}
	go func() {
		for s := range w.in {
			research.Note(s) // silent
		}
	}()
	go drain(w.in) // silent
	return w
}

func (w *ofWards) put() {
	w.in <- ward.Load("1").Site
	w.out <- ward.Load("1").Name // nobody reads it
}

// A map that a goroutine goes through from time to time.
type seen struct{ names map[string]string }

func newSeen() *seen {
	s := &seen{names: map[string]string{}}
	go func() {
		for _, name := range s.names {
			research.Note(name) // want "research"
		}
	}()
	return s
}

func (s *seen) put() { s.names["w"] = ward.Load("1").Name }
