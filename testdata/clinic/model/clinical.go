package model

import "time"

// Prescription is an order for a medicine.
//
//lawful:data patient
type Prescription struct {
	ID        string
	PatientID string
	Medicine  string
	DoseMg    float64
	PerDay    int
	Written   time.Time
	Stopped   bool
}

// DailyMg returns the amount of the medicine taken in a day, in milligrams.
func (rx Prescription) DailyMg() float64 { return rx.DoseMg * float64(rx.PerDay) }

// Result is a laboratory result.
//
//lawful:data patient
type Result struct {
	ID        string
	PatientID string
	Analyte   string // LOINC code
	Label     string
	Value     float64
	Unit      string
	Low, High float64
	Taken     time.Time
}

// Abnormal reports whether the value lies outside its reference range. A
// result without a range is never abnormal.
func (r Result) Abnormal() bool {
	return (r.Low != 0 || r.High != 0) && (r.Value < r.Low || r.Value > r.High)
}

// Critical reports whether the value is so far outside its range that the
// ward has to be told at once.
func (r Result) Critical() bool {
	span := r.High - r.Low
	return span > 0 && (r.Value < r.Low-span/2 || r.Value > r.High+span)
}

// Invoice is a bill from another provider. It names a stay by the number the
// other provider gave it and holds nothing about the person.
type Invoice struct {
	Number string
	Ward   string
	Days   int
	Pounds float64
}
