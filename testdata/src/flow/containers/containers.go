// Package containers: generic containers with methods.
package containers

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Stack is a generic stack.
type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }

func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return v, false
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

func (s *Stack[T]) Len() int { return len(s.items) }

// Each calls f for all.
func (s *Stack[T]) Each(f func(int, T)) {
	for i, v := range s.items {
		f(i, v)
	}
}

// List is a generic linked list.
type List[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Add(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.size++
	return l
}

func (l *List[T]) All(yield func(T) bool) {
	for n := l.head; n != nil; n = n.next {
		if !yield(n.value) {
			return
		}
	}
}

// Cache is a generic cache with a loader.
type Cache[K comparable, V any] struct {
	load func(K) V
	m    map[K]V
	hits int
}

func NewCache[K comparable, V any](load func(K) V) *Cache[K, V] {
	return &Cache[K, V]{load: load, m: map[K]V{}}
}

func (c *Cache[K, V]) Get(k K) V {
	if v, ok := c.m[k]; ok {
		c.hits++
		return v
	}
	v := c.load(k)
	c.m[k] = v
	return v
}

// Option is a value or nothing.
type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func (o Option[T]) OrElse(other T) T {
	if o.ok {
		return o.v
	}
	return other
}
func (o Option[T]) Known() bool { return o.ok }

func stacked() {
	var s, t Stack[string]
	s.Push(ward.Load("1").Name)
	t.Push("B2")
	v, ok := s.Pop()
	research.Note(v)  // want "research"
	research.Flag(ok) // silent
	w, _ := t.Pop()
	research.Note(w)        // silent
	research.Count(s.Len()) // silent
}

func visited() {
	var s Stack[model.Patient]
	s.Push(ward.Load("1"))
	var names, sites []string
	n := 0
	s.Each(func(i int, p model.Patient) {
		names = append(names, p.Name)
		sites = append(sites, p.Site)
		n = i
	})
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
	research.Count(n)        // silent
}

func linked() {
	l := new(List[string]).Add("x").Add(ward.Load("1").Name)
	for s := range l.All {
		research.Note(s) // want "research"
	}
	m := new(List[string]).Add("x").Add("y")
	for s := range m.All {
		research.Note(s) // silent
	}
	research.Count(l.size) // silent
}

func cached() {
	c := NewCache(ward.Load)
	research.Note(c.Get("1").Name) // want "research"
	research.Note(c.Get("1").Site) // silent
	research.Count(c.hits)         // silent
	d := NewCache(func(n int) string { return "B2" })
	research.Note(d.Get(1)) // silent
}

func optional() {
	o := Some(ward.Load("1").Name)
	research.Note(o.OrElse("-")) // want "research"
	research.Flag(o.Known())     // silent
	q := Some("B2")
	research.Note(q.OrElse("-"))                         // silent
	research.Note(q.OrElse(relay.Label(ward.Load("1")))) // want "research"
}

// Tree is recursive in its type parameter.
type Tree[K any] struct {
	left, right *Tree[K]
	key         K
}

func (t *Tree[K]) Insert(k K, less func(a, b K) bool) *Tree[K] {
	if t == nil {
		return &Tree[K]{key: k}
	}
	if less(k, t.key) {
		t.left = t.left.Insert(k, less)
	} else {
		t.right = t.right.Insert(k, less)
	}
	return t
}

func (t *Tree[K]) Walk(f func(K)) {
	if t != nil {
		t.left.Walk(f)
		f(t.key)
		t.right.Walk(f)
	}
}

func tree() {
	less := func(a, b string) bool { return a < b }
	var t, u *Tree[string]
	t = t.Insert("m", less).Insert(ward.Load("1").Name, less)
	u = u.Insert("m", less).Insert("n", less)
	var names, letters []string
	t.Walk(func(s string) { names = append(names, s) })
	u.Walk(func(s string) { letters = append(letters, s) })
	research.Lines(names...)   // want "research"
	research.Lines(letters...) // silent
}
