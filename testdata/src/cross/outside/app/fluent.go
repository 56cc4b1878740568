package app

import (
	"care/model"
	"care/ward"
	"cross/outside/mixpanel"
)

// Clients that are filled method by method are entered by the last one, with
// what the function was given as well as with what it fetched.

func fetched() {
	mixpanel.NewEvent("seen").Str("name", ward.Load("1").Name).Send("x") // want "analytics"
	mixpanel.NewEvent("seen").Str("site", ward.Load("1").Site).Send("x") // silent
}

func given(p *model.Patient, e *mixpanel.Event) {
	e.Str("name", p.Name).Send("x") // want "analytics"
}

func givenSite(p *model.Patient, e *mixpanel.Event) {
	e.Str("site", p.Site).Send("x") // silent
}

func givenText(name string) { mixpanel.NewEvent("seen").Str("name", name).Send("x") }

func text() {
	givenText(ward.Load("1").Name) // want "analytics"
	givenText("nobody")            // silent
}

type desk struct {
	last   *model.Patient
	events *mixpanel.Event
}

func (d *desk) tell() {
	d.events.Str("name", d.last.Name).Send("x") // want "analytics"
}

func (d *desk) tellSite(e *mixpanel.Event) {
	e.Str("site", d.last.Site).Send("x") // silent
}
