// Package analytics counts how the product is used.
//
//lawful:purpose product-analytics
package analytics

import "care/model"

var events []any

// Track keeps an event with its properties.
func Track(event string, props map[string]any) { events = append(events, event, props) }

// Event keeps one word.
func Event(s string) { events = append(events, s) }

// Seen keeps a record.
func Seen(p model.Patient) { events = append(events, p) }

// Gauge keeps a number.
func Gauge(n int) { events = append(events, n) }

// Sink is a sink that others meet as an interface.
type Sink struct{ lines []string }

// Record keeps a line.
func (s *Sink) Record(line string) { s.lines = append(s.lines, line) }
