// Package intake takes in FHIR bundles from the hospital's integration engine
// and files what they hold in the clinic's own records.
//
//lawful:purpose direct-care
package intake

import (
	"context"
	"fmt"
	"io"

	fhir "fhir.example/r4"

	"clinic.example/clinic/store"
)

// Counts says how many resources of each kind were filed.
type Counts struct {
	Patients, Conditions, Encounters, Results, Prescriptions int
	// Skipped counts the resources of kinds that the clinic does not keep.
	Skipped int
}

// Add returns the sum of two counts.
func (c Counts) Add(o Counts) Counts {
	c.Patients += o.Patients
	c.Conditions += o.Conditions
	c.Encounters += o.Encounters
	c.Results += o.Results
	c.Prescriptions += o.Prescriptions
	c.Skipped += o.Skipped
	return c
}

// Filer files the resources of bundles in a store.
type Filer struct {
	store *store.Store
}

// New returns a Filer that writes to st.
func New(st *store.Store) *Filer { return &Filer{store: st} }

// File reads one bundle from r and files its entries in order. It stops at
// the first entry that cannot be filed; the entries before it stay filed.
func (f *Filer) File(ctx context.Context, r io.Reader) (Counts, error) {
	bundle, err := fhir.DecodeBundle(r)
	if err != nil {
		return Counts{}, err
	}
	var counts Counts
	for i, entry := range bundle.Entry {
		if err := f.entry(ctx, entry, &counts); err != nil {
			return counts, fmt.Errorf("bundle entry %d: %w", i, err)
		}
	}
	return counts, nil
}

func (f *Filer) entry(ctx context.Context, entry fhir.BundleEntry, counts *Counts) error {
	switch entry.Type() {
	case "Patient":
		counts.Patients++
		return f.patient(ctx, entry)
	case "Condition":
		counts.Conditions++
		return f.condition(ctx, entry)
	case "Encounter":
		counts.Encounters++
		return f.encounter(ctx, entry)
	case "Observation":
		counts.Results++
		return f.result(ctx, entry)
	case "MedicationRequest":
		counts.Prescriptions++
		return f.prescription(ctx, entry)
	default:
		counts.Skipped++
		return nil
	}
}

func (f *Filer) patient(ctx context.Context, entry fhir.BundleEntry) error {
	var resource fhir.Patient
	if err := entry.Decode(&resource); err != nil {
		return err
	}
	p, err := Patient(resource)
	if err != nil {
		return err
	}
	return f.store.SavePatient(ctx, p)
}

func (f *Filer) condition(ctx context.Context, entry fhir.BundleEntry) error {
	var resource fhir.Condition
	if err := entry.Decode(&resource); err != nil {
		return err
	}
	patientID, c, err := Condition(resource)
	if err != nil {
		return err
	}
	return f.store.AddCondition(ctx, patientID, c)
}

func (f *Filer) encounter(ctx context.Context, entry fhir.BundleEntry) error {
	var resource fhir.Encounter
	if err := entry.Decode(&resource); err != nil {
		return err
	}
	enc, err := Encounter(resource)
	if err != nil {
		return err
	}
	return f.store.SaveEncounter(ctx, enc)
}

func (f *Filer) result(ctx context.Context, entry fhir.BundleEntry) error {
	var resource fhir.Observation
	if err := entry.Decode(&resource); err != nil {
		return err
	}
	res, err := Result(resource)
	if err != nil {
		return err
	}
	return f.store.SaveResult(ctx, res)
}

func (f *Filer) prescription(ctx context.Context, entry fhir.BundleEntry) error {
	var resource fhir.MedicationRequest
	if err := entry.Decode(&resource); err != nil {
		return err
	}
	rx, err := Prescription(resource)
	if err != nil {
		return err
	}
	return f.store.SavePrescription(ctx, rx)
}
