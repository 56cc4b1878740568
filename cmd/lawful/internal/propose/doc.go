// Package propose looks at a module and drafts a lawful.yaml for it.
//
// In: a folder. Out: a [Survey] of what the names in the module's source
// suggest (types that look like patient data, packages whose names suggest a
// purpose, outside packages, functions that look like de-identification or a
// check), and from it the text of a file in which every suggestion is a comment.
//
// # Invariants
//
// A draft loads, and has no effect until somebody edits it: names suggest, they
// prove nothing. What a suggestion leaves to be decided (a reference, the parts
// of a basis) it leaves empty, so that taking its comment sign away without
// filling it in is an error. The same source gives the same draft. Nothing is
// fetched over the network, and no file is overwritten.
//
// # How it looks
//
// At syntax only: a module that does not compile, or whose dependencies are not
// there, can be looked at all the same. Which words are signs of what is data
// (signs.txt).
//
// # Not handled
//
// Test files, files that build constraints leave out, types declared in
// functions, and what a name does not tell: the types of a field, what a
// function really does.
package propose
