// Package bus keeps what it is given in literals of its own.
package bus

// Event has a name.
type Event interface{ EventName() string }

// Bus passes events on.
type Bus struct{ handlers map[string][]func(Event) }

// On calls h with events of type E.
func On[E Event](b *Bus, h func(E)) {
	var zero E
	b.handlers[zero.EventName()] = append(b.handlers[zero.EventName()], func(e Event) {
		if x, ok := e.(E); ok {
			h(x)
		}
	})
}

// Publish passes e on.
func (b *Bus) Publish(e Event) {
	for _, h := range b.handlers[e.EventName()] {
		h(e)
	}
}

// Line is for one kind of event.
type Line struct{ next func(string) }

// Then calls h with what comes.
func (l *Line) Then(h func(string)) { l.next = func(s string) { h(s) } }

// Send passes s on.
func (l *Line) Send(s string) { l.next(s) }
