// Package finding holds the results of a run and the forms they are written
// in. The structs are the contract; text, JSON and the tree that go vet reads
// are handlers of them, so that a further form needs no change elsewhere.
//
// In: diagnostics with positions in a file set. Out: findings that stand on
// their own, sorted, each once, and their text.
//
// What it does not handle: deciding which findings are wanted beyond their
// severity; reading sources other than for excerpts.
package finding
