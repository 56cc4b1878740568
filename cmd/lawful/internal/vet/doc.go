// Package vet is the tool that "go vet -vettool" starts, once for every
// package of the program.
//
// In: go vet's command line and its description of one package. Out: the
// findings on the standard output or error in the form go vet asks for, and
// the file with the package's fact.
//
// It stands in for the framework's unitchecker for three reasons. Packages of
// the standard library, two thirds of most programs, are answered at once
// without being parsed. go vet's cache does not know of lawful.yaml: the
// answer to -V=full, which it does know, mixes its content in. And go vet keeps
// the result of a package that it vetted as a dependency only and replays it
// when the package itself is asked for: findings would be lost, so they are
// printed for every package of the main modules.
//
// The last has an exception. A package with test files inside it is always
// vetted together with these when it is asked for; the same package without
// them is a dependency of others only, and stays silent, or its findings would
// show twice.
//
// The go command keeps a package's fact first and its findings after, and takes
// a fact without findings for a package that has none (Go 1.26, work.Builder.vet).
// So two runs that begin with the same cache at the same moment, or one that is
// killed between the two, can lose the findings of a package, as they can those
// of go vet itself. No tool can prevent that: it has ended before either is kept.
// The README tells users.
//
// With -fix, go vet prints no findings, and neither do we.
//
// What it does not handle: packages of dependencies named on the command line,
// which are an error ("lawful check" takes them).
//
// Source for the protocol: the go command's cmd/go/internal/vet,
// cmd/go/internal/work (vetConfig, toolID), and x/tools' unitchecker.
package vet
