package results

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"clinic.example/clinic/model"
	"clinic.example/clinic/session"
)

// FileAll files a batch of results. While it does so, it tells the analytics
// of the results screen what comes in.
func (s *Service) FileAll(ctx context.Context, batch []model.Result) error {
	feed := make(chan model.Result)
	ticks := make(chan int)
	var done sync.WaitGroup
	done.Go(func() {
		for r := range feed {
			s.tracker.Screen("laboratory", r.Label) // crossing: product-analytics
		}
	})
	done.Go(func() {
		for n := range ticks {
			s.tracker.Event("laboratory", "progress", map[string]any{"filed": n}) // silent: the channel carries numbers
		}
	})
	defer done.Wait()
	defer close(ticks)
	defer close(feed)
	for i, r := range batch {
		if err := s.File(ctx, r); err != nil {
			return fmt.Errorf("result %d of %d: %w", i+1, len(batch), err)
		}
		feed <- r
		ticks <- i + 1
	}
	return nil
}

// Review returns a patient's results for a clinician who opened the record.
func (s *Service) Review(ctx context.Context, p model.Patient) ([]model.Result, error) {
	ctx = session.WithPatient(ctx, p)
	//lawful:purpose product-analytics
	byStaff := func() {
		s.tracker.Screen(session.Staff(ctx), "review") // silent: another key of the context
	}
	//lawful:purpose product-analytics
	bySubject := func() string {
		subject, _ := session.Patient(ctx) // crossing: product-analytics
		return subject.Sex
	}
	byStaff()
	s.metrics.Inc("review")
	if bySubject() == "" {
		s.metrics.Inc("review without sex")
	}
	return s.store.Results(ctx, p.ID)
}

// summary is what is known of a batch as a whole.
type summary struct {
	Results  int `json:"results"`
	Abnormal int `json:"abnormal"`
}

// Export returns results as JSON for the ward's own screens.
func (s *Service) Export(results []model.Result) ([]byte, error) {
	total := summary{Results: len(results)}
	for _, r := range results {
		if r.Abnormal() {
			total.Abnormal++
		}
	}
	head, err := json.Marshal(total)
	if err != nil {
		return nil, fmt.Errorf("encoding summary: %w", err)
	}
	s.tracker.Screen("export", string(head)) // silent: JSON of counters
	body, err := json.Marshal(results)
	if err != nil {
		return nil, fmt.Errorf("encoding results: %w", err)
	}
	s.tracker.Screen("export", string(body)) // crossing: product-analytics
	return body, nil
}
