// Package research keeps the records of a cohort study.
//
//lawful:purpose research
package research

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"care/model"
)

// Latest is the subject seen last.
var Latest string

// Subjects maps numbers to arms.
var Subjects = map[string]string{}

// Queue feeds the study.
var Queue = make(chan any, 64)

// Board is the state of the study.
var Board struct {
	Subject string
	Arms    int
}

var (
	kept    []any
	cohort  []model.Patient
	total   int
	flagged int
)

// Record keeps anything.
func Record(v any) { kept = append(kept, v) }

// Add enrols a patient.
func Add(p model.Patient) { cohort = append(cohort, p) }

// AddRef enrols a patient by reference.
func AddRef(p *model.Patient) { cohort = append(cohort, *p) }

// AddAll enrols several.
func AddAll(ps ...model.Patient) { cohort = append(cohort, ps...) }

// Note writes a line into the journal.
func Note(s string) {
	f, err := os.OpenFile("journal.txt", os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	fmt.Fprintln(f, s)
}

// Ping has nothing to do yet.
func Ping(s string) {}

// Raw keeps bytes.
func Raw(b []byte) { kept = append(kept, bytes.Clone(b)) }

// Lines keeps the lines given.
func Lines(lines ...string) { kept = append(kept, strings.Join(lines, "\n")) }

// Count adds a number.
func Count(n int) { total += n }

// Measure keeps a reading.
func Measure(x float64) { kept = append(kept, x) }

// Flag counts what is true.
func Flag(b bool) {
	if b {
		flagged++
	}
}

// Version counts the protocol.
func Version() int { return 3 }

// Title names the study.
func Title() string { return "COHORT-1" }

// Older orders by age.
func Older(a, b model.Patient) int { return a.Age - b.Age }

// Normalise tidies a record for the study and gives it back.
func Normalise(p model.Patient) model.Patient {
	p.Name = strings.ToUpper(p.Name)
	return p
}

// WardName looks at the ward of a stay only.
func WardName(e model.Encounter) string { return strings.ToLower(e.Ward) }

// StayName looks at the patient of a stay.
func StayName(e model.Encounter) string { return strings.ToLower(e.Patient.Name) }

// Study is one study.
type Study struct {
	Title string
	rows  []any
}

// Enrol keeps a row.
func (s *Study) Enrol(v any) { s.rows = append(s.rows, v) }

// Rows counts.
func (s *Study) Rows() int { return len(s.rows) }

// Recorder is a sink that others meet as an interface.
type Recorder struct{ rows []string }

// Record keeps a line.
func (r *Recorder) Record(s string) { r.rows = append(r.rows, s) }

// Writer keeps what is written to it.
type Writer struct{ rows [][]byte }

// Write implements io.Writer.
func (w *Writer) Write(b []byte) (int, error) {
	w.rows = append(w.rows, bytes.Clone(b))
	return len(b), nil
}
