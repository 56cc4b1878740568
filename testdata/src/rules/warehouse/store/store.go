// Package store writes to connections that it is given.
package store

import (
	"database/sql"

	"care/model"
)

// Stays says nothing of its purpose, and does not know what it writes to.
type Stays struct{ DB *sql.DB }

// New makes one.
func New(db *sql.DB) *Stays { return &Stays{db} }

// Put writes a row.
func (s *Stays) Put(p model.Patient) { s.DB.Exec("insert into stays values (?)", p.Name) } // silent

// Facts says what it serves.
//
//lawful:purpose product-analytics
type Facts struct{ db *sql.DB }

// NewFacts makes one.
func NewFacts(db *sql.DB) *Facts { return &Facts{db} }

// Put writes a row.
//
//lawful:basis a6=consent a9=explicit-consent route=explicit-consent ref=CONSENT-4
func (f *Facts) Put(p model.Patient) { f.db.Exec("insert into stays values (?)", p.Name) } // silent

// Clean takes nothing of a patient.
type Clean struct{ db *sql.DB }

// NewClean makes one.
func NewClean(db *sql.DB) *Clean { return &Clean{db} }

// Count counts.
func (c *Clean) Count(n int) { c.db.Exec("insert into counts values (?)", n) }

// Write writes at once.
func Write(db *sql.DB, p *model.Patient) { db.Exec("insert into stays values (?)", p.Name) } // silent
