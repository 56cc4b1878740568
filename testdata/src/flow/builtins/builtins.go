// Package builtins: append, copy, min and max carry; len and cap do not.
package builtins

import (
	"care/relay"
	"care/research"
	"care/ward"
)

func appendValues() {
	p := ward.Load("1")
	a := append([]string{"x"}, p.Name, p.Postcode)
	b := append([]string{"x"}, "y", p.Site)
	research.Lines(a...) // want "research"
	research.Lines(b...) // silent
}

func appendString() {
	p := ward.Load("1")
	a := append([]byte("name="), p.Name...)
	b := append([]byte("site="), p.Site...)
	research.Raw(a) // want "research"
	research.Raw(b) // silent
}

func appendSlice() {
	all := append([]string(nil), ward.Load("1").Notes...)
	none := append([]string(nil), "x")
	research.Lines(all...)  // want "research"
	research.Lines(none...) // silent
}

func copyBytes() {
	a, b := make([]byte, 10), make([]byte, 10)
	n := copy(a, ward.Wristband("7"))
	m := copy(b, "RGT01")
	research.Raw(a)       // want "research"
	research.Raw(b)       // silent
	research.Count(n + m) // silent
}

func minMax() {
	p := ward.Load("1")
	research.Count(min(p.Age, 90))              // want "research"
	research.Count(max(18, p.Age, p.Version))   // want "research"
	research.Count(min(p.Version, 9))           // silent
	research.Note(max("a", relay.Wrap(p.Name))) // want "research"
	research.Note(max("a", relay.Wrap("b")))    // silent
}

func lenCap() {
	p := ward.Load("1")
	research.Count(len(p.Name))        // silent
	research.Count(cap(p.Notes))       // silent
	research.Count(len(ward.List()))   // silent
	research.Count(relay.Size(p.Name)) // silent
}

func complexNumbers() {
	p := ward.Load("1")
	c := complex(p.Weight, 1)
	research.Measure(real(c)) // want "research"
	d := complex(1.5, 2)
	research.Measure(imag(d)) // silent
}

func newValue() {
	s := new(string)
	research.Note(*s) // silent
	*s = ward.Load("1").Name
	research.Note(*s) // want "research"
}
