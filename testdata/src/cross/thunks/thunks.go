// Package thunks: a method of another package by way of code that the compiler adds.
package thunks

import (
	"care/ward"
	"cross/thunks/shelf"
)

func expression() {
	shelf.Top = ward.Load("1").Name
	(*shelf.Shelf).Send(&shelf.Shelf{})  // want "research"
	shelf.Shelf.SendUnder(shelf.Shelf{}) // silent
}

func value() {
	shelf.Top = ward.Load("1").Name
	f := shelf.Shelf{}.Send
	f() // want "research"
	f = shelf.Shelf{}.SendUnder
	f() // silent
}

func byInterface() {
	shelf.Top = ward.Load("1").Name
	var s interface {
		Send()
		SendUnder()
	} = &shelf.Shelf{}
	s.Send()      // want "research"
	s.SendUnder() // silent
}

func overwritten() {
	shelf.Top = ward.Load("1").Name
	shelf.Top = ""
}
