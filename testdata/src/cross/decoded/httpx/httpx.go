// Package httpx decodes what comes in, of whatever type it is to be.
package httpx

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
)

// Handle decodes a request.
func Handle[T any](f func(T)) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		var t T
		json.NewDecoder(r.Body).Decode(&t)
		f(t)
	}
}

// Now is Handle for the request at hand.
func Now[T any](r *http.Request, f func(T)) {
	var t T
	json.NewDecoder(r.Body).Decode(&t)
	f(t)
}

// HandlePointer hands a pointer on.
func HandlePointer[T any](f func(*T)) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		t := new(T)
		json.NewDecoder(r.Body).Decode(t)
		f(t)
	}
}

// HandleAll decodes a list.
func HandleAll[T any](f func([]T)) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		var ts []T
		json.NewDecoder(r.Body).Decode(&ts)
		f(ts)
	}
}

// Event is something that happened.
type Event[T any] struct {
	ID   string
	Body T
}

// HandleEvent decodes what something has happened to.
func HandleEvent[T any](f func(Event[T])) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		var e Event[T]
		json.NewDecoder(r.Body).Decode(&e)
		f(e)
	}
}

// Consume decodes what a queue brings.
func Consume[T any](ctx context.Context, next func(context.Context) ([]byte, error), f func(T) error) error {
	for {
		b, err := next(ctx)
		if err != nil {
			return err
		}
		var t T
		if err := json.Unmarshal(b, &t); err != nil {
			return err
		}
		if err := f(t); err != nil {
			return err
		}
	}
}

// Service keeps what to do.
type Service[T any] struct{ f func(T) }

// New makes one.
func New[T any](f func(T)) *Service[T] { return &Service[T]{f} }

// ServeHTTP is Handle as a method.
func (s *Service[T]) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	var t T
	b, _ := io.ReadAll(r.Body)
	json.Unmarshal(b, &t)
	s.f(t)
}

// Routes registers a method of its own.
func (s *Service[T]) Routes(m *http.ServeMux) { m.HandleFunc("/routes", s.ServeHTTP) }

// Sink is given what is decoded.
type Sink[T any] interface{ Put(T) }

// Into is Handle with an interface.
func Into[T any](s Sink[T]) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) { s.Put(Read[T](r)) }
}

// Read is what a request brings.
func Read[T any](r *http.Request) (t T) {
	json.NewDecoder(r.Body).Decode(&t)
	return t
}
