// Package stages claims direct care for what tests and trains.
package stages

import (
	"testing"

	"care/model"
	"care/ward"
	"rules/lifecycle/poc"
)

//lawful:purpose direct-care
type Trainer struct{ ps []model.Patient }

// TrainRiskModel trains.
func (t *Trainer) TrainRiskModel() int { // want "testing-as-direct-care"
	n := 0
	for _, p := range t.ps {
		n += p.Age
	}
	return n
}

//lawful:purpose care-treatment
func BacktestAlerts(ps []model.Patient) int { // want "testing-as-direct-care"
	n := 0
	for range ps {
		n++
	}
	for _, p := range ps {
		n += p.Age
	}
	return n
}

//lawful:purpose direct-care
func bench(b *testing.B, p model.Patient) int { return p.Age } // want "testing-as-direct-care"

//lawful:purpose direct-care
func generic[T model.Patient](ps []T) { // silent
	f := (&Trainer{}).TrainRiskModel
	f()
}

func call() {
	poc.Names(ward.List()) // want "uncovered-crossing"
	f := poc.Names
	f(ward.List())                                                           // want "uncovered-crossing"
	poc.Generic(ward.List(), func(p model.Patient) string { return p.Name }) // want "uncovered-crossing"
}
