package rings

import (
	"care/research"
	"care/ward"
)

// A function that names no variable itself knows from its callee what type a ring has.

type tag struct {
	name string
	call func() string
}

type shelf struct {
	*tag
	site string
	next *shelf
}

var store = &shelf{tag: &tag{name: ward.Load("1").Name, call: func() string { return "ward" }}, site: "ward"}

func turn() { store.next = store }

func turnBack() (name string) {
	first := store.tag
	defer func() {
		store.next = store
		name = first.name
	}()
	return store.next.site
}

func turnAll() {
	turn()
	turnBack()
}

func turned() {
	turnAll()
	research.Note(store.site)      // silent
	research.Note(store.next.site) // silent
	research.Note(store.call())    // silent
	research.Note(store.name)      // want "research"
	research.Note(store.next.name) // want "research"
}
