// Package neutral calls a package that has a basis, and one that has none.
package neutral

import (
	"care/eval"
	"care/ward"
	"cover/pkg/cohort"
)

func share() {
	p := ward.Load("1")
	cohort.Enrol(p)   // silent
	relay(p)          // silent
	eval.Measure(p)   // want "evaluation"
	relayEval(p.Name) // want "evaluation"
}

func relay(v any) { cohort.Enrol(v) }

func relayEval(s string) { eval.Note(s) }
