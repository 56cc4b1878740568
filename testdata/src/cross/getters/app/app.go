// Package app fills what is shared, and starts the study.
package app

import (
	"care/ward"
	"cross/getters/shared"
	"cross/getters/study"
)

func run() {
	p := ward.Load("1")
	shared.Set(p)
	shared.SetName(p.Name)
	shared.Names.Put("k", p.Name)

	study.Copied()
	study.CopiedWard()
	study.Name()  // want "research"
	study.Found() // want "research"
	study.Known() // silent

	study.Single() // want "research"
}
