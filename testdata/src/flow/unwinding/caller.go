package unwinding

import (
	"care/research"
	"care/ward"
)

// What deferred functions write on the way of a panic is there once a caller has
// recovered.

type obj struct{ f string }

func bar() { panic("whatever") }

func maybe(n int) {
	if n > 3 {
		panic("whatever")
	}
}

func always(x *obj, b string) {
	defer func() {
		x.f = b
	}()
	bar()
	b = "0"
	return
}

func sometimes(x *obj, b string, n int) {
	defer func() {
		x.f = b
	}()
	maybe(n)
	b = "0"
	return
}

func never(x *obj, b string, n int) {
	defer func() {
		x.f = b
	}()
	b = "0"
	return
}

func closes(x *obj, b string, n int) {
	defer func() { x.f = "closed" }()
	x.f = b
	maybe(n)
	x.f = ""
}

func catch(x *obj, b string) {
	defer func() { recover() }()
	always(x, b)
}

func catch2(x *obj, b string) {
	defer func() { recover() }()
	sometimes(x, b, 4)
}

func caught() {
	x := &obj{}
	catch(x, ward.Load("1").Name)
	research.Note(x.f) // want "research"
	x = &obj{}
	catch2(x, ward.Load("1").Name)
	research.Note(x.f) // want "research"
	x = &obj{}
	never(x, ward.Load("1").Name, 3)
	research.Note(x.f) // silent
	x = &obj{}
	closes(x, ward.Load("1").Name, 3)
	research.Note(x.f) // silent
}
