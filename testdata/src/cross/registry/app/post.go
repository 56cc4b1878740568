package app

import (
	"care/research"
	"care/ward"
	"cross/registry/desk"
)

// What literals hand to those who are registered is told where they are registered.

func letters() {
	p := desk.NewPost().Register("study", func(s string) { research.Note(s) }) // want "research"
	weekly := func() { p.Send("study", ward.Load("1").Name) }
	weekly()
}

func posted(do func(func())) {
	p := desk.NewPost().Register("study", func(s string) { research.Note(s) }) // want "research"
	do(func() { p.Send("study", ward.Load("1").Name) })
}
