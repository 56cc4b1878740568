// Package app says who gets what.
package app

import (
	"care/ward"
	"cross/asserted/bus"
	"cross/asserted/study"
)

func names() {
	b := bus.New()
	b.On("x", study.Name)
	b.Emit("x", ward.Load("1").Name) // want "research"
	b.Emit("x", ward.Load("1").Site) // silent
}

func own() {
	b := bus.New()
	b.On("admitted", study.Patient) // want "research"
	b.On("admitted", study.Count)   // silent
	b.On("admitted", study.Store{}) // want "research"
	b.Admit()
}

func local(h any) {
	h = study.Name
	h.(func(string))(ward.Load("1").Name) // want "research"
	h.(func(string))(ward.Load("1").Site) // silent
}

func list() {
	hs := map[string]any{"a": study.Name, "b": study.Count}
	for _, h := range hs {
		switch h := h.(type) {
		case func(string):
			h(ward.Load("1").Name) // want "research"
		case func(int):
			h(len(ward.Load("1").Site)) // silent
		}
	}
}
