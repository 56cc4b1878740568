package tables

import (
	"care/model"
	"care/research"
	"care/ward"
)

// A function out of a table that is put into a field is called through the field.

var finders = map[string]func(string) string{
	"name": func(id string) string { return ward.Load(id).Name },
	"site": func(string) string { return ward.Site() },
}

var finder = func(id string) string { return ward.Load(id).Name }

var takers = map[string]func(string){"note": research.Note, "drop": func(string) {}}

type desk struct {
	find  func(string) string
	other func(string) string
}

func (d *desk) show() {
	research.Note(d.find("1"))  // want "research"
	research.Note(d.other("1")) // silent
}

func openDesk() {
	(&desk{find: finders["name"], other: finders["site"]}).show()
}

type single struct{ find func(string) string }

func (s *single) show() {
	research.Note(s.find("1")) // want "research"
}

func openSingle() { (&single{find: finder}).show() }

type outbox struct {
	send, drop func(string)
	p          *model.Patient
}

func (o *outbox) flush() {
	o.send(ward.Load("1").Name)
	o.drop(ward.Load("1").Name)
}

func openOutbox() {
	o := &outbox{}
	o.send = takers["note"] // want "research"
	o.drop = takers["drop"] // silent
	sent = o.flush
}

var sent func()
