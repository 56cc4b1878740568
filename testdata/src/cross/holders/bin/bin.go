// Package bin holds handlers of whatever type.
package bin

// Queue calls all handlers.
type Queue[T any] struct{ handlers []func(T) error }

// NewQueue makes a queue.
func NewQueue[T any]() *Queue[T] { return &Queue[T]{} }

// Handle adds a handler.
func (q *Queue[T]) Handle(h func(T) error) { q.handlers = append(q.handlers, h) }

// Put hands v to the handlers.
func (q *Queue[T]) Put(v T) {
	for _, h := range q.handlers {
		h(v)
	}
}

// One calls one handler.
type One[T any] struct{ h func(T) error }

// NewOne makes one.
func NewOne[T any]() *One[T] { return &One[T]{} }

// Set puts the handler in.
func (o *One[T]) Set(h func(T) error) { o.h = h }

// Put hands v to the handler.
func (o *One[T]) Put(v T) { o.h(v) }

// Sink takes values.
type Sink[T any] interface{ Take(T) error }

// sink is a Sink of one function.
type sink[T any] struct{ f func(T) error }

func (s *sink[T]) Take(v T) error { return s.f(v) }

// NewSink makes a Sink.
func NewSink[T any](f func(T) error) Sink[T] { return &sink[T]{f} }
