// Package study is given patients by whoever finds it.
//
//lawful:purpose research
package study

import "care/model"

var kept []string

// Name keeps a name.
func Name(name string) { kept = append(kept, name) }

// Patient keeps a name as well.
func Patient(p model.Patient) { kept = append(kept, p.Name) }

// Count counts.
func Count(n int) { kept = append(kept, string(rune(n))) }

// Store is a study with a method.
type Store struct{}

// Put keeps what it is given.
func (Store) Put(v any) { kept = append(kept, v.(string)) }
