// Package telemetry tells the platform team how the service is doing. What it
// records leaves the clinic for a hosted monitoring service.
//
//lawful:purpose observability
package telemetry

import (
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics is the set of measurements of one running service.
type Metrics struct {
	registry  *prometheus.Registry
	events    *prometheus.CounterVec
	latency   *prometheus.HistogramVec
	collector *slog.Logger
}

// New returns metrics in a registry of their own. Failures are reported to
// collector.
func New(collector *slog.Logger) *Metrics {
	m := &Metrics{
		registry:  prometheus.NewRegistry(),
		collector: collector,
		events: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "clinic", Name: "events_total", Help: "Things that happened, by kind.",
		}, []string{"event"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "clinic", Name: "request_seconds", Help: "Time to answer a request.",
		}, []string{"method", "status"}),
	}
	m.registry.MustRegister(m.events, m.latency)
	return m
}

// Handler serves the metrics in the Prometheus text format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Register adds a collector that another package keeps.
func (m *Metrics) Register(c prometheus.Collector) error { return m.registry.Register(c) }

// Inc counts one event of the given kind.
func (m *Metrics) Inc(event string) { m.events.WithLabelValues(event).Inc() }

// Observe records the answer to one request.
func (m *Metrics) Observe(method string, status int, took time.Duration) {
	m.latency.WithLabelValues(method, strconv.Itoa(status)).Observe(took.Seconds())
}

// Report sends a failure to the error collector.
func (m *Metrics) Report(err error) { m.collector.Error("failure", "error", err.Error()) }
