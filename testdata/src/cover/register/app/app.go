// Package app crosses under bases of the register.
package app

import (
	"care/eval"
	"care/ml"
	"care/ward"
	"cover/register/study"
)

func onCallee() {
	p := ward.Load("1")
	study.Agreed(p)               // silent
	study.Named(p)                // silent
	study.Plain(ward.Load("2"))   // want "research"
	study.Implied(ward.Load("2")) // want "implied"
}

func exportCovered() {
	study.Plain(ward.Load("1")) // silent
}

func exportPlain() {
	study.Plain(ward.Load("1")) // want "research"
}

func onStatement() {
	p := ward.Load("1")
	//lawful:basis cohort-2026
	study.Plain(p) // silent
	//lawful:basis cohort-2026
	eval.Measure(p) // want "evaluation"
	//lawful:basis evaluation-2026
	eval.Note(p.Name) // silent
}

func wrongPurpose() {
	//lawful:basis evaluation-2026
	study.Plain(ward.Load("1")) // want "research"
}

func ancestor() {
	p := ward.Load("1")
	//lawful:basis technology-2026
	ml.Train(p) // silent
	//lawful:basis technology-2026
	study.Model(p)              // silent
	study.Model(ward.Load("2")) // want "sepsis-model"
	ml.Train(ward.Load("2"))    // want "ml-training"
}
