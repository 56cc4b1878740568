// Package consent: consent can be withdrawn, so what crosses on it is asked for
// where the program has a function that asks.
package consent

import (
	"care/model"
	"care/ward"
)

//lawful:check consent
func agreed(ps []model.Patient) []model.Patient { return append([]model.Patient{}, ps...) }

//lawful:check opt-out
func unopposed(ps []model.Patient) []model.Patient { return append([]model.Patient{}, ps...) }

//lawful:purpose research
//lawful:basis cohort-2026
func enrol(ps []model.Patient) { rows = append(rows, ps...) }

var rows []model.Patient

func asked() {
	enrol(agreed(ward.List())) // silent
}

func notAsked() {
	enrol(ward.List()) // want "withdrawal-not-honoured: patient data .* crosses into research on explicit consent and has not passed a consent check .basis cohort-2026.; route: consent.notAsked → consent.enrol"
}

func askedSomethingElse() {
	enrol(unopposed(ward.List())) // want "withdrawal-not-honoured: .* has not passed a consent check"
}

func askedInVain() {
	ps := ward.List()
	agreed(ps)
	enrol(ps) // want "withdrawal-not-honoured: .* has not passed a consent check"
}

func pass(ps []model.Patient) { enrol(ps) }

func throughHelper() {
	pass(agreed(ward.List())) // silent
	pass(ward.List())         // want "withdrawal-not-honoured: .*consent.pass"
}

func onStatement() {
	//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=statutory-requirement ref=HSCA-259
	enrol(ward.List()) // silent
}

//lawful:purpose compatibility-testing
//lawful:basis a6=public-task task=care a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission // want "implied-consent-secondary/warning: "
func tryAdapter(p model.Patient) bool { return p.Name != "" }

//lawful:check dissent
func willing(p model.Patient) (model.Patient, bool) { return p, true }

func adapter() {
	p := ward.Load("1")
	tryAdapter(p) // want "withdrawal-not-honoured: patient data Patient crosses into compatibility-testing on implied consent and has not passed a dissent check"
	if p, ok := willing(p); ok {
		tryAdapter(p) // silent
	}
}
