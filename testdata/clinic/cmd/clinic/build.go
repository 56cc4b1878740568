package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"clinic.example/clinic/admission"
	"clinic.example/clinic/api"
	"clinic.example/clinic/board"
	"clinic.example/clinic/cohort"
	"clinic.example/clinic/deident"
	"clinic.example/clinic/discharge"
	"clinic.example/clinic/dosing"
	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/events"
	"clinic.example/clinic/insights"
	"clinic.example/clinic/intake"
	"clinic.example/clinic/medication"
	"clinic.example/clinic/model"
	"clinic.example/clinic/nightly"
	"clinic.example/clinic/notify"
	"clinic.example/clinic/optout"
	"clinic.example/clinic/results"
	"clinic.example/clinic/risk"
	"clinic.example/clinic/seed"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
	"clinic.example/clinic/warehouse"
)

// environment variables that connect the analytics service.
const (
	envAnalyticsKey = "CLINIC_ANALYTICS_KEY"
	envAnalyticsURL = "CLINIC_ANALYTICS_URL"
)

// app is the service with everything it works with.
type app struct {
	server *api.Server
	runner *nightly.Runner
	store  *store.Store
	usage  io.Closer
}

func (a *app) close() error {
	errs := []error{a.store.Close()}
	if a.usage != nil {
		errs = append(errs, a.usage.Close())
	}
	return errors.Join(errs...)
}

func (a *app) runJob(ctx context.Context, name string) error {
	if name == "all" {
		return a.runner.All(ctx)
	}
	return a.runner.Run(ctx, name)
}

// build opens the store, fills it with the synthetic records if it is empty,
// and wires the services.
func build(ctx context.Context, o options, log *slog.Logger) (*app, error) {
	st, err := store.Open(ctx, o.db)
	if err != nil {
		return nil, err
	}
	a := &app{store: st}
	if err := a.wire(ctx, o, log); err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

func (a *app) wire(ctx context.Context, o options, log *slog.Logger) error {
	metrics := telemetry.New(log.With("to", "collector"))
	if err := errors.Join(fill(ctx, a.store, metrics, log), show(ctx, a.store)); err != nil {
		return err
	}
	usage, err := insights.Connect(os.Getenv(envAnalyticsKey), os.Getenv(envAnalyticsURL))
	if err != nil {
		return err
	}
	if usage != nil {
		a.usage = usage
	}
	tracker := insights.New(usage)
	outbox, err := notify.NewOutbox(filepath.Join(o.data, "outbox"))
	if err != nil {
		return err
	}
	notifier := notify.New(outbox, tracker)
	lab, err := results.New(a.store, notifier, tracker, usage, metrics)
	if err != nil {
		return err
	}
	orders := dosing.NewRecorder(filepath.Join(o.data, "prescriptions.jsonl"))
	a.server = &api.Server{
		Store: a.store,
		Admission: admission.New(admission.Config{
			Store: a.store, Scorer: risk.NewModel(time.Now()), Tracker: tracker, Metrics: metrics, Log: log,
		}),
		Discharge: discharge.New(discharge.Config{
			Store: a.store, Notifier: notifier, Bus: events.NewBus(tracker, log), Metrics: metrics,
			Survey: &evaluation.Survey{Target: 50}, Waits: &evaluation.Waits{}, Returns: csv.NewWriter(io.Discard),
		}),
		Medication: medication.New(a.store, medication.StandardFormulary(), orders, tracker, metrics),
		Results:    lab,
		Metrics:    metrics,
		Log:        log,
	}
	a.runner, err = jobs(a.server, notifier, tracker, o, log)
	return err
}

func jobs(server *api.Server, notifier *notify.Notifier, tracker *insights.Tracker, o options, log *slog.Logger) (*nightly.Runner, error) {
	list, err := seed.OptOuts()
	if err != nil {
		return nil, err
	}
	optOuts, err := optout.Read(bytes.NewReader(list), time.Now())
	if err != nil {
		return nil, err
	}
	keys, err := deident.NewKeyring([]byte("for synthetic patients only, 32 bytes and more"))
	if err != nil {
		return nil, err
	}
	landing, err := warehouse.NewLanding(filepath.Join(o.data, "landing"))
	if err != nil {
		return nil, err
	}
	return &nightly.Runner{
		Store:     server.Store,
		OptOuts:   optOuts,
		Keys:      keys,
		Cohort:    cohort.New(filepath.Join(o.data, "cohort.csv")),
		Landing:   landing,
		Evaluate:  evaluation.New(server.Store),
		Log:       log,
		Now:       time.Date(2026, time.March, 2, 6, 0, 0, 0, time.UTC), // the time of the synthetic records
		Invoices:  []model.Invoice{{Number: "INV-1", Ward: "stroke", Days: 15, Pounds: 5175}},
		Inbox:     filepath.Join(o.data, "inbox"),
		Discharge: server.Discharge,
		Notifier:  notifier,
		Tracker:   tracker,
	}, nil
}

// fill files the synthetic records unless the store has patients already.
func fill(ctx context.Context, st *store.Store, metrics *telemetry.Metrics, log *slog.Logger) error {
	patients, err := st.Patients(ctx)
	if err != nil || len(patients) > 0 {
		return err
	}
	bundles, err := seed.Bundles()
	if err != nil {
		return err
	}
	filer, total := intake.New(st, metrics), intake.Counts{}
	for i, bundle := range bundles {
		counts, err := filer.File(ctx, bytes.NewReader(bundle))
		if err != nil {
			return fmt.Errorf("synthetic bundle %d: %w", i, err)
		}
		total = total.Add(counts)
	}
	log.Info("filed synthetic records", "patients", total.Patients, "encounters", total.Encounters, "results", total.Results)
	return nil
}

// show puts the stays that are open on the wards' screens.
func show(ctx context.Context, st *store.Store) error {
	for _, ward := range model.Wards() {
		stays, err := st.Current(ctx, ward.Code)
		if err != nil {
			return err
		}
		for _, enc := range stays {
			board.Arrive(enc)
		}
	}
	return nil
}
