// Package shared keeps what comes last, for whoever asks.
package shared

import "care/model"

// State is what is known of one.
type State struct{ ID, Ward string }

// Last is the last one.
var Last State

// Set makes one the last.
func Set(p model.Patient) { Last = State{ID: p.Name, Ward: p.Site} }

// Cache keeps text by key.
type Cache struct{ m map[string]string }

// Put keeps it.
func (c *Cache) Put(k, v string) { c.m[k] = v }

// Get returns it.
func (c *Cache) Get(k string) string { return c.m[k] }

// Lookup returns it if it is there.
func (c *Cache) Lookup(k string) (string, bool) { v, ok := c.m[k]; return v, ok }

// Names is a cache.
var Names = &Cache{m: map[string]string{}}

var name string

// SetName sets the name.
func SetName(s string) { name = s }

// Name is it.
func Name() string { return name }
