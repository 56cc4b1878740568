// Package check is the driver of "lawful check": it analyses a program in
// this process and compiles nothing.
//
// In: a folder, package patterns, options. Out: a [Report] with the findings
// and whatever kept a package from being analysed.
//
// Findings are given for the named packages and for those of the main modules
// that these depend on, as go vet with our tool gives them: a route may start
// in any of them. Dependencies from other modules are analysed for their facts
// only, without the project's configuration; naming one makes it a checked
// package.
//
// What it does not handle: caching between runs (go vet does), printing.
package check
