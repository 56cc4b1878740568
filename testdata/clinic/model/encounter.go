package model

import (
	"strconv"
	"time"
)

// Encounter is one stay of a patient, from admission to discharge.
//
//lawful:data patient
type Encounter struct {
	ID         string
	PatientID  string
	Ward       string
	Bed        string
	Reason     string
	Admitted   time.Time
	Discharged time.Time

	// Version counts the writes of the row, for optimistic locking.
	//lawful:data none
	Version int
}

// Open reports whether the patient has not been discharged yet.
func (e Encounter) Open() bool { return e.Discharged.IsZero() }

// Stay returns how long the patient stayed, up to now when the stay is open.
func (e Encounter) Stay(now time.Time) time.Duration {
	if e.Open() {
		return now.Sub(e.Admitted)
	}
	return e.Discharged.Sub(e.Admitted)
}

// EvaluationRow returns the stay as a line of the bed-management evaluation.
//
//lawful:purpose service-evaluation
func (e Encounter) EvaluationRow() []string {
	hours := e.Discharged.Sub(e.Admitted).Hours()
	return []string{e.ID, e.Ward, strconv.FormatFloat(hours, 'f', 1, 64)}
}

// Ward is a unit of the clinic with a number of staffed beds.
type Ward struct {
	Code string
	Name string
	Beds int
}

// EvaluationRow returns the ward as a line of the bed-management evaluation.
//
//lawful:purpose service-evaluation
func (w Ward) EvaluationRow() []string {
	return []string{w.Code, w.Name, strconv.Itoa(w.Beds)}
}

// Wards are the units of the clinic, in the order they appear on screens.
func Wards() []Ward {
	return []Ward{
		{Code: "amu", Name: "Acute medical unit", Beds: 8},
		{Code: "stroke", Name: "Stroke unit", Beds: 4},
		{Code: "elm", Name: "Elm ward", Beds: 12},
	}
}

// WardByCode returns the ward with the given code.
func WardByCode(code string) (Ward, bool) {
	for _, w := range Wards() {
		if w.Code == code {
			return w, true
		}
	}
	return Ward{}, false
}
