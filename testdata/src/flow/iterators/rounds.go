package iterators

import (
	"care/research"
	"care/ward"
)

// What one round of a callback leaves is there in the next, and what the body of a
// range over a function defers runs at the end.

var Mask int

func Bit(k int) bool { return Mask>>k&1 != 0 }

type stack[E any] struct{ Items []E }

func (s *stack[E]) Push(e E) { s.Items = append(s.Items, e) }

func (s *stack[E]) Each(f func(E)) {
	for _, e := range s.Items {
		f(e)
	}
}

func b1() {
	var st stack[string]
	st.Push("c")
	v := ward.Load("1").Name
	st.Each(func(e string) {
		switch {
		case Bit(3):
			v = "c"
			fallthrough
		default:
			research.Note(v) // want "research"
		}
	})
}

func b2() {
	var st stack[string]
	st.Push("c")
	v := ward.Load("1").Name
	st.Each(func(e string) {
		if Bit(3) {
			v = "c"
		}
		research.Note(v) // want "research"
	})
}

type cell[E any] struct {
	Val  E
	Tail *cell[E]
}

type list[E any] struct{ Head *cell[E] }

func (l *list[E]) Add(e E) { l.Head = &cell[E]{e, l.Head} }

func (l *list[E]) All() func(func(E) bool) {
	return func(yield func(E) bool) {
		for c := l.Head; c != nil; c = c.Tail {
			if !yield(c.Val) {
				return
			}
		}
	}
}

type box[E any] struct{ V, W E }

func b3(p box[string]) {
	l := &list[[]string]{}
	l.Add([]string{"c", "b", "c"})
	l.Add([]string{p.W, p.V, p.W})
	for e := range l.All() {
		_ = e
		if Bit(0) {
		} else {
			research.Note(p.V) // want "research"
		}
		p.V = ward.Load("1").Name
	}
}

func b3call() { b3(box[string]{"a", "b"}) }

type t2 struct{ F3, F4 string }

func (t *t2) Put(s string) { t.F3 = s }

func swap[A, B any](a A, b B) (B, A) { return b, a }

func c1(p *t2) {
	v := "c"
	defer func() {
		research.Note(v) // want "research"
	}()
	l := &list[func() string]{}
	for e := range l.All() {
		_ = e
		defer p.Put(p.F4)
	}
	v, p.F4 = swap(v, p.F4)
}

func c2(p *t2) {
	v := "c"
	defer func() {
		research.Note(v) // want "research"
	}()
	v, p.F4 = swap(v, p.F4)
}

func c3(p *t2) {
	v := "c"
	defer func() {
		research.Note(v) // want "research"
	}()
	l := &list[func() string]{}
	for e := range l.All() {
		_ = e
		defer p.Put("x")
	}
	v = p.F4
}

func cs() {
	c1(&t2{F4: ward.Load("1").Name})
	c2(&t2{F4: ward.Load("1").Name})
	c3(&t2{F4: ward.Load("1").Name})
}

func c4() {
	v := "c"
	for range seq {
		defer func() {
			research.Note(v) // want "research"
		}()
	}
	v = ward.Load("1").Name
}

func c5() {
	v := ward.Load("1").Name
	for range seq {
		defer func() {
			research.Note("c") // silent
		}()
	}
	v = "c"
	research.Note(v) // silent
}

func loops(f func()) {
	for range 3 {
		f()
	}
}

func twice(f func()) {
	f()
	f()
}

func d1(v string) {
	loops(func() {
		research.Note(v) // want "research"
		v = ward.Load("1").Name
	})
}

func d2() {
	v := ""
	twice(func() {
		research.Note(v) // want "research"
		v = ward.Load("1").Name
	})
}

func d3() {
	v := ""
	loops(func() {
		research.Note(v) // want "research"
		v = ward.Load("1").Name
	})
}

func d4(p box[string]) {
	loops(func() {
		research.Note(p.V) // want "research"
		p.V = ward.Load("1").Name
	})
}

func seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

func d5(p box[string]) {
	for range seq {
		research.Note(p.V) // want "research"
		p.V = ward.Load("1").Name
	}
}

func d6(p box[string]) {
	l := &list[[]string]{}
	l.Add([]string{"c", "b", "c"})
	for range l.All() {
		research.Note(p.V) // want "research"
		p.V = ward.Load("1").Name
	}
}

func d7(p box[string]) {
	l := &list[int]{}
	l.Add(3)
	l.Add(3)
	for range l.All() {
		research.Note(p.V) // want "research"
		p.V = ward.Load("1").Name
	}
}

func ds() {
	d1("a")
	d4(box[string]{"a", "b"})
	d5(box[string]{"a", "b"})
	d6(box[string]{"a", "b"})
	d7(box[string]{"a", "b"})
}
