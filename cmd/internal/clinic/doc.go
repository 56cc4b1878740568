// Package clinic is what the tests of the drivers have in common: the sample
// clinic of testdata, and what "lawful check" finds there, against which each
// driver is held by rule and place.
//
// A driver's test lies in the package of its plugin, since what it needs takes
// minutes to build: go test gives each package a time limit of its own. Only
// tests import this package.
package clinic
