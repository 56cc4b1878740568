// Package study registers itself.
//
//lawful:purpose research
package study

import "cross/enrolled/desk"

var rows []string

type driver struct{}

func (driver) Admit(name string) { rows = append(rows, name) }

func init() {
	desk.Register(add)                     // want "research"
	desk.RegisterTick(add)                 // silent
	desk.RegisterDriver("study", driver{}) // want "research"
}

func add(s string) { rows = append(rows, s) }
