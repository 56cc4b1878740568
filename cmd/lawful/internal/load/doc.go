// Package load finds the packages of a program with the go command and
// type-checks them from source, so that nothing has to be compiled.
//
// In: a folder, patterns, build flags. Out: a graph of packages, dependencies
// first; then, for each package whose imports are done, its syntax and types.
//
// The standard library is reduced to its declarations: function bodies are
// dropped as soon as they are parsed and never type-checked, since the models
// of the standard library stand in for them. That and letting go of the syntax
// of a package when its analysis is over keeps memory low.
//
// What it does not handle: overlays, gccgo, GOPATH mode beyond what the go
// command makes of it. In a dependency that uses cgo and for which cgo cannot
// run, references to C have no type.
package load
