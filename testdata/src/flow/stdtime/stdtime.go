// Package stdtime: times derived from patient data, and the clock.
package stdtime

import (
	"time"

	"care/research"
	"care/ward"
)

// Birth is a date of birth.
//
//lawful:data patient
type Birth struct {
	Date time.Time
	//lawful:data none
	Stored time.Time
}

func birth(s string) Birth {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Birth{}
	}
	return Birth{Date: t, Stored: time.Now()}
}

func formatted() {
	b := birth(ward.Load("1").Notes[0])
	research.Note(b.Date.Format(time.DateOnly))   // want "research"
	research.Note(b.Stored.Format(time.DateOnly)) // silent
	research.Note(b.Date.String())                // want "research"
	research.Note(time.Now().String())            // silent
}

func arithmetic() {
	b := birth(ward.Load("1").Notes[0])
	research.Count(b.Date.Year())                // want "research"
	research.Measure(time.Since(b.Date).Hours()) // want "research"
	research.Record(b.Date.AddDate(18, 0, 0))    // want "research"
	research.Record(b.Stored.AddDate(0, 0, 30))  // silent
	research.Flag(b.Date.Before(time.Now()))     // silent
	research.Flag(b.Date.IsZero())               // silent
	start := time.Now()
	research.Measure(time.Since(start).Seconds()) // silent
}

func durations() {
	p := ward.Load("1")
	d := time.Duration(p.Age) * time.Hour
	research.Note(d.String()) // want "research"
	e := time.Duration(p.Version) * time.Hour
	research.Note(e.String()) // silent
	t, err := time.Parse(time.RFC3339, p.Notes[0])
	research.Record(t)   // want "research"
	research.Record(err) // silent
}

func dates() {
	p := ward.Load("1")
	t := time.Date(2026-p.Age, time.January, 1, 0, 0, 0, 0, time.UTC)
	y, _, _ := t.Date()
	research.Count(y) // want "research"
	u := time.Date(2026, time.January, p.Version, 0, 0, 0, 0, time.UTC)
	research.Record(u.Unix()) // silent
}
