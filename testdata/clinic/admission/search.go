package admission

import (
	"context"
	"strings"

	"clinic.example/clinic/letters"
	"clinic.example/clinic/model"
	"clinic.example/clinic/session"
)

// use is who looked for whom.
type use struct {
	Staff   string
	Subject string
}

// Search returns the patients whose family name starts with prefix, without
// regard to case.
func (s *Service) Search(ctx context.Context, prefix string) ([]model.Patient, error) {
	patients, err := s.store.Patients(ctx)
	if err != nil {
		return nil, err
	}
	var found []model.Patient
	for _, p := range patients {
		if len(p.Family) >= len(prefix) && strings.EqualFold(p.Family[:len(prefix)], prefix) {
			found = append(found, p)
		}
	}
	s.recordSearch(ctx, len(found))
	if len(found) == 1 {
		s.recordFound(ctx, found[0])
	}
	return found, nil
}

func (s *Service) recordSearch(ctx context.Context, hits int) {
	labels := map[string]string{"screen": "search"}
	if hits == 0 {
		labels["screen"] = "search without result"
	}
	s.tracker.Screen(session.Staff(ctx), labels["screen"]) // silent: constants, chosen by a count
}

func (s *Service) recordFound(ctx context.Context, p model.Patient) {
	u := use{Staff: session.Staff(ctx), Subject: letters.Masked(p.Family)}
	s.tracker.Screen(u.Staff, "search")   // silent: the other field
	s.tracker.Screen(u.Subject, "search") // crossing: product-analytics
}
