// Package medication writes and stops prescriptions.
//
//lawful:purpose direct-care
package medication

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"clinic.example/clinic/insights"
	"clinic.example/clinic/model"
	"clinic.example/clinic/session"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

// Errors of [Service.Prescribe] and [Service.Stop].
var (
	ErrIncomplete  = errors.New("a prescription needs a medicine, a dose and a frequency")
	ErrTooMuch     = errors.New("the daily dose is above the maximum of the medicine")
	ErrInteraction = errors.New("the medicine interacts with another one the patient takes")
	ErrUnknown     = errors.New("the patient has no such prescription")
)

// Log keeps what is prescribed for other uses.
type Log interface {
	// Record keeps a prescription so that a dosing model can be trained later.
	//
	//lawful:purpose ml-training
	Record(rx model.Prescription) error
}

// Formulary knows the medicines that the clinic stocks.
type Formulary struct {
	maxMg    map[string]float64
	interact map[string][]string
}

// StandardFormulary returns the clinic's own formulary.
func StandardFormulary() *Formulary {
	return &Formulary{
		maxMg: map[string]float64{
			"metformin": 3000, "aspirin": 4000, "clopidogrel": 300, "bisoprolol": 20, "warfarin": 15,
		},
		interact: map[string][]string{
			"warfarin": {"aspirin", "clopidogrel"},
			"aspirin":  {"warfarin"},
		},
	}
}

// Check returns why an order must not be written, nil when it may.
func (f *Formulary) Check(order model.Prescription, current []model.Prescription) error {
	name := strings.ToLower(order.Medicine)
	if limit, ok := f.maxMg[name]; ok && order.DailyMg() > limit {
		return ErrTooMuch
	}
	for _, rx := range current {
		if rx.Stopped {
			continue
		}
		for _, other := range f.interact[name] {
			if strings.EqualFold(rx.Medicine, other) {
				return ErrInteraction
			}
		}
	}
	return nil
}

// Order is what a clinician asks for.
type Order struct {
	PatientID string  `json:"patient_id"`
	Medicine  string  `json:"medicine"`
	DoseMg    float64 `json:"dose_mg"`
	PerDay    int     `json:"per_day"`
}

// Service writes prescriptions.
type Service struct {
	store     *store.Store
	formulary *Formulary
	log       Log
	tracker   *insights.Tracker
	metrics   *telemetry.Metrics
	now       func() time.Time
}

// New returns a Service for the given formulary.
func New(st *store.Store, f *Formulary, log Log, tracker *insights.Tracker, metrics *telemetry.Metrics) *Service {
	return &Service{store: st, formulary: f, log: log, tracker: tracker, metrics: metrics, now: time.Now}
}

// Prescribe checks an order and writes the prescription.
func (s *Service) Prescribe(ctx context.Context, order Order) (model.Prescription, error) {
	if order.Medicine == "" || order.DoseMg <= 0 || order.PerDay <= 0 {
		return model.Prescription{}, ErrIncomplete
	}
	p, err := s.store.Patient(ctx, order.PatientID)
	if err != nil {
		return model.Prescription{}, err
	}
	started := s.now()
	defer func() {
		s.tracker.Event(session.Staff(ctx), "prescribed", map[string]any{"seconds": s.now().Sub(started).Seconds()}) // silent: how long the form took
	}()
	current, err := s.store.Prescriptions(ctx, p.ID)
	if err != nil {
		return model.Prescription{}, err
	}
	rx := model.Prescription{
		ID:        fmt.Sprintf("m-%d", started.UnixNano()),
		PatientID: p.ID,
		Medicine:  order.Medicine,
		DoseMg:    order.DoseMg,
		PerDay:    order.PerDay,
		Written:   started.UTC(),
	}
	if err := s.formulary.Check(rx, current); err != nil {
		s.refused(ctx, p, err)
		return model.Prescription{}, err
	}
	if err := s.store.SavePrescription(ctx, rx); err != nil {
		return model.Prescription{}, err
	}
	return rx, s.log.Record(rx) // crossing: ml-training
}

// Stop ends a prescription.
func (s *Service) Stop(ctx context.Context, patientID, prescriptionID string) error {
	current, err := s.store.Prescriptions(ctx, patientID)
	if err != nil {
		return err
	}
	for _, rx := range current {
		if rx.ID == prescriptionID {
			rx.Stopped = true
			s.metrics.Inc("prescription stopped") // silent: a constant
			return s.store.SavePrescription(ctx, rx)
		}
	}
	return ErrUnknown
}

// refused records that an order was turned down.
func (s *Service) refused(ctx context.Context, p model.Patient, cause error) {
	properties := map[string]any{"screen": "prescribe"}
	s.metrics.Report(fmt.Errorf("order refused: %w", cause)) // silent: the cause is one of three fixed errors
	record := func() {
		properties["conditions"] = p.Conditions
		s.tracker.Event(session.Staff(ctx), "order refused", properties) // crossing: product-analytics
	}
	record()
}
