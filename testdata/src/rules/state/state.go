// Package state: the state of what crosses, and bases that hold for some states
// only.
package state

import (
	"care/deid"
	"care/model"
	"care/ward"
)

//lawful:purpose service-evaluation
//lawful:basis a6=public-task task=evaluation a9=health-care secrecy=professional route=not-confidential ref=ANON-7
func publish(v any) { kept = append(kept, v) }

var kept []any

func identifiable() {
	publish(ward.Load("1").Name) // want "uncovered-crossing: patient data Patient.Name, held for .*: basis state.go:12 does not count, not-confidential does not cover what is still patient data"
}

func pseudonymised() {
	publish(deid.Token(ward.Load("1").NHSNumber)) // want "uncovered-crossing: patient data .* .pseudonymised., held for .*not-confidential does not cover"
}

func anonymised() {
	publish(deid.Scrub(ward.Load("1"))) // silent
}

func helper(s string) { publish(s) }

func throughHelper() {
	helper(deid.Token(ward.Load("1").NHSNumber)) // want "uncovered-crossing: .*pseudonymised.*not-confidential does not cover"
	helper(deid.Scrub(ward.Load("1")).Postcode)  // silent
}

func onStatement(p model.Patient) {
	//lawful:basis a6=public-task task=evaluation a9=health-care secrecy=professional route=not-confidential ref=ANON-7
	publish(p) // want "uncovered-crossing: .*not-confidential does not cover"
}
