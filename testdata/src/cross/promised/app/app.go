// Package app decides who is told.
package app

import (
	"cross/promised/desk"
	"cross/promised/usage"
)

func wire() {
	desk.New(&usage.Memory{})      // silent
	desk.NewPlain(&usage.Memory{}) // want "research"
}
