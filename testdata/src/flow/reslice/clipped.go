package reslice

import (
	"slices"

	"care/research"
	"care/ward"
)

// What is appended where there is no room goes elsewhere.

type logger struct{ fields []string }

func (l *logger) clip(f ...string) *logger {
	c := *l
	c.fields = append(slices.Clip(l.fields), f...)
	return &c
}

func (l *logger) upTo(f ...string) *logger {
	return &logger{append(l.fields[:len(l.fields):len(l.fields)], f...)}
}

func (l *logger) one(f string) *logger {
	n := len(l.fields)
	return &logger{append(l.fields[:n:n], f)}
}

// grown may put it behind what the original has, within its array.
func (l *logger) grown(f ...string) *logger {
	return &logger{append(l.fields[:len(l.fields)], f...)}
}

func (l *logger) note() { research.Lines(l.fields...) }

func loggers(l *logger) {
	name := ward.Load("1").Name
	l.clip(name).note() // want "research"
	l.upTo(name).note() // want "research"
	l.one(name).note()  // want "research"
	l.note()            // silent
	l.clip("x").note()  // silent
	l.upTo("x").note()  // silent
	l.one("x").note()   // silent
}

func room(all []string) {
	l := &logger{all[:2]}
	l.grown(ward.Load("1").Name)
	research.Note(all[2]) // want "research"
}

func noRoom(all []string) {
	_ = append(all[:2:2], ward.Load("1").Name)
	research.Note(all[2]) // silent
	_ = append(all[:2:3], ward.Load("1").Name)
	research.Note(all[2]) // want "research"
}

func reached(l *logger) {
	one := append(l.fields[:1:1], "x")
	one[0] = ward.Load("1").Name
	research.Note(l.fields[0]) // silent
}

func maybeReached(l *logger, more []string) {
	one := append(l.fields[:1:1], more...)
	one[0] = ward.Load("1").Name
	research.Note(l.fields[0]) // want "research"
}

// Between the two lengths it has been changed.
func changed(l *logger, all []string) {
	n := len(l.fields)
	l.fields = all
	_ = append(all[:n:len(l.fields)], ward.Load("1").Name)
	research.Note(all[2]) // want "research"
}
