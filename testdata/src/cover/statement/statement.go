// Package statement: a basis on a statement covers what that statement enters, and nothing else.
package statement

import (
	"care/analytics"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func lineAbove() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // silent
	research.Add(ward.Load("2")) // want "research"
}

func sameLine() {
	research.Add(ward.Load("1")) //lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9 // silent
	research.Add(ward.Load("2")) // want "research"
}

func assignment() bool {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	q := research.Normalise(ward.Load("1")) // silent
	r := research.Normalise(ward.Load("2")) // want "research"
	return q.Age > r.Age
}

func chain() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	relay.Send(ward.Load("1").Name) // silent
	relay.Forward(ward.Load("2"))   // want "research"
}

func goStatement() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	go research.Add(ward.Load("1")) // silent
	go research.Add(ward.Load("2")) // want "research"
}

func store() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Latest = ward.Load("1").Name // silent
	research.Latest = ward.Load("2").Name // want "research"
}

func inBlock() {
	for _, p := range ward.List() {
		if p.Age > 65 {
			//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
			research.Add(p) // silent
		} else {
			research.Add(p) // want "research"
		}
	}
}

//lawful:purpose research
func pulls() int {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	p := ward.Load("1") // silent
	return len(p.Notes)
}

func innerOnly() {
	f := func() {
		//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
		research.Add(ward.Load("1")) // silent
	}
	f()
	analytics.Seen(ward.Load("1")) // want "analytics"
}

// Entered is called by nobody: one of its lines is covered, the others are not.
func Entered(p model.Patient) {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Add(p) // silent
	research.Add(p) // want "research"
	for _, note := range p.Notes {
		research.Note(note) // want "research"
	}
}

// Accepted is called by nobody: one of its lines is accepted.
func Accepted(p model.Patient) {
	//lawful:allow uncovered-crossing "the study started before the register"
	research.Add(p)            // silent
	research.Add(p)            // want "research"
	research.Count(p.Version)  // silent
	research.Note(p.NHSNumber) // want "research"
}
