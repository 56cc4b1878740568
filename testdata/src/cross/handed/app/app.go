// Package app hands them over.
package app

import (
	"care/model"
	"cross/handed/trial"
)

type store struct{ rows map[string]string }

func (s *store) List() []model.Patient { return []model.Patient{{Name: s.rows["a"]}} }

func (s *store) find(id string) *model.Patient { return &model.Patient{Name: s.rows[id]} }

func Start(s *store, p model.Patient) {
	trial.Build(s, s.find)                                                                     // silent
	trial.Build(s, func(id string) *model.Patient { return &model.Patient{Name: s.rows[id]} }) // silent
	trial.Texts(func() string { return p.Name })                                               // want "research"
	trial.Texts(func() string { return s.rows["a"] })                                          // silent
}
