// Package copies: arrays and slices that are copied without a look at an element.
package copies

import (
	"care/ward"
	"flow/copies/study"
)

func into() {
	copy(study.Line[:], ward.Load("1").Name) // want "research"
	copy(study.Buffer, ward.Load("1").Name)  // want "research"
	copy(study.Buffer, "x")                  // silent
}

func band(text string) *study.Band {
	b := &study.Band{}
	copy(b.Raw[:], text)
	return b
}

func outOf() {
	study.Copy(band(ward.Load("1").Name))  // want "research"
	study.Print(band(ward.Load("1").Name)) // want "research"
	study.Fill(band(ward.Load("1").Name))  // silent
	study.Copy(band("x"))                  // silent
	study.Print(band("x"))                 // silent
}
