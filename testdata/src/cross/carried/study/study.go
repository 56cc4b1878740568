// Package study asks what it is given for what it needs.
//
//lawful:purpose research
package study

import "cross/carried/model"

var last string

// Pointer asks behind a pointer.
func Pointer(s *model.State) { last = s.In.ID() }

// Value asks a copy.
func Value(s model.State) { last = s.In.ID() }

// Deep asks further down.
func Deep(d model.Deep) { last = d.S.In.ID() }

// Bare asks the interface itself.
func Bare(v model.View) { last = v.ID() }

// Site asks for less.
func Site(s *model.State) { last = s.In.Site() }

// Drop asks and does not keep the answer.
func Drop(s *model.State) { s.In.Site() }

// Call calls a function that it is given with the rest.
func Call(s *model.State) { last = s.Now() }
