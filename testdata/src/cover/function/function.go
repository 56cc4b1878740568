// Package function: a basis on the function that contains the crossing, or on the function entered.
package function

import (
	"care/model"
	"care/research"
	"care/ward"
)

var rows []any

//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func caller() {
	research.Add(ward.Load("1"))       // silent
	research.Note(ward.Load("1").Name) // silent
}

func otherCaller() {
	research.Add(ward.Load("1")) // want "research"
}

// The study's code says on what basis it may be entered.
//
//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func agreed(v any) { rows = append(rows, v) }

//lawful:purpose research
func plain(v any) { rows = append(rows, v) }

func entered() {
	p := ward.Load("1")
	agreed(p)             // silent
	agreed(p.Name)        // silent
	plain(ward.Load("2")) // want "research"
}

func relayAgreed(v any) { agreed(v) }

func relayPlain(v any) { plain(v) }

func throughNeutral() {
	relayAgreed(ward.Load("1")) // silent
	relayPlain(ward.Load("1"))  // want "research"
}

type desk struct{ last model.Patient }

//lawful:purpose direct-care
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func (d *desk) export() {
	research.Add(d.last) // silent
}

//lawful:purpose direct-care
func (d *desk) leak() {
	research.Add(d.last) // want "research"
}

//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func pulls() int {
	p := ward.Load("1") // silent
	return len(p.Notes)
}

//lawful:purpose research
func pullsPlain() int {
	p := ward.Load("1") // want "research"
	return len(p.Notes)
}
