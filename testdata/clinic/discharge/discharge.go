// Package discharge ends stays and sees to it that patients and everyone else
// concerned learn of it.
//
//lawful:purpose direct-care
package discharge

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"time"

	"clinic.example/clinic/board"
	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/events"
	"clinic.example/clinic/letters"
	"clinic.example/clinic/model"
	"clinic.example/clinic/notify"
	"clinic.example/clinic/session"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

// ErrDischarged is returned for a stay that has ended already.
var ErrDischarged = errors.New("the patient has been discharged already")

// Config is what a Service works with.
type Config struct {
	Store    *store.Store
	Notifier *notify.Notifier
	Bus      *events.Bus
	Metrics  *telemetry.Metrics
	Survey   *evaluation.Survey
	Waits    *evaluation.Waits
	Returns  *csv.Writer
	Now      func() time.Time // time.Now when nil
}

// Service discharges patients.
type Service struct {
	Config
}

// New returns a Service.
func New(c Config) *Service {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Service{Config: c}
}

// Complete ends a stay and sends the discharge letter. A letter that cannot be
// sent does not keep the patient in: it is reported and sent again later.
func (s *Service) Complete(ctx context.Context, encounterID, advice string) (model.Encounter, error) {
	enc, err := s.Store.Encounter(ctx, encounterID)
	if err != nil {
		return model.Encounter{}, err
	}
	if !enc.Open() {
		return model.Encounter{}, ErrDischarged
	}
	enc.Discharged = s.Now().UTC()
	if err := s.Store.SaveEncounter(ctx, enc); err != nil {
		return model.Encounter{}, err
	}
	board.Depart(enc)
	s.Metrics.Inc("discharge") // silent: a constant
	p, err := s.Store.Patient(ctx, enc.PatientID)
	if err != nil {
		return model.Encounter{}, err
	}
	if err := s.letter(ctx, p, enc, advice); err != nil {
		s.reportUnsent(p, err)
	}
	s.ask(p)
	s.announce(ctx, p)
	return enc, s.file(enc)
}

func (s *Service) letter(ctx context.Context, p model.Patient, enc model.Encounter, advice string) error {
	orders, err := s.Store.Prescriptions(ctx, p.ID)
	if err != nil {
		return err
	}
	ward, _ := model.WardByCode(enc.Ward)
	text, err := letters.DischargeLetter{Patient: p, Encounter: enc, Ward: ward, Medicines: orders, Advice: advice}.Text()
	if err != nil {
		return err
	}
	return s.Notifier.Letter(ctx, p, text)
}

func (s *Service) reportUnsent(p model.Patient, cause error) {
	if errors.Is(cause, notify.ErrNoContact) {
		s.Metrics.Report(fmt.Errorf("discharge letter, row version %d: %w", p.Version, notify.ErrNoContact)) // silent: the version is no patient data
		return
	}
	s.Metrics.Report(fmt.Errorf("discharge letter for %s not sent", p.NHSNumber)) // crossing: observability
}

// ask puts a patient on the list of the satisfaction survey.
func (s *Service) ask(p model.Patient) {
	if p.Phone == "" || s.Survey.Progress() >= 1 { // silent: progress is made of counters
		return
	}
	s.Survey.Contacts = append(s.Survey.Contacts, p.Phone) // crossing: service-evaluation
	s.Survey.Sent++                                        // silent: a counter
}

func (s *Service) announce(ctx context.Context, p model.Patient) {
	s.Bus.Publish(events.Event{Actor: session.Staff(ctx), Name: "discharge completed", Attributes: map[string]any{"mode": "letter"}})     // silent: constants
	s.Bus.Publish(events.Event{Actor: session.Staff(ctx), Name: "discharge destination", Attributes: map[string]any{"area": p.Postcode}}) // crossing: product-analytics
}

// file writes the line for the bed-management returns.
func (s *Service) file(enc model.Encounter) error {
	ward, _ := model.WardByCode(enc.Ward)
	if err := s.Returns.Write(ward.EvaluationRow()); err != nil { // silent: a ward is not a patient
		return fmt.Errorf("writing returns: %w", err)
	}
	if err := s.Returns.Write(enc.EvaluationRow()); err != nil { // crossing: service-evaluation
		return fmt.Errorf("writing returns: %w", err)
	}
	s.Returns.Flush()
	return s.Returns.Error()
}
