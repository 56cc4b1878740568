// Package ward is direct care: patient data in its parameters is held for it.
//
//lawful:purpose direct-care
package ward

import (
	"care/audit"
	"care/eval"
	"care/ml"
	"care/model"
	"care/relay"
	"care/research"
)

func discharge(p model.Patient) {
	audit.Review(p)         // silent
	research.Add(p)         // want "research"
	eval.Measure(p)         // want "evaluation"
	ml.Train(p)             // want "ml-training"
	research.Note(p.Site)   // silent
	eval.Count(len(p.Name)) // silent
}

func admit(p *model.Patient, bed string) {
	research.Note(bed)          // silent
	research.AddRef(p)          // want "research"
	relay.Send(relay.Label(*p)) // want "research"
	relay.Send(relay.Stamp(*p)) // silent
}

func round(ps []model.Patient) {
	for _, p := range ps {
		eval.Note(p.Name)    // want "evaluation"
		audit.Note(p.Name)   // silent
		ml.Feature(p.Weight) // want "ml-training"
		ml.Feature(1.5)      // silent
	}
}

// board is a type of the ward.
type board struct {
	top   model.Patient
	title string
}

func (b *board) publish() {
	research.Note(b.top.Name) // want "research"
	research.Note(b.title)    // silent
	audit.Note(b.top.Name)    // silent
}

// report is neutral no more: the package says direct care for all of it.
func report(stays map[string]model.Encounter) {
	for id, e := range stays {
		research.Note(e.Ward)           // silent
		eval.Measure(e.Patient)         // want "evaluation"
		audit.Note(id + e.Patient.Name) // silent
	}
}
