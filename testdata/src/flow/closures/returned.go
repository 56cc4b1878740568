package closures

import (
	"care/research"
	"care/ward"
	"flow/makers"
)

// What a literal brings along is told where it is made, what it is given here.

func callsReturned() {
	makers.Loaded()() // silent
	for _, job := range makers.Of(ward.Load("1")) {
		job() // silent
	}
	makers.Text("none")()                     // silent
	makers.Text(ward.Load("1").Name)()        // want "research"
	makers.MakeJob().Run("B2")                // silent
	research.Note(makers.MakeJob().Run("B2")) // want "research"
	makers.Emptied()()                        // silent
	makers.Steps()(func(s string) {           // want "research"
		research.Note(s)
	})
}

func given(s string) func() {
	return func() {
		research.Note(s) // silent
	}
}

func passesOn() func() { return given(ward.Load("1").Name) } // want "research"
