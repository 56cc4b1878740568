// Package shelf reads a variable in a method.
package shelf

import "care/research"

// Top is what lies on top.
var Top = "nothing"

// Under lies below it.
var Under = "nothing"

// Shelf has methods that are called in every way there is.
type Shelf struct{}

func (Shelf) Send() { research.Note(Top) }

func (Shelf) SendUnder() { research.Note(Under) }
