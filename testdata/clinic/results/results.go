// Package results files laboratory results and tells the wards about them.
//
//lawful:purpose direct-care
package results

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/posthog/posthog-go"
	"github.com/prometheus/client_golang/prometheus"

	"clinic.example/clinic/insights"
	"clinic.example/clinic/model"
	"clinic.example/clinic/notify"
	"clinic.example/clinic/session"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

// ErrNoAnalyte is returned for a result that does not say what was measured.
var ErrNoAnalyte = errors.New("the result has no analyte")

// Service files results. It is safe for concurrent use.
type Service struct {
	store    *store.Store
	notifier *notify.Notifier
	tracker  *insights.Tracker
	usage    posthog.Client // nil when usage is not recorded
	metrics  *telemetry.Metrics
	filed    *prometheus.CounterVec
	alerts   *prometheus.CounterVec
	turnover prometheus.Histogram

	mu       sync.Mutex
	critical model.Result // the last critical result
	count    int          // results filed since the start
}

// New returns a Service. Its counters are registered with metrics.
func New(st *store.Store, n *notify.Notifier, tracker *insights.Tracker, usage posthog.Client, metrics *telemetry.Metrics) (*Service, error) {
	s := &Service{
		store: st, notifier: n, tracker: tracker, usage: usage, metrics: metrics,
		filed: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "clinic", Name: "results_filed_total", Help: "Results filed, by origin.",
		}, []string{"origin"}),
		alerts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "clinic", Name: "results_alerts_total", Help: "Critical results, by patient.",
		}, []string{"patient"}),
		turnover: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "clinic", Name: "results_turnover_seconds", Help: "Age of the last critical result.",
		}),
	}
	return s, errors.Join(metrics.Register(s.filed), metrics.Register(s.alerts), metrics.Register(s.turnover))
}

// File keeps a result and tells the patient's ward when it is critical.
func (s *Service) File(ctx context.Context, r model.Result) error {
	if r.Analyte == "" {
		return ErrNoAnalyte
	}
	if err := s.store.SaveResult(ctx, r); err != nil {
		return err
	}
	s.filed.WithLabelValues("laboratory").Inc() // silent: a constant label
	s.remember(r)
	if !r.Critical() {
		return nil
	}
	s.alerts.WithLabelValues(r.PatientID).Inc() // crossing: observability
	p, err := s.store.Patient(ctx, r.PatientID)
	if err != nil {
		return err
	}
	return s.alert(ctx, p, r)
}

func (s *Service) alert(ctx context.Context, p model.Patient, r model.Result) error {
	err := s.notifier.Letter(ctx, p, "Please contact your ward about your "+r.Label+" test.")
	if errors.Is(err, notify.ErrNoContact) {
		s.metrics.Inc("critical result without contact") // silent: a constant
		return nil
	}
	return err
}

func (s *Service) remember(r model.Result) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	if r.Critical() {
		s.critical = r
	}
}

// Viewed records that a member of staff looked at a patient's results.
func (s *Service) Viewed(ctx context.Context, p model.Patient) error {
	if s.usage == nil {
		return nil
	}
	return s.usage.Enqueue(posthog.Capture{DistinctId: session.Staff(ctx), Event: "results of " + p.Name()}) // crossing: product-analytics
}

// Printed records that a member of staff printed some results.
func (s *Service) Printed(ctx context.Context, results []model.Result) error {
	if s.usage == nil {
		return nil
	}
	pages := (len(results) + 39) / 40
	return s.usage.Enqueue(posthog.Capture{DistinctId: session.Staff(ctx), Event: "results printed", Properties: posthog.Properties{"pages": pages}}) // silent: a number of pages
}

// Measure records how old the last critical result is, and how many results
// were filed.
func (s *Service) Measure(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	//lawful:purpose observability
	age := func() {
		s.turnover.Observe(now.Sub(s.critical.Taken).Seconds()) // crossing: observability
	}
	//lawful:purpose observability
	volume := func() {
		s.metrics.Inc(volumeBand(s.count)) // silent: a counter beside the result
	}
	age()
	volume()
}

func volumeBand(n int) string {
	switch {
	case n == 0:
		return "no results"
	case n < 1000:
		return "some results"
	default:
		return "many results"
	}
}
