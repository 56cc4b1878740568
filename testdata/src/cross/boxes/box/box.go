// Package box keeps values of a type parameter behind interfaces.
package box

import (
	"iter"
	"sync"
)

type entry[V any] struct {
	value V
	uses  int
}

// Box keeps one value, in an entry.
type Box[V any] struct{ x any }

// Set keeps v.
func (b *Box[V]) Set(v V) { b.x = entry[V]{value: v} }

// Get is what is kept.
func (b *Box[V]) Get() V { return b.x.(entry[V]).value }

// Try is Get of a box that may hold nothing.
func (b *Box[V]) Try() (v V, ok bool) {
	if e, is := b.x.(entry[V]); is {
		return e.value, true
	}
	return v, false
}

// Visit calls f with what is kept.
func (b *Box[V]) Visit(f func(V)) { f(b.x.(entry[V]).value) }

// Uses counts.
func (b *Box[V]) Uses() int { return b.x.(entry[V]).uses }

// Pointers keeps a pointer to an entry.
type Pointers[V any] struct{ x any }

// Set keeps v.
func (b *Pointers[V]) Set(v V) { b.x = &entry[V]{value: v} }

// Get is what is kept.
func (b *Pointers[V]) Get() V { return b.x.(*entry[V]).value }

// Cache keeps entries by key.
type Cache[V any] struct{ m sync.Map }

// Set keeps v.
func (c *Cache[V]) Set(k string, v V) { c.m.Store(k, entry[V]{value: v}) }

// Values are all that is kept.
func (c *Cache[V]) Values() iter.Seq[V] {
	return func(yield func(V) bool) {
		c.m.Range(func(_, e any) bool { return yield(e.(entry[V]).value) })
	}
}

// Is calls f if v is of its type.
func Is[T any](v any, f func(T)) {
	if x, ok := v.(T); ok {
		f(x)
	}
}

// As is v as a T.
func As[T any](v any) T { return v.(T) }
