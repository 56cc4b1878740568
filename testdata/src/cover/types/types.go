// Package types: a basis on the type entered, or on an interface method.
package types

import (
	"care/ward"
)

// Cohort has consent for all of it.
//
//lawful:purpose research
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
type Cohort struct{ rows []any }

func (c *Cohort) Enrol(v any) { c.rows = append(c.rows, v) }

// Batch has none.
//
//lawful:purpose research
type Batch struct{ rows []any }

func (b *Batch) Enrol(v any) { b.rows = append(b.rows, v) }

// Agreed has it for one method.
//
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
//lawful:purpose research
func (b *Batch) Agreed(v any) { b.rows = append(b.rows, v) }

// Port is seen by the ward.
type Port interface {
	// Enrol has a basis.
	//
	//lawful:purpose research
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	Enrol(v any)
	// Count has none.
	//
	//lawful:purpose research
	Count(age int)
}

func onType() {
	p := ward.Load("1")
	new(Cohort).Enrol(p)             // silent
	new(Cohort).Enrol(p.Name)        // silent
	new(Batch).Enrol(ward.Load("2")) // want "research"
}

func onMethod() {
	p := ward.Load("1")
	new(Batch).Agreed(p)                  // silent
	new(Batch).Enrol(ward.Load("2").Name) // want "research"
}

func onInterface(a, b Port) {
	p := ward.Load("1")
	a.Enrol(p)                  // silent
	b.Count(len(p.Notes))       // silent
	b.Count(ward.Load("2").Age) // want "research"
}

func helper(c *Cohort, b *Batch, v any) {
	c.Enrol(v)
	_ = b
}

func helperBatch(c *Cohort, b *Batch, v any) {
	_ = c
	b.Enrol(v)
}

func throughHelper() {
	p := ward.Load("1")
	helper(new(Cohort), new(Batch), p)                   // silent
	helperBatch(new(Cohort), new(Batch), ward.Load("2")) // want "research"
}
