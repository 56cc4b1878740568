// Package app supplies the study.
package app

import (
	"cross/injected/desk"
	"cross/injected/study"
)

func wired(id string) {
	study.New(&desk.Desk{}).Run(id)         // want "research"
	study.New(&desk.Beds{}).Run(id)         // silent
	study.NewFunc(desk.Get).RunFunc(id)     // want "research"
	study.NewFunc(desk.GetSite).RunFunc(id) // silent
	s := study.New(&desk.Desk{})            // want "research"
	s.Run(id)
}
