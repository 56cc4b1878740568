// Package bus keeps handlers of any kind.
package bus

import (
	"care/model"
	"care/ward"
)

// Sink is a handler with a method.
type Sink interface{ Put(name any) }

// Bus keeps handlers by name.
type Bus struct{ handlers map[string][]any }

// New makes one.
func New() *Bus { return &Bus{map[string][]any{}} }

// On adds a handler.
func (b *Bus) On(name string, h any) { b.handlers[name] = append(b.handlers[name], h) }

// Emit hands on what it is given.
func (b *Bus) Emit(name, data string) {
	for _, h := range b.handlers[name] {
		h.(func(string))(data)
	}
}

// Admit hands on somebody of its own.
func (b *Bus) Admit() {
	p := ward.Load("1")
	for _, h := range b.handlers["admitted"] {
		switch h := h.(type) {
		case func(model.Patient):
			h(p)
		case func(int):
			h(len(p.Site))
		case Sink:
			h.Put(p.Name)
		}
	}
}
