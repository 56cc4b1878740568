// Package plugins implements plug-ins without knowing the clinic.
package plugins

import (
	"care/audit"
	"care/model"
	"care/research"
)

// Study hands patients to the study.
type Study struct{}

// Visit implements a plug-in.
func (Study) Visit(p model.Patient) { research.Add(p) } // want "research"

// Audit hands patients to the audit.
type Audit struct{}

// Visit implements a plug-in.
func (Audit) Visit(p model.Patient) { audit.Review(p) } // silent

// Sites hands sites to the study.
type Sites struct{}

// Visit implements a plug-in.
func (Sites) Visit(p model.Patient) { research.Note(p.Site) } // silent

// Cohort is a plug-in of the study.
//
//lawful:purpose research
type Cohort struct{ Names []string }

// Visit implements a plug-in.
func (c *Cohort) Visit(p model.Patient) { c.Names = append(c.Names, p.Name) }
