package discharge

import (
	"context"
	"time"

	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/model"
)

// Wait measures how long a stay took from admission to discharge.
func (s *Service) Wait(enc model.Encounter) {
	//lawful:purpose service-evaluation
	measure := func() {
		s.Waits.Observe(enc.Discharged.Sub(enc.Admitted).Hours()) // crossing: service-evaluation
	}
	measure()
}

// Backlog counts the open stays of a ward for the bed managers.
func (s *Service) Backlog(ctx context.Context, ward string) (int, error) {
	stays, err := s.Store.Current(ctx, ward)
	if err != nil {
		return 0, err
	}
	open, target := len(stays), 0
	//lawful:purpose service-evaluation
	measure := func() {
		target = max(0, open-s.Survey.Target) // silent: a count is captured, not the stays
	}
	measure()
	return target, nil
}

// Discuss takes a stay to the panel that looks at single cases.
func (s *Service) Discuss(panel *evaluation.Panel, enc model.Encounter, question string) {
	panel.Add(enc, question) // silent: the panel's type declares a basis
}

// Pathway summarises the stroke stays that ended since the given time, for
// the regional stroke review.
//
//lawful:basis stroke-review
func (s *Service) Pathway(ctx context.Context, since time.Time) (evaluation.Report, error) {
	stays, err := s.Store.DischargedSince(ctx, since)
	if err != nil {
		return evaluation.Report{}, err
	}
	stroke := stays[:0]
	for _, enc := range stays {
		if enc.Ward == "stroke" {
			stroke = append(stroke, enc)
		}
	}
	return evaluation.Review(stroke), nil // silent: the function declares a basis
}
