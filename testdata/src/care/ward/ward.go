// Package ward is where care is given: the source of the patient data of the
// suite.
//
//lawful:purpose direct-care
package ward

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"care/model"
)

// Current is the patient at the desk.
var Current model.Patient

// Capacity is the number of beds.
var Capacity = 24

// Handover passes patients from one shift to the next.
var Handover = make(chan model.Patient, 16)

// Book is the admission book.
var Book = &model.Registry{Title: "admissions", Patients: map[string]*model.Patient{}}

var records = map[string]model.Patient{}

// ErrClosed is returned when the ward is closed.
var ErrClosed = errors.New("ward is closed")

// Open reads the records.
func Open(r io.Reader) error { return json.NewDecoder(r).Decode(&records) }

// Admit takes a patient in.
func Admit(p model.Patient) {
	records[p.NHSNumber] = p
	Current = p
	Book.Patients[p.NHSNumber] = &p
	Book.Writes++
}

// Load reads one record from the disk.
func Load(id string) model.Patient {
	var p model.Patient
	b, err := os.ReadFile(id + ".json")
	if err != nil {
		return model.Patient{}
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return model.Patient{}
	}
	return p
}

// Fetch is Load with an error. The error names nothing of the patient.
func Fetch(id string) (model.Patient, error) {
	p, ok := records[id]
	if !ok {
		return model.Patient{}, fmt.Errorf("ward: no record %q", id)
	}
	return p, nil
}

// Find looks a record up.
func Find(id string) (*model.Patient, bool) {
	p, ok := records[id]
	return &p, ok
}

// List returns everybody.
func List() []model.Patient {
	var out []model.Patient
	for _, p := range records {
		out = append(out, p)
	}
	return out
}

// All yields everybody.
func All() iter.Seq[model.Patient] {
	return func(yield func(model.Patient) bool) {
		for _, p := range records {
			if !yield(p) {
				return
			}
		}
	}
}

// Each calls f with everybody.
func Each(f func(model.Patient)) {
	for _, p := range List() {
		f(p)
	}
}

// Fill decodes a record into p.
func Fill(id string, p *model.Patient) error {
	f, err := os.Open(id + ".json")
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewDecoder(f).Decode(p)
}

// Stay returns the stay of a patient.
func Stay(id string) model.Encounter {
	return model.Encounter{ID: "e1", Patient: Load(id), Ward: "B2", Beds: 6}
}

// Bed returns the inpatient of a bed.
func Bed(n string) model.Inpatient {
	return model.Inpatient{Patient: Load(n), Bed: "B2-7"}
}

// Bill returns the invoice of a stay.
func Bill(id string) model.Invoice {
	return model.Invoice{Number: "I-1", Total: 120, Payee: Load(id).Name}
}

// Wristband reads the number on a wristband.
//
//lawful:data patient
func Wristband(bed string) string {
	b, err := os.ReadFile("/dev/scanner/" + bed)
	if err != nil {
		return ""
	}
	return string(b)
}

// Occupied counts.
func Occupied() int { return len(records) }

// Site names the hospital.
func Site() string { return "RGT01" }

// Open247 says whether the ward closes.
func Open247() bool { return Capacity > 20 }
