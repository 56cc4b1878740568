// Package intake takes in FHIR bundles from the hospital's integration engine
// and files what they hold in the clinic's own records.
//
//lawful:purpose direct-care
package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/samply/golang-fhir-models/fhir-models/fhir"

	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

// ErrNotBundle is returned for JSON that is not a Bundle resource.
var ErrNotBundle = errors.New("resource is not a Bundle")

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
	store   *store.Store
	metrics *telemetry.Metrics
}

// New returns a Filer that writes to st and tells metrics what it files.
func New(st *store.Store, metrics *telemetry.Metrics) *Filer {
	return &Filer{store: st, metrics: metrics}
}

// File reads one bundle from r and files its entries in order. It stops at
// the first entry that cannot be filed; the entries before it stay filed.
func (f *Filer) File(ctx context.Context, r io.Reader) (Counts, error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return Counts{}, fmt.Errorf("reading bundle: %w", err)
	}
	kind, err := resourceType(body)
	if err != nil {
		return Counts{}, err
	}
	if kind != "Bundle" {
		return Counts{}, ErrNotBundle
	}
	bundle, err := fhir.UnmarshalBundle(body)
	if err != nil {
		return Counts{}, fmt.Errorf("decoding bundle: %w", err)
	}
	f.metrics.Inc("intake " + bundle.Type.Code()) // silent: one of the words that FHIR has for it
	if len(bundle.Entry) == 0 {
		f.metrics.Report(fmt.Errorf("bundle %s is empty", value(bundle.Id))) // silent: lawful.yaml says that it is no patient data
	}
	var counts Counts
	for i, entry := range bundle.Entry {
		if err := f.entry(ctx, entry.Resource, &counts); err != nil {
			return counts, fmt.Errorf("bundle entry %d: %w", i, err)
		}
	}
	return counts, nil
}

func (f *Filer) entry(ctx context.Context, resource json.RawMessage, counts *Counts) error {
	kind, err := resourceType(resource)
	if err != nil {
		return err
	}
	switch kind {
	case "Patient":
		counts.Patients++
		return f.patient(ctx, resource)
	case "Condition":
		counts.Conditions++
		return f.condition(ctx, resource)
	case "Encounter":
		counts.Encounters++
		return f.encounter(ctx, resource)
	case "Observation":
		counts.Results++
		return f.result(ctx, resource)
	case "MedicationRequest":
		counts.Prescriptions++
		return f.prescription(ctx, resource)
	default:
		counts.Skipped++
		return nil
	}
}

func (f *Filer) patient(ctx context.Context, resource json.RawMessage) error {
	r, err := fhir.UnmarshalPatient(resource)
	if err != nil {
		return fmt.Errorf("decoding patient: %w", err)
	}
	p, err := Patient(r)
	if err != nil {
		f.metrics.Report(fmt.Errorf("patient %s not filed", value(r.Id))) // crossing: observability
		return err
	}
	return f.store.SavePatient(ctx, p)
}

func (f *Filer) condition(ctx context.Context, resource json.RawMessage) error {
	r, err := fhir.UnmarshalCondition(resource)
	if err != nil {
		return fmt.Errorf("decoding condition: %w", err)
	}
	patientID, c, err := Condition(r)
	if err != nil {
		return err
	}
	return f.store.AddCondition(ctx, patientID, c)
}

func (f *Filer) encounter(ctx context.Context, resource json.RawMessage) error {
	r, err := fhir.UnmarshalEncounter(resource)
	if err != nil {
		return fmt.Errorf("decoding encounter: %w", err)
	}
	enc, err := Encounter(r)
	if err != nil {
		return err
	}
	return f.store.SaveEncounter(ctx, enc)
}

func (f *Filer) result(ctx context.Context, resource json.RawMessage) error {
	r, err := fhir.UnmarshalObservation(resource)
	if err != nil {
		return fmt.Errorf("decoding observation: %w", err)
	}
	res, err := Result(r)
	switch {
	case errors.Is(err, ErrNoValue):
		f.metrics.Report(ErrNoValue) // silent: the same for every patient
		return err
	case err != nil:
		f.metrics.Report(fmt.Errorf("observation not filed: %s", dump(r))) // crossing: observability
		return err
	}
	return f.store.SaveResult(ctx, res)
}

func (f *Filer) prescription(ctx context.Context, resource json.RawMessage) error {
	r, err := fhir.UnmarshalMedicationRequest(resource)
	if err != nil {
		return fmt.Errorf("decoding medication request: %w", err)
	}
	rx, err := Prescription(r)
	if err != nil {
		return err
	}
	return f.store.SavePrescription(ctx, rx)
}

// dump returns a resource as FHIR JSON.
func dump(resource json.Marshaler) string {
	text, err := resource.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(text)
}
