// Package app brings the stores and those who ask them together.
package app

import (
	"cross/failed/jobs"
	"cross/failed/store"
)

func wired() {
	jobs.New(&store.Plain{})   // silent
	jobs.New(&store.Typed{})   // silent
	jobs.New(&store.Telling{}) // want "research"
}
