// Package cohort keeps the extract of a study on the outcomes of diabetes and
// stroke.
//
//lawful:purpose medical-research
package cohort

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"clinic.example/clinic/deident"
	"clinic.example/clinic/insights"
	"clinic.example/clinic/model"
	"clinic.example/clinic/store"
)

// Cohort is the extract of one study: a CSV file that only ever grows.
type Cohort struct {
	path string
}

// New returns the cohort whose extract lies at path.
func New(path string) *Cohort { return &Cohort{path: path} }

// Enrol adds patients. Whoever opted out must have been removed before.
//
//lawful:basis diabetes-cohort
func (c *Cohort) Enrol(patients []model.Patient) error {
	var errs []error
	for _, p := range patients {
		errs = append(errs, c.write(string(p.NHSNumber), p.Sex, strconv.Itoa(p.BirthDate.Year())))
	}
	return errors.Join(errs...)
}

// AddCase adds a single patient whom a clinician referred.
func (c *Cohort) AddCase(p model.Patient) error {
	return c.write(string(p.NHSNumber), p.Sex, p.Postcode)
}

// AddConsented adds a patient who signed the study's consent form.
//
//lawful:basis consented-study
func (c *Cohort) AddConsented(p model.Patient) error {
	return c.write(string(p.NHSNumber), p.Name(), p.Postcode)
}

// AddAlert adds a patient for whom the bedside alert under test fired.
//
//lawful:basis a6=public-task task="evaluating alerts" a9=research safeguards=DPIA-31 route=implied-consent role=care-team relationship=admission ref=25/NE/0120 // basis: R04
func (c *Cohort) AddAlert(p model.Patient) error {
	return c.write(string(p.NHSNumber), "alert", p.Sex)
}

// AddSample adds a laboratory result.
//
//lawful:basis a6=public-task task="outcome research" a9=research safeguards=DPIA-12 route=section-251 ref=CAG-12 opt-out=exempt // basis: R25
func (c *Cohort) AddSample(r model.Result) error {
	return c.write(r.PatientID, r.Analyte, strconv.FormatFloat(r.Value, 'f', 2, 64))
}

// AddRecord adds a record under a pseudonym.
func (c *Cohort) AddRecord(r deident.Record) error {
	return c.write(r.Pseudonym, r.Sex, strings.Join(r.Conditions, " "))
}

// AddBanded adds a person of whom only groups are known.
func (c *Cohort) AddBanded(b deident.Banded) error {
	return c.write(b.AgeBand, b.Area, b.Sex)
}

// Preview returns how a record will look in the extract.
func (c *Cohort) Preview(p model.Patient) string {
	return strings.Join([]string{string(p.NHSNumber), p.Sex, p.Postcode}, ",")
}

// Size returns how many patients with diabetes the study could reach.
func (c *Cohort) Size(ctx context.Context, records *store.Store) (int, error) {
	return records.CountWithCondition(ctx, model.Diabetes) // silent: a count
}

// Screen returns the ids of the patients whom the study could invite.
func (c *Cohort) Screen(ctx context.Context, records *store.Store) ([]string, error) {
	patients, err := records.WithCondition(ctx, model.Diabetes) // crossing: medical-research
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(patients))
	for _, p := range patients {
		ids = append(ids, p.ID)
	}
	return ids, nil
}

// Invite returns the names of the patients who agreed to be invited, and
// tells the product team how it went.
//
//lawful:basis consented-study
func (c *Cohort) Invite(ctx context.Context, records *store.Store, tracker *insights.Tracker) ([]string, error) {
	patients, err := records.WithCondition(ctx, model.Diabetes) // silent: the function declares a basis
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(patients))
	for _, p := range patients {
		names = append(names, p.Given+" "+p.Family)
		tracker.Screen(p.Phone, "study invitation") // crossing: product-analytics
	}
	return names, nil
}

// write appends one row to the extract.
func (c *Cohort) write(row ...string) (err error) {
	f, err := os.OpenFile(c.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("opening extract: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write(row); err != nil {
		return fmt.Errorf("writing extract: %w", err)
	}
	w.Flush()
	return w.Error()
}
