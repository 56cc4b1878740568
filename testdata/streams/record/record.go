// Package record is what the trust holds of everyone it has treated.
package record

// Patient is one record.
//
//lawful:data patient
type Patient struct {
	NHSNumber  string
	Name       string
	Creatinine []float64 // micromoles a litre, the oldest first
}
