// Package relink builds other people's programs with lawful's analyzers inside:
// golangci-lint, whose plugins are compiled in, and gopls, which has no plugins.
//
// In: a program, its version, and where this lawful comes from. Out: an
// executable. Between the two stands a main module that is written to a
// temporary folder: the program's own main package, go.mod and go.sum, taken
// from the module cache, one more file that brings the analyzers in, and a
// requirement of lawful. The go command then builds it from the module proxy
// or cache alone. Nothing is patched and no repository is cloned.
//
// For gopls the main module is named as if it lay inside gopls's, so that it
// may import gopls's internal packages: the go command decides that by import
// paths. What it uses there is checked when the program starts.
//
// Invariants: the program's dependencies keep the versions its authors chose,
// except where lawful requires a later one; those named in [Program.Pinned] keep
// theirs whatever lawful requires. An executable is renamed into place when it
// is whole, so none is ever half written, and processes that want the same one
// in the cache build it once.
//
// What it does not handle: versions outside the range that was tried
// ([Program.Check]), and programs built by others, whose versions it cannot
// know.
package relink
