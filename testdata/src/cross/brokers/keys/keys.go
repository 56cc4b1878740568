// Package keys holds what two packages share that do not know each other.
package keys

var held = map[string]string{}

// Put keeps a name.
func Put(name string) { held["name"] = name }

// Get is what Put kept.
func Get() string { return held["name"] }
