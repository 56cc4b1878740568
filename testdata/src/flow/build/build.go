// Package build: string building, conversion and arithmetic keep what they are made of.
package build

import (
	"fmt"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type nhs string

func (n nhs) spaced() string { return string(n[:3]) + " " + string(n[3:]) }

type (
	years int
	line  []byte
)

func concatenated() {
	p := ward.Load("1")
	research.Note("name: " + p.Name)             // want "research"
	research.Note("site: " + p.Site)             // silent
	research.Note(p.Site + "/" + p.Address.City) // want "research"
	research.Note("v" + fmt.Sprint(p.Version))   // silent
}

func concatAssign() {
	text, head := "patients:", "sites:"
	for _, p := range ward.List() {
		text += "\n" + p.Name
		head += "\n" + p.Site
	}
	research.Note(text) // want "research"
	research.Note(head) // silent
}

func converted() {
	p := ward.Load("1")
	research.Raw([]byte(p.Name))              // want "research"
	research.Record([]rune(p.Name))           // want "research"
	research.Note(nhs(p.NHSNumber).spaced())  // want "research"
	research.Note(nhs("9434765919").spaced()) // silent
	research.Raw([]byte(p.Site))              // silent
}

func numeric() {
	p := ward.Load("1")
	research.Measure(float64(p.Age))       // want "research"
	research.Record(years(p.Age) * 12)     // want "research"
	research.Measure(float64(p.Version))   // silent
	research.Record(years(p.Version) * 12) // silent
}

func arithmetic() {
	p := ward.Load("1")
	born := 2026 - p.Age
	born %= 100
	research.Count(born) // want "research"
	rows := p.Version + 1
	rows <<= 2
	research.Count(rows) // silent
	bmi := p.Weight / (1.8 * 1.8)
	research.Measure(bmi)                // want "research"
	research.Measure(-bmi)               // want "research"
	research.Count(^p.Age)               // want "research"
	research.Measure(22.5 / (1.8 * 1.8)) // silent
}

func incremented() {
	p := ward.Load("1")
	age, n := p.Age, 0
	age++
	n++
	research.Count(age) // want "research"
	research.Count(n)   // silent
}

func total(ps []model.Patient) (age, n int) {
	for _, p := range ps {
		age += p.Age
		n++
	}
	return age, n
}

func throughCallee() {
	age, n := total(ward.List())
	research.Count(age) // want "research"
	research.Count(n)   // silent
}

func namedBytes() {
	p := ward.Load("1")
	l := line(relay.Label(p))
	research.Raw(l) // want "research"
	m := line(relay.Stamp(p))
	research.Raw(m) // silent
}

func bytesBack() {
	b := []byte(ward.Load("1").Name)
	b[0] = 'x'
	research.Note(string(b)) // want "research"
	c := []byte("RGT01")
	c[0] = 'x'
	research.Note(string(c)) // silent
}

func structConversion() {
	type a struct{ Who, Where string }
	type b struct{ Who, Where string }
	v := b(a{Who: ward.Load("1").Name, Where: "B2"})
	research.Note(v.Who)   // want "research"
	research.Note(v.Where) // silent
}
