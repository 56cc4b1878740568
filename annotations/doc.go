// Package annotations is the language of lawful: what a programmer writes to
// say that data is about patients, what purpose code serves, and on what
// lawful basis. It reads without knowledge of analyzers or of SSA.
//
// # In and out
//
//   - The vocabulary (embedded in vocabulary/*.txt): purposes, the parts of a
//     lawful basis, states, checks. [Default] returns it, [Vocabulary.Purpose]
//     and [Vocabulary.Term] look words up, [Vocabulary.Nearest] suggests.
//   - Directives in Go comments: [Parse] takes a syntax tree and returns
//     [Directive] values, each with what it stands on, and [Problem] values for
//     everything that looks like a directive and is not a good one.
//   - lawful.yaml: [Load] and [ParseConfig] return a [Config], or [Faults] that
//     hold every mistake of the file with its line and column.
//   - Match patterns: [ParsePattern] reads one, [Pattern.Find] applies it to a
//     type-checked package.
//
// # Invariants
//
// All results are values that nobody changes afterwards, and are safe for use
// by several goroutines. The same input gives the same output in the same
// order. No input makes this package panic, and no mistake in an input goes
// unreported.
//
// # Not handled here
//
// Whether a declared basis is a good one is the business of package law; what
// the declarations add up to for one object of a program, that of the
// analyzers. Build constraints are not looked at: a directive counts in every
// file that is parsed.
package annotations
