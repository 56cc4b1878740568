// Package job asks before it discloses, and is run from elsewhere.
package job

import (
	"care/model"
	"rules/optout/checks"
)

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func enter(p model.Patient) { rows = append(rows, p) }

var rows []model.Patient

// Send asks.
func Send(ps []model.Patient) {
	for _, p := range ps {
		if !checks.Usable(p) {
			continue
		}
		enter(p) // silent
	}
}

// SendAll asks of the first only.
func SendAll(ps []model.Patient) {
	if len(ps) > 0 && checks.Usable(ps[0]) {
		for _, p := range ps {
			enter(p) // want "opt-out-not-applied"
		}
	}
}

// Through leaves the asking to Send.
func Through(ps []model.Patient) { Send(ps) } // silent
