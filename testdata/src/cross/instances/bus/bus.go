// Package bus passes events on to handlers, by type.
package bus

// Event has a name.
type Event interface{ EventName() string }

// Table counts handlers by the name of what they handle.
type Table struct{ handlers map[string]int }

// On counts one for E.
func On[E Event](t *Table) {
	var zero E
	t.handlers[zero.EventName()]++
}

// Wrap is h for values of any type.
func Wrap[E any](h func(E)) func(any) { return func(v any) { h(v.(E)) } }

// One keeps a handler.
type One struct{ handle func(any) }

// Keep keeps h.
func Keep[E any](o *One, h func(E)) { o.handle = func(v any) { h(v.(E)) } }

// Do calls it.
func (o *One) Do(v any) { o.handle(v) }
