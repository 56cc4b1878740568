// Package optout: checks that a path must pass, or need not.
package optout

import (
	"care/model"
	"care/optout"
	"care/ports"
	"care/ward"
)

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func registry(ps []model.Patient) { rows = append(rows, ps...) }

var rows []model.Patient

func unfiltered() {
	registry(ward.List()) // want "opt-out-not-applied: patient data .* crosses into research under section 251 and has not passed an opt-out check .basis optout.go:12.; route: optout.unfiltered → optout.registry"
}

func filtered() {
	registry(optout.Filter(ward.List())) // silent
}

// The filter inside care hides patients from their ward.
//
//lawful:purpose direct-care
func round() int {
	n := 0
	for range optout.Filter(ward.List()) { // want "opt-out-not-required: the national data opt-out does not apply to direct-care"
		n++
	}
	return n
}

// Here it is meant for a disclosure.
//
//lawful:purpose direct-care
func export() {
	registry(optout.Filter(ward.List())) // silent
}

//lawful:purpose direct-care
func forLater() []model.Patient {
	return optout.Filter(ward.List()) // silent
}

//lawful:purpose direct-care
func elsewhere(r ports.Recorder) {
	for _, p := range optout.Filter(ward.List()) { // silent
		r.Record(p.Name)
	}
}

func neutral() int {
	return len(optout.Filter(ward.List())) // silent
}
