// Package study reads what others have kept.
//
//lawful:purpose research
package study

import "cross/getters/shared"

var kept []string

func keep(s string) { kept = append(kept, s) }

// Copied reads a field of a copy.
func Copied() {
	s := shared.Last
	keep(s.ID) // want "research"
}

// Changed reads a field of a copy that it has changed.
func Changed() {
	s := shared.Last
	s.ID = "n"
	keep(s.ID) // silent
}

// Variable reads a field of a copy that has a name elsewhere.
func Variable() {
	s := shared.Last
	func() { s.Ward = "" }()
	keep(s.ID) // want "research"
}

// CopiedWard reads the other field.
func CopiedWard() {
	s := shared.Last
	keep(s.Ward) // silent
}

// Name asks a cache of names.
func Name() { keep(shared.Names.Get("k")) }

// Found asks it whether it knows one.
func Found() {
	if v, ok := shared.Names.Lookup("k"); ok {
		keep(v)
	}
}

// Known only asks whether.
func Known() bool {
	_, ok := shared.Names.Lookup("k")
	return ok
}

// Single asks a function.
func Single() { keep(shared.Name()) }
