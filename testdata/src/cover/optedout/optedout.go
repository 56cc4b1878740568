// Package optedout: a section 251 basis with opt-out applied needs data that came out of an opt-out check.
package optedout

import (
	"care/model"
	"care/optout"
	"care/research"
	"care/ward"
)

//lawful:purpose research
//lawful:basis a6=public-task task="registry" a9=research safeguards="DPIA 12" route=section-251 ref=23/CAG/0012 opt-out=applied
func registry(ps []model.Patient) { rows = append(rows, ps...) }

var rows []model.Patient

func filtered() {
	registry(optout.Filter(ward.List())) // silent
}

func notFiltered() {
	registry(ward.List()) // want "."
}

func filteredEarlier() {
	ps := ward.List()
	ps = optout.Filter(ps)
	registry(ps) // silent
}

func resultUnused() {
	ps := ward.List()
	optout.Filter(ps)
	registry(ps) // want "."
}

func readAgain() {
	ps := optout.Filter(ward.List())
	ps = ward.List()
	registry(ps) // want "."
}

func load() []model.Patient { return optout.Filter(ward.List()) }

func loadAll() []model.Patient { return ward.List() }

func throughCallee() {
	registry(load())    // silent
	registry(loadAll()) // want "."
}

func element() {
	for _, p := range optout.Filter(ward.List()) {
		registry([]model.Patient{p}) // silent
	}
}

func onePath(all bool) {
	ps := ward.List()
	if !all {
		ps = optout.Filter(ps)
	}
	registry(ps) // want "."
}

func exempt() {
	//lawful:basis a6=public-task task="registry" a9=research safeguards="DPIA 12" route=section-251 ref=23/CAG/0013 opt-out=exempt
	research.AddAll(ward.List()...) // silent
}

func hand(ps []model.Patient) { registry(ps) }

func handOn(ps []model.Patient) { hand(ps) }

func throughNeutral() {
	handOn(optout.Filter(ward.List())) // silent
	handOn(ward.List())                // want "has not passed an opt-out check"
}
