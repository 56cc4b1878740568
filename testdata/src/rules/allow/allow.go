// Package allow: an accepted finding, and directives that accept none.
package allow

import (
	"care/model"
	"care/research"
	"care/ward"
)

func accepted() {
	//lawful:allow R01 "agreed with the study" // silent
	research.Add(ward.Load("1")) // silent
}

func wrongRule() {
	//lawful:allow R04 "agreed with the study" // want "unused-allow: unused //lawful:allow R04: it accepts no finding"
	research.Add(ward.Load("1")) // want "uncovered-crossing: "
}

//lawful:allow uncovered-crossing "nothing to accept here" // want "unused-allow: "
func nothing() {}

//lawful:allow re-identification "asked for by the ward" // silent
func accept(p model.Patient) any {
	return struct{ Number, Token string }{p.NHSNumber, tok(p)} // silent
}

//lawful:deidentify to=pseudonymised ref=PSEUD-1
func tok(p model.Patient) string { return p.Postcode[:2] }

//lawful:allow anonymisation-unassessed "reviewed with the next release" // silent
//lawful:deidentify to=anonymised // silent
func coarse(p model.Patient) int { return p.Age / 10 }

// lawfulpurpose is off here, so nobody knows.
//
//lawful:allow undeclared-purpose "a helper" // silent
func helper(p model.Patient) string { return p.Name }

//lawful:allow R45 "the report says so" // silent
func record() {}
