// Package session carries who is working, and on whom, through a context.
package session

import (
	"context"

	"clinic.example/clinic/model"
)

type (
	staffKey   struct{}
	patientKey struct{}
)

// WithStaff returns a context for work done by the given member of staff.
func WithStaff(ctx context.Context, staff string) context.Context {
	return context.WithValue(ctx, staffKey{}, staff)
}

// Staff returns who is working, "unknown" when nobody signed in.
func Staff(ctx context.Context) string {
	if staff, ok := ctx.Value(staffKey{}).(string); ok && staff != "" {
		return staff
	}
	return "unknown"
}

// WithPatient returns a context for work on the record of the given patient.
func WithPatient(ctx context.Context, p model.Patient) context.Context {
	return context.WithValue(ctx, patientKey{}, p)
}

// Patient returns the patient whose record is open, if any.
func Patient(ctx context.Context) (model.Patient, bool) {
	p, ok := ctx.Value(patientKey{}).(model.Patient)
	return p, ok
}
