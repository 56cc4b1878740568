package nightly

import (
	"context"
	"errors"

	"clinic.example/clinic/deident"
	"clinic.example/clinic/model"
)

// enrol adds the patients with diabetes who have not opted out.
func (r *Runner) enrol(ctx context.Context) error {
	patients, err := r.Store.WithCondition(ctx, model.Diabetes)
	if err != nil {
		return err
	}
	eligible, err := r.OptOuts.Remaining(patients, r.Now)
	if err != nil {
		return err
	}
	if err := r.Cohort.Enrol(eligible); err != nil { // silent: section 251, and opt-outs were removed
		return err
	}
	r.Log.Info("cohort", "enrolled", len(eligible))
	return r.backfill(ctx)
}

// backfill adds the patients with a stroke, who were left out by mistake.
func (r *Runner) backfill(ctx context.Context) error {
	patients, err := r.Store.WithCondition(ctx, model.Stroke)
	if err != nil {
		return err
	}
	return r.Cohort.Enrol(patients) // crossing: medical-research
}

// cases adds single patients, each on a basis of its own.
func (r *Runner) cases(ctx context.Context) error {
	p, err := r.Store.Patient(ctx, "p-007")
	if err != nil {
		return err
	}
	if err := r.Cohort.AddConsented(p); err != nil { // silent: the method declares a basis
		return err
	}
	if err := r.Cohort.AddAlert(p); err != nil { // crossing: medical-research
		return err
	}
	//lawful:basis stroke-review
	if err := r.Cohort.AddCase(p); err != nil { // crossing: medical-research
		return err
	}
	return r.samples(ctx, p.ID)
}

func (r *Runner) samples(ctx context.Context, patientID string) error {
	results, err := r.Store.Results(ctx, patientID)
	if err != nil {
		return err
	}
	var errs []error
	for _, res := range results {
		errs = append(errs, r.Cohort.AddSample(res)) // crossing: medical-research
	}
	return errors.Join(errs...)
}

// records adds patients in the three forms that the study can work with.
func (r *Runner) records(ctx context.Context) error {
	patients, err := r.Store.WithCondition(ctx, model.Asthma)
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range patients {
		errs = append(errs, r.Cohort.AddRecord(r.Keys.Pseudonymise(p, r.Now))) // crossing: medical-research
		errs = append(errs, r.Cohort.AddBanded(deident.Anonymise(p, r.Now)))   // silent: anonymised
	}
	example := r.Cohort.Preview(model.Patient{Family: "Example", Sex: "female", Postcode: "ZZ99 3WZ"}) // silent: a made-up patient
	r.Log.Info("extract", "example", example)
	return errors.Join(errs...)
}
