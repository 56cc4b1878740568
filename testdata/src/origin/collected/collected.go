// Package collected: a type may say what its data was collected for.
package collected

import (
	"encoding/json"

	"care/audit"
	"care/eval"
	"care/model"
	"care/research"
	"care/ward"
)

// Survey is collected for evaluation.
//
//lawful:data patient collected=service-evaluation
type Survey struct {
	Answer string
	//lawful:data none
	Form string
}

func decodeTrial(b []byte) (t model.Trial) {
	json.Unmarshal(b, &t)
	return t
}

func decodeSurvey(b []byte) (s Survey) {
	json.Unmarshal(b, &s)
	return s
}

// What the ward decodes is held for care, whatever the type says.
//
//lawful:purpose direct-care
func wardTrial(b []byte) (t model.Trial) {
	json.Unmarshal(b, &t)
	return t
}

//lawful:purpose direct-care
func wardSurvey(b []byte) (s Survey) {
	json.Unmarshal(b, &s)
	return s
}

func trial(b []byte) {
	t := decodeTrial(b)
	research.Record(t)               // silent
	research.Note(t.Subject)         // silent
	audit.Note(wardTrial(b).Subject) // silent
}

func trialOfWard(b []byte) {
	t := wardTrial(b)
	research.Record(t)       // want "research"
	research.Note(t.Subject) // want "research"
	eval.Note(t.Arm)         // want "evaluation"
}

func survey(b []byte) {
	s := decodeSurvey(b)
	eval.Note(s.Answer) // silent
	eval.Note(s.Form)   // silent
}

func surveyOfWard(b []byte) {
	s := wardSurvey(b)
	eval.Note(s.Answer)     // want "evaluation"
	research.Note(s.Answer) // want "research"
	research.Note(s.Form)   // silent
}

func both(b []byte) {
	t := decodeTrial(b)
	p := ward.Load("1")
	research.Note(t.Subject)          // silent
	research.Note(p.Name)             // want "research"
	research.Note(t.Subject + p.Name) // want "research"
}
