// Package app says who fills.
package app

import (
	"cross/filled/store"
	"cross/filled/study"
)

func run() {
	study.New(store.Names{}).Who("1")   // want "research"
	study.New(store.Rows{}).Who("1")    // want "research"
	study.New(store.Wards{}).Who("1")   // silent
	study.New(store.Names{}).Where("1") // silent
	study.New(store.Rows{}).Where("1")  // silent
	study.Given(store.Names{})          // want "research"
	study.Given(store.Wards{})          // silent
	study.Func(fill)                    // want "research"
	study.Own(fill)                     // silent
	study.New(store.Names{}).Start()    // want "research"
	study.New(store.Wards{}).Start()    // silent
	study.Text(store.Names{})           // want "research"
	study.Text(store.Wards{})           // silent
}

func fill(r *store.Row) { store.Names{}.Fill("1", r) }
