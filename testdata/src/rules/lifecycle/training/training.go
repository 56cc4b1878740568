// Package training fits models.
//
//lawful:purpose direct-care // want "testing-as-direct-care"
package training

import "care/model"

// Fit fits.
func Fit(ps []model.Patient) int { return len(ps) }
