// Package repo keeps what was decoded once.
package repo

// Repo is a cache in front of a decoder.
type Repo[T any] struct {
	dec   func(any)
	cache map[string]*T
}

// New makes a Repo.
func New[T any](dec func(any)) *Repo[T] { return &Repo[T]{dec, map[string]*T{}} }

// Get decodes a value, or takes it out of the cache.
func (r *Repo[T]) Get(id string) *T {
	if v, ok := r.cache[id]; ok {
		return v
	}
	out := new(T)
	r.dec(out)
	r.cache[id] = out
	return out
}

// Put keeps a value.
func (r *Repo[T]) Put(id string, v *T) { r.cache[id] = v }
