// Package store has the texts.
package store

import "care/model"

type Store struct{ rows map[string]model.Patient }

func (s *Store) Name(id string) string           { return s.rows[id].Name }
func (s *Store) Version(string) string           { return "1" }
func (s *Store) Both(id string) (string, string) { return s.rows[id].Name, "1" }

// None has no patients.
type None struct{}

func (None) Name(id string) string           { return id }
func (None) Version(string) string           { return "1" }
func (None) Both(id string) (string, string) { return id, "1" }
