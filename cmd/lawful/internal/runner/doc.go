// Package runner executes a set of analyzers over one type-checked package. It
// is what the two drivers, go vet's tool and "lawful check", have in common.
//
// In: a package with its syntax and types, the analyzers, and a function that
// answers with the facts of direct imports. Out: diagnostics and the fact of
// this package.
//
// Analyzers run one after the other: both drivers already work on several
// packages at once, and a fixed order keeps the output the same on every run.
//
// What it does not handle: facts about objects and more than one type of fact
// (refused with an error), analyzers that run despite type errors (a package
// with errors is never analysed).
package runner
