// Package app makes the handlers.
package app

import (
	"cross/pulled/store"
	"cross/pulled/web"
)

func Start(s *store.Store) {
	version := func(string) string { return "1" }
	_ = web.New(s, version, nil)                // want "research"
	_ = web.New(store.None{}, s.Name, s.Name)   // want "research"
	_ = web.New(store.None{}, version, s.Name)  // silent
	_ = web.New(store.None{}, version, version) // silent
	_ = web.NewQuiet(s)                         // silent
	_ = web.NewLoud(s)                          // want "research"
	_ = web.NewBased(s)                         // silent
}
