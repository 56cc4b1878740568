// Package app hands patients to a study, in a struct that holds an interface.
package app

import (
	care "care/model"
	"care/ward"
	"cross/carried/model"
	"cross/carried/study"
)

func full(p care.Patient) model.Full { return model.Full{Who: p.Name, Where: p.Site} }

func wired() {
	p := ward.Load("1")
	study.Pointer(&model.State{In: full(p)})                                    // want "research"
	study.Value(model.State{In: full(p)})                                       // want "research"
	study.Deep(model.Deep{S: &model.State{In: full(p)}})                        // want "research"
	study.Bare(full(p))                                                         // want "research"
	study.Call(&model.State{Now: func() string { return p.Name }})              // want "research"
	study.Pointer(&model.State{In: model.Full{Who: p.Site}})                    // silent
	study.Site(&model.State{In: full(p)})                                       // silent
	study.Drop(&model.State{In: full(p)})                                       // silent
	study.Call(&model.State{In: full(p), Now: func() string { return p.Site }}) // silent
}
