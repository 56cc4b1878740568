// Package events tells the rest of the system that something has happened.
package events

import (
	"log/slog"

	"clinic.example/clinic/insights"
)

// Event is something that happened, who did it, and what else is known of it.
type Event struct {
	Actor      string
	Name       string
	Attributes map[string]any
}

// Bus hands events on to whoever wants them.
type Bus struct {
	tracker *insights.Tracker
	log     *slog.Logger
}

// NewBus returns a Bus that logs events and forwards them to the tracker.
func NewBus(tracker *insights.Tracker, log *slog.Logger) *Bus {
	return &Bus{tracker: tracker, log: log}
}

// Publish hands on one event.
func (b *Bus) Publish(e Event) {
	b.log.Debug("event", "name", e.Name)
	b.forward(e)
}

func (b *Bus) forward(e Event) {
	b.tracker.Event(e.Actor, e.Name, e.Attributes)
}
