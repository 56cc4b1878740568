// Package model holds the records that the clinic keeps about the people in
// its care, and the wards they lie on.
package model

import (
	"strings"
	"time"
)

// Patient is a person under the care of the clinic.
//
//lawful:data patient
type Patient struct {
	ID         string
	NHSNumber  NHSNumber
	Family     string
	Given      string
	Sex        string
	BirthDate  time.Time
	Postcode   string
	Phone      string
	Conditions []Condition

	// Version counts the writes of the row, for optimistic locking.
	//lawful:data none
	Version int
	// UpdatedAt is when the row was last written.
	//lawful:data none
	UpdatedAt time.Time
}

// Condition is a diagnosis by its SNOMED CT code.
//
//lawful:data patient
type Condition struct {
	Code  string
	Label string
	Since time.Time
}

// SNOMED CT codes of the conditions that clinic programmes look for.
const (
	Diabetes = "44054006"
	Stroke   = "230690007"
	Asthma   = "195967001"
)

// Name returns the patient's name as it is printed on letters.
func (p Patient) Name() string {
	return strings.TrimSpace(p.Given + " " + strings.ToUpper(p.Family))
}

// Age returns the patient's age in whole years at the given time.
func (p Patient) Age(at time.Time) int {
	years := at.Year() - p.BirthDate.Year()
	if at.Month() < p.BirthDate.Month() || at.Month() == p.BirthDate.Month() && at.Day() < p.BirthDate.Day() {
		years--
	}
	return years
}

// Has reports whether the patient has the condition with the given code.
func (p Patient) Has(code string) bool {
	for _, c := range p.Conditions {
		if c.Code == code {
			return true
		}
	}
	return false
}
