// Package testing tries an alert app on a ward.
//
//lawful:purpose direct-care // want "testing-as-direct-care: direct-care claimed for rules/lifecycle/testing"
package testing

import "care/model"

// Replay is care only by name.
//
//lawful:purpose local-audit // want "testing-as-direct-care: local-audit"
func Replay(p model.Patient) { p.Rename("x") }

// Try says what it is.
//
//lawful:purpose care-environment-testing // silent
func Try(v any) {}
