// Package checks asks.
package checks

import "care/model"

// Keep leaves out who opted out.
//
//lawful:check opt-out
func Keep[T any](xs []T, id func(T) string) []T {
	var kept []T
	for _, x := range xs {
		if id(x) != "out" {
			kept = append(kept, x)
		}
	}
	return kept
}

// Service answers.
type Service struct{ url string }

// Filter leaves out who opted out.
//
//lawful:check opt-out
func (s *Service) Filter(ps []model.Patient) ([]model.Patient, error) { return ps, nil }

// One tells.
//
//lawful:check opt-out
func One(p model.Patient) (model.Patient, bool) { return p, p.Age > 0 }

// Usable is a verdict.
//
//lawful:check opt-out
func Usable(p model.Patient) bool { return p.Age > 0 }

// Checker is what others use.
type Checker interface {
	//lawful:check opt-out
	Clean(ps []model.Patient) []model.Patient
	Sort(ps []model.Patient) []model.Patient
}

// Numbers cleans a list.
//
//lawful:check opt-out
func Numbers(ns []string) []string { return ns }
