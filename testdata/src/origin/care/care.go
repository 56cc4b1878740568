// Package care: the origin is the purpose of the code that obtained the data.
package care

import (
	"encoding/json"

	"care/analytics"
	"care/audit"
	"care/eval"
	"care/ml"
	"care/model"
	"care/research"
	"care/ward"
)

//lawful:purpose direct-care
func intake(b []byte) (p model.Patient) {
	json.Unmarshal(b, &p)
	return p
}

// Neutral code that decodes obtains for direct care.
func neutralIntake(b []byte) (p model.Patient) {
	json.Unmarshal(b, &p)
	return p
}

//lawful:purpose local-audit
func auditIntake(b []byte) (p model.Patient) {
	json.Unmarshal(b, &p)
	return p
}

// The study's own records, with a basis of their own.
//
//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
func trialIntake(b []byte) (p model.Patient) {
	json.Unmarshal(b, &p)
	return p
}

//lawful:purpose technology-development
//lawful:basis a6=public-task task="device trial" a9=research safeguards="DPIA 14" route=explicit-consent ref=CONSENT-14
func labIntake(b []byte) (p model.Patient) {
	json.Unmarshal(b, &p)
	return p
}

func fromCare(b []byte) {
	p := intake(b)
	research.Add(p)       // want "research"
	eval.Measure(p)       // want "evaluation"
	audit.Review(p)       // silent
	ward.Admit(p)         // silent
	research.Note(p.Site) // silent
}

func fromNeutral(b []byte) {
	p := neutralIntake(b)
	research.Add(p)   // want "research"
	analytics.Seen(p) // want "analytics"
	audit.Review(p)   // silent
	ward.Admit(p)     // silent
}

func fromAudit(b []byte) {
	p := auditIntake(b)
	eval.Measure(p) // want "evaluation"
	research.Add(p) // want "research"
	audit.Review(p) // silent
	ward.Admit(p)   // silent
}

func fromTrial(b []byte) {
	p := trialIntake(b)
	research.Add(p)       // silent
	research.Note(p.Name) // silent
	ward.Admit(p)         // silent
	research.AddRef(&p)   // silent
}

func fromLab(b []byte) {
	p := labIntake(b)
	ml.Train(p)          // silent
	ml.Feature(p.Weight) // silent
	ward.Admit(p)        // silent
}

// Told apart by where it came from, though it is one variable.
func mixed(b []byte, trial bool) {
	p := trialIntake(b)
	research.Add(p) // silent
	if !trial {
		p = intake(b)
	}
	research.Add(p) // want "research"
}

func relay(p model.Patient) { research.Add(p) }

// Told apart by caller.
func byCaller(b []byte) {
	relay(trialIntake(b)) // silent
	relay(intake(b))      // want "research"
}
