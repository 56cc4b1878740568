// Package desk tells a tracker, and one that promises nothing.
package desk

import (
	"care/ward"
	"cross/promised/usage"
)

// Plain is somebody who is told.
type Plain interface{ Track(what string) }

// Desk tells both.
type Desk struct {
	tracker usage.Tracker
	plain   Plain
}

// New is a desk that tells t.
func New(t usage.Tracker) *Desk { return &Desk{tracker: t} }

// NewPlain is one that tells p.
func NewPlain(p Plain) *Desk { return &Desk{plain: p} }

func (d *Desk) seen() {
	d.tracker.Track(ward.Load("1").Name) // want "research"
	d.tracker.Track(ward.Load("1").Site) // silent
	d.plain.Track(ward.Load("1").Name)   // silent
}
