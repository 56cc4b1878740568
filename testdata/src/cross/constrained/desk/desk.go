// Package desk is generic in who gets what it finds.
package desk

import "care/ward"

// Sink takes what is found.
type Sink interface{ Add(string) }

// Run hands it on by another generic function.
func Run[T Sink](to T, id string) { add(to, ward.Load(id).Name) }

func add[T Sink](to T, s string) { to.Add(s) }

// RunPlain hands it on by a function that takes any sink.
func RunPlain[T Sink](to T, id string) { addPlain(to, ward.Load(id).Name) }

func addPlain(to Sink, s string) { to.Add(s) }

// RunSite hands on no patient data.
func RunSite[T Sink](to T, id string) { add(to, ward.Load(id).Site) }

// Desk keeps the sink in a function.
type Desk struct{ emit func(string) }

// New keeps it in a literal.
func New[T Sink](to T) *Desk { return &Desk{func(s string) { to.Add(s) }} }

// NewMethod keeps its method.
func NewMethod[T Sink](to T) *Desk { return &Desk{to.Add} }

// NewThrough keeps a literal that asks another function.
func NewThrough[T Sink](to T) *Desk { return &Desk{func(s string) { add(to, s) }} }

// Find finds a patient.
func (d *Desk) Find(id string) { d.emit(ward.Load(id).Name) }

// Count is asked for no patient.
func (d *Desk) Count() { d.emit("1") }
