// Package admission takes patients in and finds them a bed.
//
//lawful:purpose direct-care
package admission

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"clinic.example/clinic/board"
	"clinic.example/clinic/insights"
	"clinic.example/clinic/model"
	"clinic.example/clinic/session"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

// Errors of [Service.Admit].
var (
	ErrNoWard   = errors.New("no such ward")
	ErrNoBed    = errors.New("no bed is free on the ward")
	ErrNoReason = errors.New("an admission needs a reason")
)

// Scorer tells how likely a patient is to come back unplanned. The score is
// made for planning; the clinician who sees it decides.
type Scorer interface {
	// Index returns the readmission index of a stay.
	//
	//lawful:purpose risk-stratification
	//lawful:basis readmission-risk
	Index(p model.Patient, enc model.Encounter, visits int) int
}

// Request asks for a patient to be admitted.
type Request struct {
	PatientID string `json:"patient_id"`
	Ward      string `json:"ward"`
	Bed       string `json:"bed"`
	Reason    string `json:"reason"`
}

// Service admits patients. It is safe for concurrent use.
type Service struct {
	store   *store.Store
	scorer  Scorer
	tracker *insights.Tracker
	metrics *telemetry.Metrics
	log     *slog.Logger
	now     func() time.Time

	mu     sync.Mutex
	recent []model.Patient // the last ones admitted, newest first
}

// Config is what a Service works with.
type Config struct {
	Store   *store.Store
	Scorer  Scorer
	Tracker *insights.Tracker
	Metrics *telemetry.Metrics
	Log     *slog.Logger
	Now     func() time.Time // time.Now when nil
}

// New returns a Service.
func New(c Config) *Service {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Service{store: c.Store, scorer: c.Scorer, tracker: c.Tracker, metrics: c.Metrics, log: c.Log, now: c.Now}
}

// Admit opens a stay for a patient who is known already.
func (s *Service) Admit(ctx context.Context, req Request) (model.Encounter, error) {
	if req.Reason == "" {
		return model.Encounter{}, ErrNoReason
	}
	ward, ok := model.WardByCode(req.Ward)
	if !ok {
		return model.Encounter{}, ErrNoWard
	}
	taken, err := s.store.Occupied(ctx, ward.Code)
	if err != nil {
		return model.Encounter{}, err
	}
	if taken >= ward.Beds {
		return model.Encounter{}, ErrNoBed
	}
	p, err := s.store.Patient(ctx, req.PatientID)
	if err != nil {
		return model.Encounter{}, fmt.Errorf("admitting: %w", err)
	}
	enc := s.stay(p, ward, req)
	if err := s.store.SaveEncounter(ctx, enc); err != nil {
		return model.Encounter{}, err
	}
	board.Arrive(enc)
	s.remember(p)
	s.metrics.Inc("admission") // silent: the service holds patients, the counter sees none of them
	s.recordBedChoice(ctx, ward.Beds-taken-1)
	s.recordAdmission(ctx, p)
	return enc, nil
}

func (s *Service) stay(p model.Patient, ward model.Ward, req Request) model.Encounter {
	now := s.now().UTC()
	return model.Encounter{
		ID:        fmt.Sprintf("e-%d", now.UnixNano()),
		PatientID: p.ID,
		Ward:      ward.Code,
		Bed:       req.Bed,
		Reason:    req.Reason,
		Admitted:  now,
	}
}

func (s *Service) remember(p model.Patient) {
	const keep = 20
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent = append([]model.Patient{p}, s.recent...)
	s.recent = s.recent[:min(len(s.recent), keep)]
}

// Recent returns the patients admitted last, newest first.
func (s *Service) Recent() []model.Patient {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]model.Patient(nil), s.recent...)
}

// Open returns a patient's record together with the risk that they come back
// unplanned after the stay that is open now; -1 when there is none.
func (s *Service) Open(ctx context.Context, id, ward string) (model.Patient, int, error) {
	p, err := s.store.Patient(ctx, id)
	if err != nil {
		return model.Patient{}, 0, err
	}
	s.recordOpened(ctx, p)
	stays, err := s.store.Current(ctx, ward)
	if err != nil {
		return model.Patient{}, 0, err
	}
	for _, enc := range stays {
		if enc.PatientID == id {
			return p, s.scorer.Index(p, enc, 0), nil // silent: the interface method declares a basis
		}
	}
	return p, -1, nil
}

// Free returns how many beds of a ward are free.
func (s *Service) Free(ctx context.Context, code string) (int, error) {
	ward, ok := model.WardByCode(code)
	if !ok {
		return 0, ErrNoWard
	}
	taken, err := s.store.Occupied(ctx, code)
	if err != nil {
		return 0, err
	}
	return ward.Beds - taken, nil
}

func (s *Service) recordAdmission(ctx context.Context, p model.Patient) {
	s.tracker.Event(session.Staff(ctx), "patient admitted", map[string]any{"number": p.NHSNumber}) // crossing: product-analytics
}

func (s *Service) recordBedChoice(ctx context.Context, free int) {
	s.tracker.Event(session.Staff(ctx), "bed chosen", map[string]any{"free": free}) // silent: a number of beds
}

func (s *Service) recordOpened(ctx context.Context, p model.Patient) {
	label := p.Name()
	s.log.InfoContext(ctx, "record opened", "patient", label)
	label = "patient record"
	s.tracker.Screen(session.Staff(ctx), label) // silent: overwritten with a constant
}
