// Package evaluation judges the service.
package evaluation

import "care/model"

// Score is about people.
//
//lawful:purpose local-audit // want "testing-as-direct-care"
func Score(p model.Patient) int { return p.Age }

//lawful:purpose service-evaluation medical-research // want "evaluation-as-research"
type Report struct{}

//lawful:purpose national-clinical-audit research // want "evaluation-as-research"
func audit(p model.Patient) {}

//lawful:purpose pms service-evaluation
func both(p model.Patient) {}

//lawful:purpose compatibility-testing direct-care // want "compatibility-testing-mislabelled" "testing-as-direct-care"
func compat(p model.Patient) {}
