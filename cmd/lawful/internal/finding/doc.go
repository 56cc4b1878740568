// Package finding holds the results of a run and the forms they are written
// in. The structs are the contract; each form is one writer of them: [Text]
// for a person, [Line], [JSON], [SARIF], [GitHub], and the tree that go vet
// reads. A further form needs no change elsewhere.
//
// In: diagnostics with positions in a file set. Out: findings that stand on
// their own, sorted, each once, with a fingerprint that outlives moved lines,
// and their text.
//
// Whatever comes from the code that is checked (names, messages, sources) is
// made safe for a terminal in the forms that are meant for one (see [Clean]).
//
// What it does not handle: deciding which findings are wanted beyond their
// severity; reading sources other than for excerpts and columns.
package finding
