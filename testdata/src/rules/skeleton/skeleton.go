// Package skeleton: what the suggested fix makes of an uncovered crossing.
package skeleton

import (
	"care/research"
	"care/ward"
)

func simple() {
	research.Add(ward.Load("1")) // want "uncovered-crossing: "
}

func head() bool {
	if p := research.Normalise(ward.Load("1")); p.Age > 3 { // want "uncovered-crossing: "
		return true
	}
	return false
}

func inCase(n int) {
	switch n {
	case 1:
		research.Add(ward.Load("1")) // want "uncovered-crossing: "
	}
}

func oneLine() { research.Add(ward.Load("1")) } // want "uncovered-crossing: "

func elseIf(n int) {
	if n > 3 {
		n--
	} else if p := research.Normalise(ward.Load("1")); p.Age > n { // want "uncovered-crossing: "
		n++
	}
}
