// Package foreign gets function literals from code of another purpose: they
// keep the purpose of the code that they are written in.
package foreign

import (
	"care/model"
	"care/ward"
	"cross/foreign/routes"
	"cross/foreign/tally"
)

func desk(a routes.Admission) int { return len(a.Patients) }

func wired(api *routes.API) {
	api.Admit = tally.Wrap(desk)    // want "analytics"
	api.Transfer = tally.Wrap(desk) // want "analytics"
	api.Ping = tally.Pings()        // silent
}

func wiredPlain(api *routes.API) {
	api.Admit = routes.HandlerFunc(desk) // silent
	api.Transfer = desk                  // silent
}

func called() {
	names := tally.Names()
	names(ward.Load("1").Name) // want "analytics"
	names(ward.Load("1").Site) // silent
	names("desk")              // silent
	tally.Names()("desk")      // silent
}

func throughInterface() {
	var h routes.Handler = tally.Wrap(desk)
	p := ward.Load("1")
	h.Handle(routes.Admission{Patients: []*model.Patient{&p}}) // want "analytics"
	h = routes.HandlerFunc(desk)
	h.Handle(routes.Admission{Patients: []*model.Patient{&p}}) // silent
}

func kept() {
	table := map[string]func(string){"count": tally.Names(), "none": func(string) {}}
	table["count"](ward.Load("1").Name) // want "analytics"
	table["none"](ward.Load("1").Name)  // silent
}

func overAll(ids []string) {
	each(ids, tally.Names())   // want "analytics"
	each(ids, func(string) {}) // silent
}

func each(ids []string, f func(string)) {
	for _, id := range ids {
		f(ward.Load(id).Name)
	}
}

func covered() {
	tally.Agreed()(ward.Load("1").Name) // silent
	tally.Said()(ward.Load("1").Name)   // silent
}

func backToCare() {
	p := ward.Load("1")
	tally.Care()(&p) // silent
}
