package medication

import (
	"context"

	"clinic.example/clinic/model"
)

// Round is the list of what is due on a ward round.
type Round struct {
	Due   []model.Prescription
	Calls int
}

// Round returns what is due for the patients on a ward.
func (s *Service) Round(ctx context.Context, ward string) (Round, error) {
	stays, err := s.store.Current(ctx, ward)
	if err != nil {
		return Round{}, err
	}
	var round Round
	for _, enc := range stays {
		orders, err := s.store.Prescriptions(ctx, enc.PatientID)
		if err != nil {
			return Round{}, err
		}
		each(orders, func(rx model.Prescription) {
			if !rx.Stopped {
				round.Due = append(round.Due, rx)
			}
		})
	}
	each(round.Due, s.countUse) // crossing: product-analytics
	each(round.Due, s.markSeen) // silent: the callback serves the patients' care
	round.Calls = len(round.Due)
	s.tracker.Event("rounds", "round printed", map[string]any{"due": round.Calls}) // silent: another field of the struct, a count
	return round, nil
}

// each calls visit for every order.
func each(orders []model.Prescription, visit func(model.Prescription)) {
	for _, rx := range orders {
		visit(rx)
	}
}

// countUse tells the product team which medicines the screen shows most.
//
//lawful:purpose product-analytics
func (s *Service) countUse(rx model.Prescription) {
	s.tracker.Screen("rounds", rx.Medicine)
}

// markSeen counts a prescription as seen on the round.
func (s *Service) markSeen(rx model.Prescription) {
	if rx.PerDay > 0 {
		s.metrics.Inc("prescription seen")
	}
}
