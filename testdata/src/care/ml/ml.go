// Package ml trains models.
//
//lawful:purpose ml-training
package ml

import "care/model"

var batch []any

// Train takes a record into the next batch.
func Train(p model.Patient) { batch = append(batch, p) }

// Feature takes one reading.
func Feature(x float64) { batch = append(batch, x) }
