package fields

import (
	"encoding/json"

	"care/model"
	"care/research"
	"care/ward"
)

// A record is what is left in it.

type letter struct {
	bed     string
	Patient model.Patient
	next    *letter
}

//lawful:data patient
type band struct {
	Age  int
	Name string
}

func blankBand(b band) band {
	b.Age, b.Name = 0, ""
	return b
}

func blankName(b band) band {
	b.Name = ""
	return b
}

func blankIf(b band, all bool) band {
	b.Age = 0
	if all {
		b.Name = ""
	}
	return b
}

func (l letter) empty() letter { l.Patient = model.Patient{}; l.next = nil; return l }
func (l *letter) clear()       { l.Patient, l.next = model.Patient{}, nil }
func (l letter) rest() letter  { l.Patient = model.Patient{}; return l }

func text(v any) string { b, _ := json.Marshal(v); return string(b) }

func blanked(b band, l, m letter) {
	research.Note(text(b))                       // want "research"
	research.Note(text(blankBand(b)))            // silent
	research.Note(text(blankName(b)))            // want "research"
	research.Note(text(blankIf(b, l.bed == ""))) // want "research"
	research.Note(text(l.empty()))               // silent
	research.Note(text(l.rest()))                // want "research"
	m.clear()
	research.Note(text(m)) // silent
	m.Patient = ward.Load("1")
	research.Note(text(m)) // want "research"
	c := b
	c.Age, c.Name = 0, ""
	research.Note(text(c)) // silent
	research.Note(text(b)) // want "research"
}

func blankedAll(bs []band) {
	for i := range bs {
		bs[i].Age, bs[i].Name = 0, ""
	}
	research.Note(text(bs)) // want "research"
	for i, b := range bs {
		b.Age, b.Name = 0, ""
		bs[i] = b
		research.Note(text(b)) // silent
	}
}

func blankedThrough(b *band) {
	c := *b
	c.Age, c.Name = 0, ""
	research.Note(text(c)) // silent
	research.Note(text(b)) // want "research"
	b.Age, b.Name = 0, ""
	research.Note(text(*b)) // silent
}
