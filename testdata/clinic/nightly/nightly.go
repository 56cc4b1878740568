// Package nightly runs the work that waits until the wards are quiet. It reads
// the clinic's records and hands them to programmes with purposes of their
// own; it has none itself.
package nightly

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"clinic.example/clinic/cohort"
	"clinic.example/clinic/deident"
	"clinic.example/clinic/discharge"
	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/insights"
	"clinic.example/clinic/model"
	"clinic.example/clinic/notify"
	"clinic.example/clinic/optout"
	"clinic.example/clinic/risk"
	"clinic.example/clinic/store"
	"clinic.example/clinic/warehouse"
)

// ErrNoJob is returned for a job that does not exist.
var ErrNoJob = errors.New("no such job")

// Runner runs jobs over the clinic's records.
type Runner struct {
	Store    *store.Store
	OptOuts  *optout.List
	Keys     *deident.Keyring
	Cohort   *cohort.Cohort
	Landing  *warehouse.Landing
	Evaluate *evaluation.Evaluator
	Log      *slog.Logger
	Now      time.Time
	Invoices []model.Invoice
	Inbox    string // folder with files from other hospitals

	Discharge *discharge.Service
	Notifier  *notify.Notifier
	Tracker   *insights.Tracker
}

type job struct {
	name string
	run  func(context.Context) error
}

func (r *Runner) jobs() []job {
	return []job{
		{"cohort", r.enrol},
		{"cohort-cases", r.cases},
		{"cohort-records", r.records},
		{"risk", r.risk},
		{"review", r.review},
		{"beds", r.beds},
		{"prescribing", r.prescribing},
		{"extract", r.extract},
		{"invoices", r.invoices},
		{"reminders", r.remind},
		{"invitations", r.invite},
		{"imports", r.imports},
		{"stroke", r.stroke},
	}
}

// Names returns the names of the jobs in the order in which All runs them.
func (r *Runner) Names() []string {
	var names []string
	for _, j := range r.jobs() {
		names = append(names, j.name)
	}
	return names
}

// Run runs the job with the given name.
func (r *Runner) Run(ctx context.Context, name string) error {
	jobs := r.jobs()
	i := slices.IndexFunc(jobs, func(j job) bool { return j.name == name })
	if i < 0 {
		return fmt.Errorf("%w: %q, want one of %q", ErrNoJob, name, r.Names())
	}
	if err := jobs[i].run(ctx); err != nil {
		return fmt.Errorf("job %s: %w", name, err)
	}
	return nil
}

// All runs all jobs, also after one of them has failed.
func (r *Runner) All(ctx context.Context) error {
	var errs []error
	for _, name := range r.Names() {
		errs = append(errs, r.Run(ctx, name))
	}
	return errors.Join(errs...)
}

// risk prints whom the community team should look at first.
func (r *Runner) risk(ctx context.Context) error {
	patients, err := r.Store.Patients(ctx)
	if err != nil {
		return err
	}
	stays, err := r.Store.DischargedSince(ctx, r.Now.AddDate(0, -1, 0))
	if err != nil {
		return err
	}
	last := make(map[string]model.Encounter, len(stays))
	for _, enc := range stays {
		last[enc.PatientID] = enc
	}
	ranks := risk.NewModel(r.Now).Rank(patients, last) // silent: the package declares a basis
	r.Log.Info("risk list", "patients", len(ranks))
	return nil
}

// extract writes what the regional warehouse plans with.
func (r *Runner) extract(ctx context.Context) error {
	patients, err := r.Store.Patients(ctx)
	if err != nil {
		return err
	}
	bands := deident.Count(patients, r.Now, 5)
	if err := warehouse.Write(r.Landing, "age-bands", bands); err != nil { // silent: aggregated
		return err
	}
	return r.extractStays(ctx)
}

// beds logs how full the clinic is.
func (r *Runner) beds(ctx context.Context) error {
	long := r.Evaluate.LongStays(r.Now, 30*24*time.Hour)
	elders, err := r.Evaluate.Elders(ctx, r.Now)
	if err != nil {
		return err
	}
	r.Log.Info("beds", "occupancy", r.Evaluate.Occupancy(), "long", long, "elders", elders)
	for ward, n := range r.Evaluate.Departures() {
		r.Log.Debug("departures", "ward", ward, "count", n)
	}
	for _, ward := range model.Wards() {
		rate, err := r.Evaluate.Throughput(ctx, ward)
		if err != nil {
			return err
		}
		r.Log.Info("throughput", "ward", ward.Code, "patients", rate)
	}
	return nil
}
